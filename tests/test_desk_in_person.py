"""A person of ours talks with a partner through the bot, which is quiet meanwhile."""

from datetime import timedelta
from pathlib import Path

import pytest
from desk import House, Said, Who

from deals.channel import Attachment, Contact
from deals.terms import Content, PostBy, Terms

pytestmark = pytest.mark.on_both_databases


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def texts(house: House, who: Who, said: list[Said]) -> list[str]:
    return [one.text for one in house.to(who, said)]


def test_a_line_is_said_through_the_bot_and_the_answer_comes_back_with_the_deal(
    house: House,
) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    said = house.says(house.admin, f"/say {deal_id} Halo Kak,\nsudah sempat dibaca?")
    assert texts(house, rani, said) == ["Halo Kak,\nsudah sempat dibaca?"]
    assert "Jawaban dikirim" in house.to(house.admin, said)[0]
    back = house.to(house.admin, house.says(rani, "aman ga kak buat ibu menyusui?"))[0]
    assert "aman ga kak" in back and f"/deal_{deal_id}" in back
    more = house.says(house.admin, "Sebaiknya tanya dokter dulu ya Kak", reply_to=back.message_id)
    assert "Sebaiknya tanya dokter dulu ya Kak" in texts(house, rani, more)
    assert house.deal(deal_id).unanswered == ()


def test_a_reply_to_any_notice_about_a_deal_is_sent_with_one_press(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)
    agreed = [one for one in house.everything() if one.words == "notice_agreed"][-1]
    said = house.says(house.admin, "Makasih ya Kak!", reply_to=agreed.message_id)
    assert texts(house, rani, said) == []
    assert "Kirim ini ke partner?" in house.to(house.admin, said)[0]
    assert texts(house, rani, house.presses(house.admin, "Kirim")) == ["Makasih ya Kak!"]
    assert "tidak berlaku" in house.presses(house.admin, "Kirim")[0].text
    assert f"/deal_{deal_id}" in house.to(house.admin, said)[0]


def test_while_a_person_talks_it_is_not_asked_whether_the_pack_is_there(house: House) -> None:
    terms = Terms(
        contents=(Content("story", "instagram", 1),),
        post_by=PostBy(days_after_pack=7),
        barter="Temulawak",
        barter_value_idr=150_000,
    )
    rani = house.who("Rani")
    deal_id = house.agreed(rani, terms=terms)
    house.presses(house.admin, f"s.pack:{deal_id}")
    house.says(house.admin, "JNE JP0000112233")
    assert house.deal(deal_id).pack.state == "sent"
    house.says(house.admin, f"/takeover {deal_id}")
    said = [one for _ in range(8) for one in house.later(days=1)]
    assert texts(house, rani, said) == []
    house.says(house.admin, f"/giveback {deal_id}")
    assert "sampai" in "".join(texts(house, rani, house.later(days=3)))


