"""August and September of the affiliate desk: what the bot says of the story is what was worked out
by hand, to the rupiah and the head."""

from pathlib import Path

import pytest

from tests.affiliate_months import sheets, story
from tests.affiliate_months.page import PAGE, PICTURE, parts
from tests.affiliate_months.replay import Replay
from tests.affiliate_months.sheets import METERS, RANKING, by_hand
from tests.affiliate_months.told import Told
from tests.desk import House, Said
from tests.reliability.page import filled


@pytest.mark.on_both_databases
def test_the_two_months_come_to_what_was_worked_out_by_hand(tmp_path: Path) -> None:
    replay = Replay(tmp_path)
    told = replay.play()
    assert told.recaps["2026-08"] == by_hand("august-recap.csv")
    assert told.recaps["2026-09"] == by_hand("september-recap.csv")
    assert [RANKING, *told.ranking] == by_hand("ranking.csv")
    assert told.payouts == by_hand("payouts.csv")
    assert sheets.breaches(told.breaches) == by_hand("breaches.csv")
    assert [METERS, *told.meters] == by_hand("meters.csv")
    page = PAGE.read_text("utf-8")
    assert filled(page, parts(replay.story, told)) == page
    what_happened_on_the_way(replay, told)
    what_nobody_reads(replay, told)


def what_happened_on_the_way(replay: Replay, told: Told) -> None:
    """What the sheets do not show: a copy, a slip, two files that differ, a late correction."""
    assert "ditahan" in told.held_back and "Kanan: dari jaya" in told.held_back
    assert "wina" in told.undone
    orders_win = "dody: Rp3.360.000 dari pesanan, Rp3.960.000 dari periode"
    assert [orders_win in said for said in told.sales].count(True) == 1
    settled = "rahma: 1 terjual, Rp75.000 belum selesai → 1 terjual, Rp75.000 selesai"
    assert [settled in said for said in told.sales].count(True) == 1
    assert "setelah bonus Rp300.000 dibayar" in told.correction
    assert "terjual 29/30" in told.correction
    assert [action.split(":")[1] for _, action in replay.team.due("Tetap berlaku")] == ["59"]


def what_nobody_reads(replay: Replay, told: Told) -> None:
    """Lilis hears nothing of a correction; who stopped or never came hears nothing more at all."""
    assert not _to(replay, "lilis", told.corrected)
    for name in ("maya", "ratih"):
        assert _to(replay, name, told.letters)[-1].words == "stopped"
    for name in ("eka", "lukman", "vivi", "fajar", "salsa"):
        assert not _to(replay, name, told.letters)
    copied = " ".join(one.text for one in _to(replay, "arif", told.letters))
    assert "jaya" not in copied and "ditahan" not in copied


def _to(replay: Replay, name: str, said: list[Said]) -> list[Said]:
    return House.to(replay.house, replay.affiliates.named(name), said)


def test_the_page_has_its_picture() -> None:
    assert PICTURE.read_bytes().startswith(b"\x89PNG")


def test_the_story_has_the_counts_of_the_seeds() -> None:
    august, september = story.told().months
    contacted = [sum(map(len, month.contacted.values())) for month in (august, september)]
    assert contacted == [46, 20]
    assert [len(month.agreed) for month in (august, september)] == [10, 5]


def test_who_sold_most_in_august_is_asked_first_in_september() -> None:
    """As /rank has them, but for wina, who did not keep the agreement; the unlisted come last."""
    rows = by_hand("ranking.csv")[1:]
    _, september = story.told().months
    for shop, names in september.contacted.items():
        ranked = [row[2] for row in rows if row[0] == shop and row[6] != "1"]
        assert list(names) == ranked


def test_what_was_paid_is_the_sum_of_the_story() -> None:
    """1.550.000 for August and 1.300.000 for September."""
    rows = by_hand("payouts.csv")[2:]
    paid = {month: sum(int(row[5]) for row in rows if month in row[2]) for month in MONTHS}
    assert paid == MONTHS


MONTHS = {"Agustus": 1_550_000, "September": 1_300_000}
