"""Samples of what partners hear when they ask; all invented."""

from deals.says import Words
from deals.says.invented import POST_BY
from deals.says.questions import to_partner
from deals.terms import Content, PostBy, Target, Terms

_HEAD = ("Herbana", "Herbana September")
_TERMS = Terms(
    contents=(Content("video", "tiktok", 3),),
    post_by=PostBy(on=POST_BY),
    barter="1 paket Herbana Jahe Merah",
    barter_value_idr=350_000,
    commission_pct=12.5,
    bonus_idr=500_000,
    bonus_target=Target(gmv_idr=20_000_000),
)
_PAID = "Transfer ke rekening yang terdaftar, paling lambat 7 hari setelah semua konten tayang."
_SAMPLES: tuple[Words, ...] = (
    to_partner.AskQuestion(),
    to_partner.AnswerCommission(*_HEAD, "Dihitung dari pesanan yang selesai.", _TERMS),
    to_partner.AnswerPayment(*_HEAD, _PAID, _TERMS),
    to_partner.AnswerShipping(
        *_HEAD, "Ongkos kirim kami yang tanggung.", "sent", "JNE", "JP0000112233"
    ),
    to_partner.AnswerProduct(
        *_HEAD, "Isi 30 kapsul.", _TERMS.barter, (to_partner.Product("Jahe Merah", "masuk angin"),)
    ),
    to_partner.AnswerBrief(
        *_HEAD,
        "Draft tidak perlu dikirim dulu.",
        "Tema: rutinitas sehat di pagi hari.",
        ("@herbana.id", "#SehatAlami"),
    ),
    to_partner.AnswerDeadline(*_HEAD, "Jamnya bebas.", _TERMS, POST_BY),
    to_partner.AnswerHalal(*_HEAD, "Bersertifikat halal, BPOM POM TR 000 000 000."),
    to_partner.AnswerBrand(*_HEAD, "Alamatnya di Wonogiri.", "Herbal sejak 40 tahun."),
    to_partner.ProductKnowledge(
        "Herbana",
        "Herbana September",
        (
            to_partner.KnownItem("about", "", "Herbana berdiri sejak 1998."),
            to_partner.KnownItem("product", "Herbana Temulawak", "Ekstrak temulawak, 60 kapsul."),
            to_partner.KnownItem("fact", "halal_bpom", "Bersertifikat halal."),
        ),
        1,
        2,
    ),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
