"""What is asked, and what is known about it: nothing is made up, and doubt is for a person."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from deals import delivery, negotiation
from deals.answering import answered_at_once
from deals.deadlines.steps import next_step
from deals.deal import Deal, Side
from deals.desk import debts
from deals.parcels.addresses import telling_parts
from deals.questions import (
    TOPICS,
    Known,
    answer,
    is_about_health,
    questions_in,
    unfit,
    unfit_as_told,
)
from deals.reading.reply import read_reply
from deals.says.questions import to_partner as says
from deals.says.questions.to_partner import Answer, Product
from deals.stages import Stage
from deals.terms import PostBy
from tests.sample_deal import NOW, PACK, REELS, agreed, offered

TODAY = date(2026, 9, 1)
PERCENT = replace(PACK, commission_pct=12.5, bonus_idr=500_000, bonus_condition="20 terjual")
LATER = NOW + timedelta(hours=5)


def topics(text: str) -> list[str]:
    return [one.topic for one in questions_in(text, read_reply(text, TODAY), TODAY)]


def told(text: str, deal: Deal, **facts: str) -> list[Answer | None]:
    """What is answered to a message, by the facts that the team has set."""
    known = Known(facts)
    return [answer(one, deal, known) for one in questions_in(text, read_reply(text, TODAY), TODAY)]


# What is asked


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("komisinya berapa persen kak?", "commission"),
        ("how is the payment done?", "payment"),
        ("Ongkirnya ditanggung siapa kak?", "shipping"),
        ("ini produknya udah BPOM sama halal belum ya min?", "halal_bpom"),
        ("briefnya bisa dikirim dulu ga?", "brief"),
        ("batas postingnya kapan kak?", "deadline"),
        ("ini brand apa ya kak?", "brand"),
        ("produknya apa aja?", "product"),
    ],
)
def test_a_clear_question_has_a_topic(text: str, topic: str) -> None:
    assert topics(text) == [topic]


def test_words_that_we_asked_for_as_a_question_need_no_question_mark() -> None:
    read = read_reply("soal komisi kak", TODAY)
    asked = questions_in("soal komisi kak", read, TODAY, awaited=True)
    assert [one.topic for one in asked] == ["commission"]
    assert questions_in("oke kak", read_reply("oke kak", TODAY), TODAY, awaited=True) == ()


def test_several_questions_are_all_found_or_none_is() -> None:
    assert topics("komisinya berapa kak?\nproduknya apa?") == ["commission", "product"]
    assert topics("Halo kak, komisinya berapa? dibayarnya kapan?") == ["commission", "payment"]
    assert topics("komisinya berapa kak, boleh tau ga ya?") == ["commission"]
    assert topics("komisinya berapa kak? terus bisa sambil promo brand lain?") == []
    assert topics("komisinya berapa? produknya apa? briefnya ada? deadline kapan?") == []


@pytest.mark.parametrize(
    "text",
    [
        "produknya aman buat ibu hamil?",
        "produknya bisa nyembuhin diabetes kak?",
        "khasiat produknya apa?",
        "is the product safe while breastfeeding?",
        "produknya ada efek sampingnya ga?",
        "brief nya boleh bilang menyembuhkan maag?",
    ],
)
def test_a_question_of_health_is_for_a_person_whatever_else_it_names(text: str) -> None:
    assert is_about_health(text)
    assert topics(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "fee nya bisa naik ga kak?",
        "deadline nya boleh mundur?",
        "paketnya belum sampai ya, resi berapa?",
        "fee nya kok belum masuk ya kak?",
        "could the commission be higher?",
        "oke kak",
        "komisi 15% ya kak",
        "bisa sambil promo brand lain ga?",
    ],
)
def test_wishes_troubles_and_what_is_no_question_are_not_answered(text: str) -> None:
    assert topics(text) == []


def test_a_very_long_message_is_for_a_person() -> None:
    assert topics("komisinya berapa kak?" + " ya" * 300 + " aman buat bumil") == []


# What is known


def test_the_answer_quotes_this_deals_own_terms() -> None:
    [commission] = told("komisinya berapa?", offered(PERCENT))
    assert isinstance(commission, says.AnswerCommission)
    assert (commission.terms.commission_pct, commission.terms.bonus_condition) == (
        12.5,
        "20 terjual",
    )
    [deadline] = told("deadline kapan kak?", agreed(REELS))
    assert isinstance(deadline, says.AnswerDeadline)
    assert deadline.post_by == date(2026, 9, 24)
    [product] = told("produknya apa?", offered(PERCENT))
    assert isinstance(product, says.AnswerProduct)
    assert product.goods == "Herbana Temulawak"


def test_terms_that_were_bargained_are_the_ones_that_are_quoted() -> None:
    more = negotiation.propose(offered(REELS), replace(REELS, fee_idr=900_000), NOW).deal
    [payment] = told("fee nya berapa?", more)
    assert isinstance(payment, says.AnswerPayment)
    assert payment.terms and payment.terms.fee_idr == 900_000


def test_while_their_own_terms_wait_no_terms_are_quoted() -> None:
    theirs = replace(REELS, fee_idr=2_000_000)
    deal = negotiation.counter(offered(REELS), theirs, "2jt ya", NOW).deal
    for text in ("fee nya berapa?", "deadline kapan?", "komisinya berapa?", "resinya ada?"):
        assert told(text, deal) == [None], text
    [paid] = told("dibayar kapan?", deal, payment="7 hari setelah tayang")
    assert isinstance(paid, says.AnswerPayment) and paid.terms is None


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("dibayarnya kapan kak?", "payment"),
        ("pembayarannya via apa?", "payment"),
        ("ongkirnya siapa yang tanggung?", "shipping"),
        ("komposisi produknya apa?", "product"),
        ("komisi cairnya gimana?", "commission"),
        ("komisinya dari harga sebelum apa sesudah diskon?", "commission"),
        ("komisinya flat atau berjenjang kak?", "commission"),
        ("when is the payment made?", "payment"),
    ],
)
def test_what_terms_do_not_say_is_answered_by_a_fact_or_by_a_person(text: str, topic: str) -> None:
    assert told(text, offered(PERCENT)) == [None]
    [answered] = told(text, offered(PERCENT), **{topic: "Begini, Kak."})
    assert answered and answered.fact == "Begini, Kak."


def test_of_two_questions_on_a_topic_none_is_passed_over() -> None:
    assert told("dibayarnya kapan? halal ga? fee berapa?", offered(REELS)) == [None, None]


def test_halal_and_bpom_come_from_a_fact_that_speaks_of_them() -> None:
    deal = offered(PACK)
    assert told("udah halal kak?", deal) == [None]
    halal = {"halal_bpom": "Semua produk bersertifikat halal."}
    assert told("udah halal kak?", deal, **halal) != [None]
    assert told("udah halal dan BPOM kak?", deal, **halal) == [None]
    bpom = {"halal_bpom": "Terdaftar di BPOM."}
    assert told("nomor BPOM nya berapa?", deal, **bpom) == [None]
    numbered = {"halal_bpom": "BPOM POM TR 123 456 789."}
    assert told("nomor BPOM nya berapa?", deal, **numbered) != [None]


def test_of_all_products_only_those_of_this_deal_are_told() -> None:
    known = Known(products=(Product("Temulawak", "dari rimpang"), Product("Kunyit", "lain")))
    [question] = questions_in("produknya apa?", read_reply("produknya apa?", TODAY), TODAY)
    found = answer(question, offered(PACK), known)
    assert isinstance(found, says.AnswerProduct)
    assert [one.name for one in found.products] == ["Temulawak"]
    assert answer(question, offered(REELS), known) is None


def test_the_parcel_is_answered_as_it_stands() -> None:
    def pack(deal: Deal) -> str | None:
        [found] = told("resinya berapa kak?", deal)
        assert found is None or isinstance(found, says.AnswerShipping)
        return found and f"{found.pack} {found.courier} {found.tracking}".strip()

    assert pack(offered(REELS)) == "none"
    assert pack(offered(PACK)) == "after_agreement"
    assert pack(agreed(PACK)) == "to_send"
    sent = delivery.send_pack(agreed(PACK), "JNE", "JP123", NOW).deal
    assert pack(sent) == "sent JNE JP123"
    assert pack(delivery.lose_pack(sent, NOW).deal) is None


def test_a_last_day_that_has_passed_is_not_told_while_nothing_is_agreed() -> None:
    late = replace(REELS, post_by=PostBy(on=TODAY - timedelta(days=1)))
    assert told("deadline kapan kak?", offered(late)) == [None]


def test_no_topic_is_left_without_an_answer_to_be_found() -> None:
    """Every topic has one as soon as the team has told everything."""
    deal = agreed(replace(PERCENT, fee_idr=100_000))
    known = Known(dict.fromkeys(TOPICS, "halal, BPOM 1"), "Sejak 1980.")
    [asked] = questions_in("produknya apa?", read_reply("produknya apa?", TODAY), TODAY)
    for topic in TOPICS:
        found = answer(replace(asked, topic=topic, detail=True), deal, known)
        assert found and found.topic == topic and found.fact == "halal, BPOM 1"


# What may be told to everybody


@pytest.mark.parametrize(
    ("topic", "words", "why"),
    [
        ("payment", "Transfer ke rekening, 7 hari setelah tayang.", ""),
        ("payment", "DP 50% di awal, sisanya setelah tayang", ""),
        ("payment", "fee nya 500rb kak, cair 7 hari setelah tayang", "terms"),
        ("commission", "Dihitung dari pesanan yang selesai.", ""),
        ("commission", "Komisi 10% ya", "terms"),
        ("deadline", "paling lambat tanggal 20 ya", "terms"),
        ("deadline", "Jamnya bebas.", ""),
        ("product", "Harga jualnya 50rb.", ""),
        ("brief", "Kak RANI boleh pakai gaya sendiri", "names"),
        ("brief", "tag akun rani.sehat", "names"),
        ("brief", "Sarani apa saja boleh", ""),
        ("brief", "kirim ke 0812-0000-0123 ya", "names"),
        ("brief", "kirim ke 0812-0000-0999 ya", "names"),
        ("brief", "khusus Kakak fee kami naikkan jadi 2jt", "terms"),
        ("payment", "komisi Kakak 15%", "terms"),
        ("payment", "Ditransfer ke BCA 1234567890 a.n. Tuti", "names"),
        ("shipping", "Resi Kakak JP1234567890", "names"),
        ("shipping", "Kami kirim ke Jl. Kenanga No. 8, penerima Bu Tuti", "names"),
        ("shipping", "Sudah ada di melati no. 53 ya", "names"),
        ("shipping", "Nomornya XYZ-7 ya", "names"),
        ("shipping", "Dikirim dari Jakarta Selatan, 2-3 hari.", ""),
        ("halal_bpom", "Halal, nomor ID00410000123456.", ""),
        ("brief", "", "length"),
        ("brief", "x" * 1001, "length"),
    ],
)
def test_a_fact_names_nobody_and_no_terms_of_one_deal(topic: str, words: str, why: str) -> None:
    names = ("Rani Kusuma", "rani.sehat", "+6281200000123")
    secrets = (*telling_parts("Rani\nMelati No. 53, Jakarta Selatan"), "XYZ-7")
    assert unfit_as_told(topic, words, names, secrets, TODAY) == why


@pytest.mark.parametrize(
    ("topic", "words", "why"),
    [
        ("shipping", "Tanya CS kami di 0812-0000-0999.", ""),
        ("brand", "Kantor kami di Jl. Kenanga No. 8.", ""),
        ("payment", "fee nya 500rb kak", "terms"),
    ],
)
def test_what_the_team_writes_for_everybody_may_name_whom_it_likes(
    topic: str, words: str, why: str
) -> None:
    assert unfit(topic, words, TODAY) == why


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("Jl. Melati No. 53 RT 02/05, Jagakarsa, Jakarta Selatan", ["Jl. Melati No. 53"]),
        (
            "Rani Kusuma\n081300007788\nJl. Melati 53",
            ["Rani Kusuma", "081300007788", "Jl. Melati 53"],
        ),
        ("alamatku:\ngang buntu 3\nno 5\nDepok", ["gang buntu 3"]),
        ("Bandung", []),
        (None, []),
    ],
)
def test_what_of_an_address_tells_whose_it_is(address: str | None, told: list[str]) -> None:
    assert telling_parts(address) == told


# What an answer does


def said(deal: Deal, text: str = "fee nya berapa?") -> tuple[Answer, ...]:
    return tuple(one for one in told(text, deal) if one)


def test_an_answer_leaves_no_debt_and_the_silence_clock_starts_anew() -> None:
    deal = offered(REELS)
    decision = answered_at_once(deal, said(deal), 7, LATER)
    after = decision.deal
    assert (after.stage, after.waiting_on, after.waiting_since) == (
        Stage.TALKING,
        Side.PARTNER,
        LATER,
    )
    assert not debts(after) and next_step(after, LATER)
    assert [one.to for one in decision.says] == ["partner"]
    assert decision.happened == "question_answered"
    assert decision.details == {"topic": "payment", "fact": "", "terms": 1, "heard": 7}


def test_what_a_person_owes_stays_owed() -> None:
    asked = negotiation.pass_on(offered(REELS), "boleh sambil endorse lain?", "ask", (), NOW).deal
    after = answered_at_once(asked, said(asked), 7, LATER).deal
    assert [(debt.kind, debt.since) for debt in debts(after)] == [("answer", NOW)]


def test_after_an_answer_an_ok_is_no_longer_about_the_term_sheet() -> None:
    shown = negotiation.show_terms(offered(REELS), NOW).deal
    after = answered_at_once(shown, said(shown), 7, LATER).deal
    assert (shown.asked, after.asked) == ("term_sheet", "offer")


def test_the_terms_are_offered_again_and_so_is_a_person() -> None:
    deal = offered(REELS)
    buttons = answered_at_once(deal, said(deal), 7, NOW).says[-1].buttons
    assert [one.action for row in buttons for one in row] == [
        "yes:1:1",
        "terms:1:1",
        "unanswered:1:7",
    ]
    bound = agreed(REELS)
    buttons = answered_at_once(bound, said(bound), 7, NOW).says[-1].buttons
    assert [one.action for row in buttons for one in row] == ["unanswered:1:7"]


def test_what_is_agreed_stays_as_it_is() -> None:
    bound = agreed(REELS)
    assert answered_at_once(bound, said(bound), 7, LATER).deal == bound
