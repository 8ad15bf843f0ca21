"""One sample of every answer; everybody is invented."""

from datetime import date

from deals.says import Words, answers
from deals.terms import Content, PostBy, Target, Terms

_HEAD = ("Herbana", "Herbana September")
_POST_BY = date(2026, 9, 24)
_TERMS = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=_POST_BY),
    barter="1 paket Herbana Jahe Merah",
    barter_value_idr=350_000,
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(gmv_idr=20_000_000),
)
_PAID = "Transfer ke rekening Kakak, paling lambat 7 hari setelah semua konten tayang."
_ALL: tuple[Words, ...] = (
    answers.AnswerCommission(*_HEAD, "Dihitung dari pesanan yang selesai.", _TERMS),
    answers.AnswerPayment(*_HEAD, _PAID, _TERMS),
    answers.AnswerShipping(
        *_HEAD, "Ongkos kirim kami yang tanggung.", "sent", "JNE", "JP0000112233"
    ),
    answers.AnswerProduct(
        *_HEAD, "Isi 30 kapsul.", _TERMS.barter, (answers.Product("Jahe Merah", "masuk angin"),)
    ),
    answers.AnswerBrief(
        *_HEAD, "Draft tidak perlu dikirim dulu.", "Tema: rutinitas sehat di pagi hari.",
        ("@herbana.id", "#SehatAlami"),
    ),
    answers.AnswerDeadline(*_HEAD, "Jamnya bebas.", _TERMS, _POST_BY),
    answers.AnswerHalal(*_HEAD, "Bersertifikat halal, BPOM POM TR 000 000 000."),
    answers.AnswerBrand(*_HEAD, "Alamatnya di Wonogiri.", "Herbal sejak 40 tahun."),
)  # fmt: skip
SAMPLES: dict[str, Words] = {words.template(): words for words in _ALL}
