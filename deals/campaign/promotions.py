"""Reads the month's ways of promoting: from an answer in a chat, or the lines of a file."""

import re
from dataclasses import dataclass

from deals.campaign.campaign_answers import is_nothing, read_idr
from deals.campaign.keyed import Reader
from deals.decision import Refused
from deals.terms import PROMOTION_CHARS, PROMOTIONS, Promotion

_NAMES = {
    "free_shipping": r"(?:gratis|bebas|free) ?(?:ongkir|ongkos kirim|shipping)",
    "voucher": r"voucher",
    "flash_sale": r"flash[ _]?sale",
    "bogo": r"bogo|(?:beli|buy) ?1 ?(?:gratis|get) ?1|b1g1",
    "giveaway": r"give ?away",
    "live": r"live(?: shopping)?",
    "referral": r"(?:kode )?reff?err?al(?: code)?",
    "paid_ads": r"paid[ _]?ads|iklan(?: berbayar)?|ads",
}
_SAYS_MORE = {"voucher": r"diskon|potongan|discount"}
_AMOUNT = re.compile(
    r"(?P<off>diskon|potongan|hemat|discount|off)?\s*(?:sebesar |senilai |of )?"
    r"(?:(?P<share>\d{1,2}(?:[.,]\d)?) ?%"
    r"|(?P<money>(?:rp\.? ?)?\d[\d.,]*\s?(?:rb|ribu|k|jt|juta)?))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Amount:
    """What a promotion's words come to, in rupiah or percent. `off`: they call it a discount."""

    idr: int = 0
    share_pct: float = 0
    off: bool = False


def amount_in(words: str) -> Amount | None:
    """`20rb`, `potongan 20rb` or `diskon 10%`; None where the words say anything else."""
    found = _AMOUNT.fullmatch(words.strip())
    if found is None:
        return None
    if found["share"]:
        return Amount(share_pct=float(found["share"].replace(",", ".")), off=bool(found["off"]))
    try:
        return Amount(idr=read_idr(found["money"]), off=bool(found["off"]))
    except Refused:
        return None


def read_promotions(text: str) -> tuple[Promotion, ...]:
    """`voucher 20rb, flash sale 9.9, beli 1 gratis 1`: a piece of text for each form."""
    pieces = [] if is_nothing(text) else re.split(r"[,;\n]", text)
    return tuple(_promotion(piece.strip(" •-")) for piece in pieces if piece.strip(" •-"))


def promotions_in(terms: Reader) -> tuple[Promotion, ...]:
    """`promotions = ["voucher: potongan 20rb", "flash_sale"]` of a campaign file."""
    found = []
    for entry in terms.take("promotions", list, []):
        form, _, words = str(entry).partition(":")
        if form.strip() not in PROMOTIONS:
            terms.note("promotions", "not_one_of")
        found.append(Promotion(form.strip(), words.strip()))
    return tuple(found)


def _promotion(piece: str) -> Promotion:
    for form, name in _NAMES.items():
        if named := re.match(rf"(?:{name})\b", piece, re.IGNORECASE):
            return _of(form, piece[named.end() :].strip(" :-()"))
    for form, words in _SAYS_MORE.items():
        if re.match(rf"(?:{words})\b", piece, re.IGNORECASE):
            return _of(form, piece)
    raise Refused("promotion_unreadable", piece=piece[:60])


def _of(form: str, words: str) -> Promotion:
    if len(words) > PROMOTION_CHARS:
        raise Refused("promotion_unreadable", piece=words[:60])
    return Promotion(form, words)