def test_a_line_without_words_is_asked_for_and_bad_numbers_are_told(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    assert "nomor deal-nya" in house.answer(house.admin, "/say")
    assert "tidak ada" in house.answer(house.admin, "/say 999 halo")
    assert "Kata-kata berikutnya" in house.answer(house.admin, f"/say {deal_id}")
    assert "Siang Kak" in texts(house, rani, house.says(house.admin, "Siang Kak"))
    house.says(rani, "stop")
    assert "tidak dihubungi lagi" in house.answer(house.admin, f"/say {deal_id} halo")


def test_while_a_person_talks_the_bot_reads_nothing_and_says_nothing(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(rani, f"yes:{deal_id}:1")
    assert "bot diam" in house.answer(house.admin, f"/takeover {deal_id}")
    for words in ("ok", "berapa komisinya kak?", "fee 2jt ya", "hmm gimana ya", "makasih"):
        said = house.says(rani, words)
        assert texts(house, rani, said) == []
        assert words in house.to(house.admin, said)[0]
    card = Contact("Maya", "+628120000123")
    assert texts(house, rani, house.says(rani, "", kind="contact", contact=card)) == []
    file = Attachment("document", "f1", "rate.pdf", path="media/rate.pdf")
    shown = house.to(house.admin, house.says(rani, "", file))
    assert [one.act for one in shown] == ["document", "text"]
    assert house.deal(deal_id).on_table.number == 1  # nothing was agreed or bargained

    answer = house.says(house.admin, f"/say {deal_id} Fee-nya tetap ya Kak")
    assert house.deal(deal_id).unanswered == ()  # what is said last answers all before
    assert "Masih menunggu" not in "".join(texts(house, house.admin, answer))


def test_reminders_rest_and_after_a_silent_day_staff_are_asked(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.says(house.admin, f"/takeover {deal_id}")
    said = house.later(days=1, hours=1)
    assert texts(house, rani, said) == []
    assert "Kembalikan ke bot?" in house.to(house.admin, said)[0]
    house.presses(house.admin, "Masih saya pegang")
    assert house.later(hours=23) == []
    assert "Kembalikan ke bot?" in house.to(house.admin, house.later(hours=25))[0]
    assert (
        "Dikembalikan"
        in house.to(house.admin, house.presses(house.admin, f"s.giveback:{deal_id}"))[0]
    )
    assert texts(house, rani, house.later(hours=20)) == []  # silence counts anew
    assert "September" in texts(house, rani, house.later(days=1))[0]


def test_what_fell_due_while_a_person_talked_is_not_said_afterwards(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.agreed(rani)  # to be posted on the 24th
    house.now += timedelta(days=19)  # the 20th
    house.says(house.admin, f"/takeover {deal_id}")
    house.later(days=2)  # beyond H-3
    house.says(house.admin, f"/giveback {deal_id}")
    assert texts(house, rani, house.later(hours=12)) == []
    assert texts(house, rani, house.later(days=2))  # H-1


def test_a_stop_counts_a_proof_is_taken_and_a_press_agrees(house: House) -> None:
    rani, budi = house.who("Rani"), house.who("Budi")
    one, two = house.approached(rani), house.agreed(budi)
    house.says(house.admin, f"/takeover {one}")
    house.says(house.admin, f"/takeover {two}")
    house.presses(rani, f"yes:{one}:1")
    house.presses(rani, f"agree:{one}:1")
    assert house.deal(one).stage == "delivering"
    house.says(budi, "https://www.instagram.com/budi/reel/C9abcdefghi/")
    assert [piece.state for piece in house.deal(two).deliverables] == ["submitted", "due"]
    house.says(budi, "stop")
    assert not house.deal(two).in_person


def test_it_stands_in_due_and_on_the_card_and_one_of_us_talks_at_a_time(house: House) -> None:
    rani, dewi = house.who("Rani"), house.member("Dewi")
    deal_id = house.approached(rani)
    assert "Ambil alih" in house.says(dewi, f"/deal {deal_id}")[0].labels
    house.presses(dewi, "Ambil alih")
    card = house.says(dewi, f"/deal {deal_id}")[0]
    assert "Dewi yang bicara" in card and "Kembalikan ke bot" in card.labels
    assert "dipegang tim" in house.answer(dewi, "/due")
    assert "rekan lain" in house.answer(house.admin, f"/takeover {deal_id}")
    said = house.says(rani, "siapa ini?")  # both whose deal it is and who talks read it
    assert house.to(house.admin, said) and house.to(dewi, said)
    house.says(house.admin, f"/giveback {deal_id}")
    assert "dipegang tim" not in house.answer(dewi, "/due")
    assert "sebelumnya" in house.answer(dewi, f"/giveback {deal_id}")


def test_a_talk_elsewhere_is_one_line_in_the_history(house: House) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    line = "telepon, setuju 2 reel kalau fee 1jt"
    assert "Dicatat" in house.answer(house.admin, f"/note {deal_id} {line}")
    assert line in house.presses(house.admin, f"s.hist:{deal_id}")[0]
    assert "kata-kata" in house.answer(house.admin, f"/note {deal_id}")
    assert "500" in house.answer(house.admin, f"/note {deal_id} {'x' * 501}")


@pytest.mark.parametrize("meanwhile", ["kalau 1 reel aja fee 900rb gimana?", ""])
def test_a_yes_after_a_person_talked_is_no_yes_to_the_terms_shown_before(
    house: House, meanwhile: str
) -> None:
    rani = house.who("Rani")
    deal_id = house.approached(rani)
    house.presses(rani, f"yes:{deal_id}:1")
    house.says(house.admin, f"/takeover {deal_id}")
    if meanwhile:
        house.says(rani, meanwhile)
    house.says(house.admin, f"/giveback {deal_id}")
    said = house.says(rani, "oke setuju")
    assert house.deal(deal_id).negotiating
    assert "Rp500.000" in "".join(texts(house, rani, said))  # shown anew: a yes to that counts
    house.says(rani, "oke setuju")
    assert house.deal(deal_id).stage == "delivering"
