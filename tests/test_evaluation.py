"""/evaluate: who to continue with and who not, with the figures why."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from random import Random

import openpyxl
import pytest
from desk import TERMS, House, Said, Who
from sqlmodel import Session

from deals.reporting.evaluation import RULES, SUGGESTIONS, ranked
from handlers.office import forgetting
from storage import tables
from storage.brand import campaigns
from storage.overview import evaluations
from storage.overview.evaluations import Asked

on_both_databases = pytest.mark.on_both_databases
GOODS = replace(TERMS, barter="1 paket Kunyit", barter_value_idr=150_000, fee_idr=0)
ASKED = Asked("2026-09", None, date(2026, 9, 27), "2026-10")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def posts(house: House, who: Who, *numbers: int) -> None:
    """Their posts, which staff accept at once."""
    for number in numbers:
        house.says(who, f"sudah tayang https://www.instagram.com/reel/C9abcdefg{number:02}/")
        house.presses(house.admin, "Terima bukti")


def three_agreed(house: House) -> tuple[Who, Who, Who]:
    """Rani is punctual, Sari asks for time and is three days late with one of two after the two
    days that she was given, Tono posts nothing; it is the 29th."""
    rani, sari, tono = (house.who(name) for name in ("Rani", "Sari", "Tono"))
    for who in (rani, sari, tono):
        house.agreed(who)
    posts(house, rani, 1, 2)
    posts(house, sari, 11)
    house.says(sari, "kak boleh minta waktu tambahan 2 hari?")
    house.later(days=28)
    posts(house, sari, 12)
    return rani, sari, tono


def read(said: list[Said]) -> str:
    return "\n".join(one.text for one in said)


@on_both_databases
def test_the_list_says_who_and_the_figures_why(house: House) -> None:
    three_agreed(house)
    told = house.answer(house.admin, "/evaluate")
    assert "Evaluasi September 2026 · 3 partner yang setuju" in told
    assert "1. Rani @rani · Herbana · layak lanjut\n2 dari 2 tayang, tepat waktu, fee" in told
    assert "2. Sari @sari · Herbana · pertimbangkan\n2 dari 2 tayang, 1 terlambat 3 hari" in told
    assert "1 kali minta waktu tambahan, 5 pengingat" in told
    assert "3. Tono @tono · Herbana · sebaiknya tidak\n0 dari 2 tayang, lewat batas" in told
    for line in ("layak lanjut: 1", "pertimbangkan: 1", "sebaiknya tidak: 1"):
        assert f"• {line}" in told
    assert "saran dari angka yang tercatat saja, keputusannya tetap di tim" in told


def test_who_is_still_at_it_is_not_judged_yet(house: House) -> None:
    house.agreed(house.who("Rani"))
    told = house.answer(house.admin, "/evaluate")
    assert "Rani @rani · Herbana · belum selesai\n0 dari 2 tayang, masih berjalan" in told


@on_both_databases
def test_who_called_it_off_is_told_apart_from_whom_we_let_go(house: House) -> None:
    """An agreement that we took back speaks against nobody."""
    rani, sari = house.who("Rani"), house.who("Sari")
    broken, ours = house.agreed(rani), house.agreed(sari)
    house.do(lambda s: _ended(s, broken, "declined"))
    house.do(lambda s: _ended(s, ours, "withdrawn"))
    told = house.answer(house.admin, "/evaluate")
    assert "1. Sari @sari · Herbana · pertimbangkan\n0 dari 2 tayang, dibatalkan dari kita" in told
    assert "2. Rani @rani · Herbana · sebaiknya tidak" in told
    assert "batal atau melanggar setelah sepakat" in told


def test_goods_count_as_what_they_are_worth(house: House) -> None:
    house.agreed(house.who("Rani"), terms=GOODS)
    assert "barter senilai Rp150.000" in house.answer(house.admin, "/evaluate")


def test_who_only_got_an_offer_is_not_on_the_list(house: House) -> None:
    house.approached(house.who("Rani"))
    assert "Belum ada yang setuju di bulan ini" in house.answer(house.admin, "/evaluate")


def test_a_brand_leaves_out_the_others_and_a_month_the_others(house: House) -> None:
    house.agreed(house.who("Rani"))
    house.brand("Herbamojo")
    assert "0 partner" in house.answer(house.admin, "/evaluate herbamojo")
    assert "1. Rani @rani · belum" in house.answer(house.admin, "/evaluate herbana september")
    assert "Agustus 2026 · Herbana · 0" in read(house.presses(house.admin, "Bulan sebelumnya"))
    assert "Bulan itu tidak terbaca" in house.answer(house.admin, "/evaluate hrbn")


def test_of_whom_was_forgotten_nothing_is_told(house: House) -> None:
    house.agreed(house.who("Rani"))
    house.turn(lambda turn: forgetting.forget(turn, 1, True))
    assert "0 partner" in house.answer(house.admin, "/evaluate")


def test_a_long_month_is_turned_page_by_page(house: House) -> None:
    house.do(lambda s: _many(s, house, 8))
    assert "halaman 1/2" in house.answer(house.admin, "/evaluate")
    assert "halaman 2/2" in read(house.presses(house.admin, "Berikutnya"))
    assert "halaman 2/2" in read(house.presses(house.admin, "s.evaluate:99:2026-09:2026-09:"))


@on_both_databases
@pytest.mark.parametrize("seed", range(2))
def test_the_database_judges_and_sorts_as_the_rules_do(house: House, seed: int) -> None:
    house.do(lambda s: _many(s, house, 60, seed))
    found = house.do(lambda s: list(evaluations.pages(s, ASKED, 7, 1000)))
    records = [one.record for one in found]
    assert len(records) == 60
    assert records == ranked(reversed(records))
    counted = house.do(lambda s: evaluations.counts(s, ASKED))
    assert counted == Counter(one.suggestion for one in found)
    assert set(counted) == set(SUGGESTIONS), RULES
    [*again] = house.do(lambda s: evaluations.again(s, ASKED, 1000))
    assert [one.deal for one in again] == [r.deal for r in records[: counted[SUGGESTIONS[0]]]]


@on_both_databases
def test_several_agreements_with_a_brand_are_one_line(house: House) -> None:
    rani = house.who("Rani")
    first = house.agreed(rani)
    posts(house, rani, 1, 2)
    second = house.campaign("Payday")
    house.do(lambda s: _also(s, first, second))
    [line] = house.do(lambda s: list(evaluations.pages(s, ASKED, 7, 10)))
    assert (line.record.pieces, line.record.delivered, line.record.broken) == (2, 2, 1)


def test_the_sheet_of_the_report_holds_it_too(house: House) -> None:
    three_agreed(house)
    house.says(house.admin, "/report")
    [file] = [o for o in house.presses(house.admin, "Unduh .xlsx") if o.act == "document"]
    book = openpyxl.load_workbook(BytesIO(Path(file.path).read_bytes()))
    rows = list(book["Evaluasi"].iter_rows(values_only=True))
    assert rows[0][:5] == ("No", "KOL", "Akun", "Brand", "Saran dari angka")
    assert rows[1][:8] == (1, "Rani", "rani", "Herbana", "layak lanjut", 2, 2, 0)
    assert rows[2][:9] == (2, "Sari", "sari", "Herbana", "pertimbangkan", 2, 2, 3, 5)
    assert rows[1][13:] == (500_000, 0, None, None, None)


def test_the_report_leads_to_it(house: House) -> None:
    three_agreed(house)
    house.says(house.admin, "/report")
    assert "Evaluasi September 2026" in read(house.presses(house.admin, "Evaluasi"))


@pytest.mark.parametrize("button", ["s.evaluate:", "s.evaluate:x:2026-09:2026-09:", "s.evaluate:0"])
def test_a_forged_button_is_an_old_one(house: House, button: str) -> None:
    assert "tidak berlaku" in read(house.presses(house.admin, button))


def _ended(session: Session, deal_id: int, stage: str) -> None:
    session.get_one(tables.Deal, deal_id).stage = stage


def _also(session: Session, first: int, campaign_id: int) -> None:
    """Another agreement of the same partner, which they called off."""
    deal = session.get_one(tables.Deal, first)
    session.add(
        tables.Deal(
            campaign_id=campaign_id,
            partner_id=deal.partner_id,
            stage="declined",
            made_at=deal.made_at,
            agreed_at=deal.agreed_at,
        )
    )


def _many(session: Session, house: House, count: int, seed: int = 1) -> None:
    """So many who agreed, each with a record of their own by chance."""
    rng = Random(seed)
    brand = campaigns.add_brand(session, "Herbana")
    campaign = campaigns.add_campaign(
        session, brand.id or 0, "September", "kol", "2026-09", TERMS, house.now
    )
    for number in range(count):
        partner = tables.Partner(
            name=f"KOL {number}", platform="tiktok", handle=f"kol{number}", listed_at=house.now
        )
        session.add(partner)
        session.flush()
        deal = _one(session, rng, campaign.id or 0, partner.id or 0, house)
        _its_rows(session, rng, deal, house)


def _one(
    session: Session, rng: Random, campaign_id: int, partner_id: int, house: House
) -> tables.Deal:
    stage = rng.choice(["done", "done", "done", "delivering", "breached", "withdrawn"])
    extension = {"number": 1, "days": 2, "until": "2026-09-24", "since": house.now.isoformat()}
    deal = tables.Deal(
        campaign_id=campaign_id,
        partner_id=partner_id,
        stage=stage,
        made_at=house.now,
        agreed_at=house.now,
        delivered_at=house.now if stage == "done" else None,
        days_late=rng.choice([0, 0, 1, 2, 3, 9]) if stage == "done" else None,
        post_by=rng.choice([None, date(2026, 9, 20), ASKED.today]),
        extensions=[extension] * rng.choice([0, 0, 1, 2]),
    )
    session.add(deal)
    session.flush()
    return deal


def _its_rows(session: Session, rng: Random, deal: tables.Deal, house: House) -> None:
    states = ["accepted"] if deal.stage == "done" else ["due", "submitted", "accepted", "sent_back"]
    about = {"deal_id": deal.id or 0}
    for number in range(1, rng.randint(1, 3) + 1):
        state = "excused" if rng.random() < 0.2 else rng.choice(states)
        piece = tables.Deliverable(
            number=number, kind="reel", platform="tiktok", state=state, **about
        )
        session.add(piece)
    for number in range(rng.randint(0, 4)):
        at = house.now + timedelta(days=number)
        session.add(
            tables.Proof(
                deliverable=1,
                kind="link",
                platform="tiktok",
                post_id=f"{deal.id}-{number}",
                handed_in_at=at,
                state=rng.choice(["sent_back", "accepted"]),
                **about,
            )
        )
        reminder = tables.Reminder(
            name=rng.choice(["remind", "promise", "escalate"]), step=number, day=0, due_at=at,
            state=rng.choice(["done", "dropped"]), **about,
        )  # fmt: skip
        session.add(reminder)
