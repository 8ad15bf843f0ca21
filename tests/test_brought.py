"""What posts brought: asked some days after the end, told in words or shown, never in the way."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import select

from deals import exits, negotiation
from deals.brought.figures import Brought, Figures
from deals.channel import Attachment
from deals.deadlines.cadence import Cadence
from deals.terms import PostBy
from handlers.turn import Turn
from storage.deal import brought, deals, desk, proofs, reminders
from storage.partner import people
from storage.personal import dossier, erasing
from storage.tables import BroughtPicture, Media, Outbox
from tests.desk import TERMS, House, Said, Who

pytestmark = pytest.mark.on_both_databases
LINKS = "https://www.instagram.com/reel/C8abcDEfgh1/ https://www.instagram.com/reel/C8abcDEfgh2/"
INSIGHT = Attachment("photo", "f", "insight.jpg", "image/jpeg", 10, "cd" * 32, "/media/cd")


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def done(house: House, who: Who, links: str = LINKS) -> int:
    """A deal of two reels, all of it accepted."""
    deal_id = house.agreed(who)
    house.says(who, links)
    for number in (1, 2):
        accept(house, deal_id, number)
    assert house.deal(deal_id).over
    return deal_id


def two_done(house: House, who: Who) -> tuple[int, int]:
    first, second = done(house, who), another_offer(house, who)
    house.presses(who, f"yes:{second}:1")
    house.presses(who, f"agree:{second}:1")
    house.says(who, LINKS.replace("abc", "xyz"))
    for number in (1, 2):
        accept(house, second, number)
    return first, second


def accept(house: House, deal_id: int, number: int) -> None:
    proof = house.do(lambda s: proofs.waiting_for(s, deal_id, number))
    assert proof
    house.presses(house.admin, f"s.accept:{deal_id}:{proof.id}")


def asked(house: House, who: Who) -> list[Said]:
    """What they read in the ten days after everything was accepted."""
    return house.to(who, house.later(days=9))


def stands(house: House, deal_id: int) -> Brought | None:
    return house.do(lambda s: brought.summed(s, [deal_id])).get(deal_id)


def state(house: House, deal_id: int) -> str:
    return house.deal(deal_id).figures.state


def test_a_week_after_the_end_they_are_asked_and_once_more(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    assert not house.to(rani, house.later(days=6))
    (question,) = house.to(rani, house.later(days=2))
    assert "2 reel di Instagram" in question and "views" in question
    assert question.labels == ("Tidak ada angkanya",)
    (again,) = house.to(rani, house.later(days=5))
    assert "sekali lagi" in again
    assert not house.to(rani, house.later(days=40))
    assert house.do(lambda s: reminders.planned(s, deal_id)) is None


def test_figures_in_words_are_kept_and_read_back(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    said = house.says(rani, "view 12rb like 800 komen 45 kak")
    (thanks,) = house.to(rani, said)
    assert "views 12.000, likes 800, komentar 45" in thanks
    assert stands(house, deal_id) == Brought(Figures(views=12_000, likes=800, comments=45))
    assert not house.to(house.admin, said), "nobody has to do anything about it"
    assert not house.to(rani, house.later(days=20)), "and nobody asks again"
    card = house.answer(house.admin, f"/deal {deal_id}")
    assert "views 12.000" in card and "kata partner sendiri" in card


def test_a_bare_number_after_our_question_is_of_views(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, "12rb")
    assert stands(house, deal_id) == Brought(Figures(views=12_000))
    house.says(rani, "13rb")
    assert stands(house, deal_id) == Brought(Figures(views=13_000)), "a correction right after"


def test_posts_one_by_one_and_a_later_correction(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, "reel 1: 12,4K views like 800\nreel 2: views 9.100 likes 410")
    assert stands(house, deal_id) == Brought(Figures(views=21_500, likes=1_210))
    house.later(days=3)
    house.says(rani, "ralat kak, reel 2 views 9.900")
    assert stands(house, deal_id) == Brought(Figures(views=22_300, likes=1_210))
    told = house.do(lambda s: [row.views for row in brought.history(s, deal_id)])
    assert told == [12_400, 9_100, 9_900], "what was told before is kept"


def test_what_is_hard_to_believe_is_asked_back_once_and_kept_in_doubt(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    back = house.answer(rani, "views 800 likes 12rb")
    assert "lebih besar dari views" in back
    assert state(house, deal_id) == "checking"
    assert "sudah kami catat" in house.answer(rani, "iya benar kak")
    assert stands(house, deal_id) == Brought(Figures(views=800, likes=12_000), doubted=True)
    house.says(rani, "eh salah kak, views 120rb")
    assert stands(house, deal_id) == Brought(Figures(views=120_000, likes=12_000))


def test_told_again_as_it_was_it_is_not_asked_a_second_time(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, "views 800 likes 12rb")
    assert "Sudah kami catat" in house.answer(rani, "views 800 likes 12rb")
    assert state(house, deal_id) == "told"
    assert stands(house, deal_id) == Brought(Figures(views=800, likes=12_000), doubted=True)


def test_staff_type_figures_by_the_command(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    assert "Belum ada" in house.answer(house.admin, f"/brought {deal_id}")
    house.says(house.admin, f"/brought {deal_id} views=12000 likes=800")
    house.says(house.admin, f"/brought {deal_id} post 2 saves=30")
    told = Figures(views=12_000, likes=800, saves=30)
    assert stands(house, deal_id) == Brought(told, by_staff=True)
    assert "⚠️" in house.answer(house.admin, f"/brought {deal_id} likes=90000")
    assert "Belum terbaca" in house.answer(house.admin, f"/brought {deal_id} lumayan")
    assert not house.to(rani, house.later(days=30)), "who was told for is not asked"


def test_figures_of_nothing_are_refused(house: House) -> None:
    deal_id = house.agreed(house.who("Rani"))
    assert "belum ada konten" in house.answer(house.admin, f"/brought {deal_id} views=1")
    assert "/brought 12 views=12000" in house.answer(house.admin, "/brought")
    assert stands(house, deal_id) is None


def test_who_has_none_says_so_with_a_press(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    assert "Tidak apa-apa" in house.to(rani, house.presses(rani, "Tidak ada angkanya"))[0]
    assert not house.to(rani, house.later(days=20))
    house.says(rani, "ternyata ada kak, views 12rb")
    assert state(house, deal_id) == "told"


def test_a_new_deal_is_not_taken_for_figures(house: House) -> None:
    rani = house.who("Rani")
    old = done(house, rani)
    asked(house, rani)
    new = another_offer(house, rani)
    house.says(rani, "rate aku 1,5jt ya kak, views biasanya 12rb")
    house.says(rani, "1,5jt")
    house.says(rani, "views aku 12rb likes 800 kak")
    assert stands(house, old) is None
    assert house.deal(new).negotiating


def another_offer(house: House, who: Who, due_in: timedelta | None = None) -> int:
    """They get an offer of another campaign."""
    due = PostBy(on=(house.now + due_in).date()) if due_in else TERMS.post_by
    campaign_id = house.campaign("Oktober", replace(TERMS, post_by=due))
    owner_id = house.member_id(house.admin)

    def offered(turn: Turn) -> int:
        row, _ = deals.listed(turn.session, campaign_id, 1, house.now)
        deal = deals.load(turn.session, row.id)
        deal = turn.decide(deal, exits.vet(deal, house.now))
        owned = replace(deal, owner_id=owner_id)
        return turn.decide(owned, negotiation.approach(owned, house.now)).id

    return house.turn(offered)


def test_a_question_beside_it_reaches_staff(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    said = house.says(rani, "views 12rb kak, kapan campaign berikutnya dimulai?")
    assert house.to(house.admin, said)
    assert stands(house, deal_id) == Brought(Figures(views=12_000))


@pytest.mark.parametrize(
    "rest",
    [
        *("produknya bikin saya gatal gatal", "paket kedua rusak", "saya batal ikut lagi"),
    ],
)
def test_what_is_said_beside_figures_reaches_staff(house: House, rest: str) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    said = house.says(rani, f"views 12rb kak, {rest}")
    assert [one.words for one in house.to(house.admin, said)] == ["notice_words"]
    assert rest in house.to(house.admin, said)[0]
    assert stands(house, deal_id) == Brought(Figures(views=12_000))


@pytest.mark.parametrize("words", ["views 12k stop please", "views 12k kak, stop ya"])
def test_a_stop_beside_figures_is_a_stop(house: House, words: str) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, words)
    assert house.do(lambda s: people.partner(s, 1)).stopped_at
    assert stands(house, deal_id) == Brought(Figures(views=12_000))
    thanks = select(Outbox.state).where(Outbox.words == "figures_kept")
    assert house.do(lambda s: s.exec(thanks).all()) == ["cancelled"], "they are left alone"


def test_of_two_campaigns_what_stands_beside_figures_waits_for_no_press(house: House) -> None:
    rani = house.who("Rani")
    two_done(house, rani)
    asked(house, rani)
    said = house.says(rani, "views 12rb, produknya bikin saya gatal gatal")
    assert "which_figures" in [one.words for one in house.to(rani, said)]
    assert "gatal" in house.to(house.admin, said)[0]
    assert not house.to(house.admin, house.presses(rani, "September")), "staff have the words"


def test_an_offer_that_waits_hears_the_words_beside_figures(house: House) -> None:
    rani = house.who("Rani")
    old = done(house, rani)
    house.later(days=4)
    another_offer(house, rani, due_in=timedelta(days=9))
    asked_both = house.to(rani, house.later(days=4, hours=3))
    assert "views" in asked_both[-1], "one message tells of both"
    said = house.to(rani, house.says(rani, "views 12rb, deal ya kak"))
    assert [one.words for one in said] == ["figures_kept", "ask_meaning"]
    assert stands(house, old) == Brought(Figures(views=12_000))


@pytest.mark.parametrize("text", ["1 sudah kak", "ok 750rb", "500"])
def test_a_bare_number_may_be_of_the_deal_that_goes_on(house: House, text: str) -> None:
    rani = house.who("Rani")
    old = done(house, rani)
    house.later(days=4)
    new = another_offer(house, rani, due_in=timedelta(days=9))
    house.presses(rani, f"yes:{new}:1")
    house.presses(rani, f"agree:{new}:1")
    asked_both = house.to(rani, house.later(days=4, hours=3))
    assert "views" in asked_both[-1], "one message tells of both"
    house.says(rani, text)
    assert stands(house, old) is None


def test_whoever_says_stop_is_not_asked(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    house.says(rani, "stop")
    assert not house.to(rani, house.later(days=30))
    assert state(house, deal_id) == "waits"
    assert house.do(lambda s: reminders.planned(s, deal_id)) is None


def test_while_a_person_talks_with_them_it_waits(house: House) -> None:
    rani = house.who("Rani")
    done(house, rani)
    new = another_offer(house, rani)
    house.says(house.admin, f"/takeover {new}")
    asked_then = house.to(rani, house.later(days=9))
    assert not [one for one in asked_then if one.words == "ask_figures"]
    house.says(house.admin, f"/giveback {new}")
    assert [one for one in house.to(rani, house.later(days=3)) if "views" in one]


def test_a_campaign_that_does_not_ask(house: House) -> None:
    house.campaign("September", TERMS, cadence=Cadence(figures_after_days=0))
    rani = house.who("Rani")
    deal_id = done(house, rani)
    assert not house.to(rani, house.later(days=30))
    assert house.deal(deal_id).figures is None


def test_their_data_and_their_forgetting(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    asked(house, rani)
    house.says(rani, "views 12rb")
    house.says(rani, "ini insightnya kak", file=INSIGHT)
    held = house.do(lambda s: dossier.of_partner(s, 1))
    assert INSIGHT.sha256 in dossier.files_of(held)
    assert held["deals"][0]["brought"][0]["views"] == 12_000
    erased = house.do(lambda s: erasing.erase(s, 1, house.now))
    assert INSIGHT.sha256 in erased.files
    assert stands(house, deal_id) == Brought(Figures(views=12_000)), "figures stay, without a name"
    for table in (BroughtPicture, Media):
        assert house.do(lambda s, t=table: s.exec(select(t)).all()) == []
    assert house.deal(deal_id).figures is None
    assert "figures" not in [debt.kind for debt in house.do(lambda s: desk.open_of(s, deal_id))]
    assert not house.to(rani, house.later(days=30))


def test_of_two_campaigns_they_say_which(house: House) -> None:
    rani = house.who("Rani")
    first, second = two_done(house, rani)
    (question,) = asked(house, rani)
    assert question.text.count("2 reel") == 2, "one message asks for both"
    (which,) = house.to(rani, house.says(rani, "views 12rb"))
    assert which.labels == ("Oktober", "September")
    said = house.to(rani, house.presses(rani, "September"))
    assert "views 12.000" in said[0] and stands(house, first) and not stands(house, second)
    house.says(rani, "views 30rb")
    assert stands(house, second) == Brought(Figures(views=30_000)), "the one that is still asked"
    house.says(rani, "maksudnya views 31rb")
    assert stands(house, second) == Brought(Figures(views=31_000)), "what we spoke of last"


def test_who_has_posted_for_another_deal_may_mean_that(house: House) -> None:
    rani = house.who("Rani")
    old = done(house, rani)
    new = another_offer(house, rani)
    house.presses(rani, f"yes:{new}:1")
    house.presses(rani, f"agree:{new}:1")
    house.says(rani, LINKS.replace("abc", "xyz").split()[0])
    house.says(rani, "views 12rb likes 800 kak")
    assert stands(house, old) is None


def test_a_slip_that_is_undone_is_not_asked_about(house: House) -> None:
    rani = house.who("Rani")
    deal_id = done(house, rani)
    house.says(house.admin, "/undo")
    assert house.deal(deal_id).figures is None
    assert not [one for one in asked(house, rani) if one.words == "ask_figures"]
