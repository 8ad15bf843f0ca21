"""What staff write in one line beside fee, posts and day: extra goods, rights, barter, payment."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from deals.campaign.campaign_answers import with_barter
from deals.reading.days.day_words import MONTHS
from deals.reading.reply import countered, read_reply
from deals.terms import USUAL_PAY, Instalment, Terms

# Where the next thing begins that such a line can say.
_NEXT = (
    r"(?=$|[,;\n]|\s\+|\s(?:hak\s+pakai|usage|rights?|fee|tgl|tanggal|bayar|dp|lunas|barter|komisi"
    r"|tanpa|paid|half)\b)"
)
_DAY_AND_MONTH = re.compile(r"(?<![\w.,])(\d{1,2})[\s-]+([a-z]{3,9})\b(?:[\s-]+(20\d\d)\b)?")
_LEAP = 2028  # without a year 29 February may be meant of any
_EXTRA = re.compile(rf"(?:^|\s)\+\s*(.{{2,120}}?){_NEXT}", re.IGNORECASE)
_NO_EXTRA = re.compile(r"\btanpa\s+(?:produk\s+)?tambahan\b|\bno\s+extra\b", re.IGNORECASE)
_RIGHTS = re.compile(
    rf"\b(?:hak\s+pakai|usage(?:\s+rights?)?|rights?)\b\s*:?\s*(.{{2,120}}?){_NEXT}", re.IGNORECASE
)
_NO_RIGHTS = re.compile(r"\btanpa\s+hak\s+pakai\b|\bno\s+(?:usage\s+)?rights?\b", re.IGNORECASE)
_BARTER = re.compile(rf"\bbarter\b\s*:?\s*(.{{2,200}}?){_NEXT}", re.IGNORECASE)
_HALF = re.compile(
    r"\b(?:dp\s*50\s*%?|50\s*[/:]\s*50|(?:bayar\s+)?(?:setengah|separuh)"
    r"(?:\s+(?:di\s*)?(?:depan|muka|awal))?|half(?:\s+(?:before|upfront))?)(?!\w)",
    re.IGNORECASE,
)
_NO_BONUS = re.compile(r"\b(?:tanpa|no)\s+bonus\b", re.IGNORECASE)
_SHARE = re.compile(r"\bdp\s*(\d{1,2})\s*(?:%|persen)", re.IGNORECASE)
_BEFORE = re.compile(
    r"\b(?:bayar|lunas|paid)\s+(?:semua\s+)?(?:(?:di\s*)?(?:depan|muka|awal)|before|upfront)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\b(?:bayar|lunas|paid)\s+(?:semua\s+)?(?:setelah|sesudah|habis|di\s*belakang|after)"
    r"(?:\s+(?:tayang|posting|selesai|delivery))?\b",
    re.IGNORECASE,
)


def terms_in_line(terms: Terms, text: str, today: date) -> tuple[Terms, bool]:
    """The terms with all that a line names in its place, and whether it named anything.

    Raises Refused for barter goods that cannot be read.
    """
    new, left = _with_pay(terms, text)
    new, left = _with_rights(new, left)
    new, left = _with_extra(new, left, today)
    if found := _NO_BONUS.search(left):
        new = replace(new, bonus_idr=0, bonus_target=None, bonus_condition="")
        left = _without(left, found)
    if found := _BARTER.search(left):
        new, left = with_barter(new, found[1].strip()), _without(left, found)
    reply = read_reply(left, today)
    named = left != text or reply.names_terms or reply.day is not None
    return countered(new, reply), named


def impossible_day(text: str) -> str:
    """A day that no calendar has, as it was written: `31 februari`; else nothing."""
    for found in _DAY_AND_MONTH.finditer(text.lower()):
        month = MONTHS.get(found[2])
        if month and not 1 <= int(found[1]) <= monthrange(int(found[3] or _LEAP), month)[1]:
            return found[0].strip()
    return ""


def _with_pay(terms: Terms, text: str) -> tuple[Terms, str]:
    if found := _HALF.search(text):
        return replace(terms, instalments=USUAL_PAY["half"]), _without(text, found)
    if (found := _SHARE.search(text)) and 0 < int(found[1]) < 100:
        share = int(found[1])
        plan = (Instalment(share, "agreement"), Instalment(100 - share, "delivery"))
        return replace(terms, instalments=plan), _without(text, found)
    if found := _BEFORE.search(text):
        return replace(terms, instalments=USUAL_PAY["before"]), _without(text, found)
    if found := _AFTER.search(text):
        return replace(terms, instalments=USUAL_PAY["after"]), _without(text, found)
    return terms, text


def _with_rights(terms: Terms, text: str) -> tuple[Terms, str]:
    if found := _NO_RIGHTS.search(text):
        return replace(terms, rights=""), _without(text, found)
    if found := _RIGHTS.search(text):
        return replace(terms, rights=found[1].strip()), _without(text, found)
    return terms, text


def _with_extra(terms: Terms, text: str, today: date) -> tuple[Terms, str]:
    """`+1 box jahe merah`; what is counted content, money or a share is no extra product."""
    if found := _NO_EXTRA.search(text):
        return replace(terms, extra=""), _without(text, found)
    for found in _EXTRA.finditer(text):
        goods = found[1].strip()
        if not read_reply(goods, today).names_terms and not goods.lower().startswith("barter"):
            return replace(terms, extra=goods), _without(text, found)
    return terms, text


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}".strip()
