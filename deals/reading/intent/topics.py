"""What a question is about."""

import re

from deals.reading.found import Found
from deals.reading.intent.patterns import any_of
from deals.reading.learning.features import features
from deals.reading.learning.model import learned
from deals.reading.plain import plain

TOPICS = (
    "commission", "payment", "shipping", "product", "brief", "deadline", "halal_bpom", "other",
)  # fmt: skip
_ASKING = re.compile(
    r"\?|\b(?:apa(?:kah)?|berapa|brp|brapa|kapan|kpn|gimana|gmn|gmna|bagaimana|siapa|mana|kenapa"
    r"|piro|pinten|piye|pripun|naon|kumaha|sabaraha|iraha|what|how|when|which|who|where|why"
    r"|mau (?:tanya|nanya|tau|tahu)|minta (?:brief|detail|info|link)|boleh (?:tau|tahu|minta|lihat)"
    r"|ga (?:kak|min|ya)|gak (?:kak|min|ya)|belum (?:kak|min|ya))\b"
)
# Words of which one is enough, where a question has those of one topic only.
_TELLING = {
    "halal_bpom": any_of(r"\b(?:bpom|halal|izin edar|mui)\b"),
    "deadline": any_of(
        r"\bdeadline\b|\bselesai kapan\b",
        r"\bbatas (?:upload|posting|akhir|waktu|tayang)\w*",
        r"\bpaling (?:lambat|lama|telat) (?:upload|posting|tayang|kapan|tgl)\b",
    ),
    "shipping": any_of(
        r"\b(?:ongkir|resi|kurir|ekspedisi)\w*|\b(?:shipping|shipped|postage)\b",
        r"\bdikirim (?:dari|ke|kapan|pake|pakai)\b|\bkirim ke (?:luar|papua|mana)\b",
    ),
    "product": any_of(
        r"\b(?:kandungan|komposisi|varian|bahan|expired)\w*|\befek samping|\bingredients?\b",
        r"\b(?:diminum|dicampur|interaksi|rasanya|aturan (?:minum|pakai)|aman (?:buat|untuk"
        r"|bagi))\b",
    ),
    "brief": any_of(
        r"\b(?:brief|durasi|klaim|caption)\w*|\b(?:script|skrip|hashtag|storyboard)\b",
        r"\b(?:usage rights?|hak pakai|talking points?)\b",
    ),
    "commission": any_of(r"\b(?:komisi|commission|persenan)\w*"),
    "payment": any_of(
        r"\b(?:fee|bayar|dibayar|pembayaran|cair|transfer|invoice|pajak)\w*|\bpaid\b|\bpayment\b"
    ),
}
TOLD = 0.9  # how sure a topic is that its own words tell
_QUESTION = re.compile(r"[^.!\n?]*\?")


def question_topic(text: str, intent: str) -> Found[str] | None:
    """The topic of the question in a message; None when there is none."""
    if intent != "ask" and not _ASKING.search(plain(text)):
        return None
    asked = " ".join(_QUESTION.findall(text[:4000]))
    if told := _told(asked) or _told(text):
        return Found(told, TOLD)
    topic, sure = learned("topics").guesses(features(_question(text)))[0]
    return Found(topic, sure)


def _told(question: str) -> str | None:
    words = plain(question)
    topics = [topic for topic, telling in _TELLING.items() if telling.search(words)]
    return topics[0] if len(topics) == 1 else None


def _question(text: str) -> str:
    """The part that asks, if a sign shows which it is."""
    asked = " ".join(_QUESTION.findall(text[:4000]))
    return asked if len(asked.split()) > 2 else text
