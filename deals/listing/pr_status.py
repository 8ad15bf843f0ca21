"""Reads the column *Willing to receive PR Pack*, and an affiliate sheet's *Status*."""

import re
from dataclasses import dataclass

from deals.listing.cells import clean_short

_NOT = (
    r"\b(?:TIDAK\w*|TDK|TDAK|TIDK|TAK|GA|GAK|GK|GABISA|NGGA|NGGAK|ENGGA|ENGGAK|KAGAK|NO|NOT|NON"
    r"|CAN T|CANT|CANNOT|BELUM BISA|SUSAH|SULIT|TANPA|TOLAK|DITOLAK|MENOLAK|NOLAK"
    r"|REJECT\w*|DECLIN\w*|REFUS\w*)\b"
)
_BARTER = r"\w*BA?R?TE?R\b"
_CONTACT = (
    r"\w*(?:[CK]ONT?A[CK]|[CK]ONTEK|HUBUNG|CHAT|RESP|BALAS|REPLY|REPLIE|REACH|JAWAB|ANSWER"
    r"|AKTIF)\w*"
)
_NEAR = r"(?: \w+){0,3}? "
_NO_BARTER = re.compile(rf"{_NOT}{_NEAR}{_BARTER}|{_BARTER}(?: \w+)? {_NOT}")
_NO_CONTACT = re.compile(
    rf"{_NOT}{_NEAR}(?:{_CONTACT}|DM|WA)\b|{_CONTACT}(?: \w+)? {_NOT}|\bUNREACHABLE|\bGHOSTING"
)
_PAID_ONLY = re.compile(
    r"\b(?:BERBAYAR|(?:PAID|FEE|BAYAR) (?:ONLY|SAJA|AJA)|ONLY PAID|MINTA FEE)\b"
)
_WAITING = re.compile(
    r"\b(?:BELUM|BLM|BLUM|NOT YET|PENDING|WAITING|MENUNGGU|NUNGGU|PROSES|ON PROCESS|FOLLOW ?UP)\b"
)
_DONE = re.compile(
    r"(?:\b|(?<=YES)|(?<=YA))(?:DONE+|SELESAI|POSTED)\b"
    r"|\b(?:SUDAH|UDAH|SDH|TELAH) (?:DI ?)?(?:POST\w*|TAYANG|UPLOAD|UP)\b"
)
_YES = (
    r"(?:YES+|YESS*|YA+|IYA+|Y|OK|OKE|OKAY|BERSEDIA|MAU|BISA|BOLEH|SETUJU|DEAL|WILLING|SIAP|TRUE)"
)
_FIRST_YES = re.compile(rf"{_YES}\b")
_ANY_YES = re.compile(rf"\b{_YES}\b")
_FIRST_NO = re.compile(_NOT)
_PLAIN_NO = re.compile(
    rf"{_NOT}(?: (?:BERSEDIA|MAU|BISA|MENERIMA|TERIMA|WILLING|MINAT|BERMINAT|SETUJU|JADI|DEAL"
    r"|INTERESTED|PR|PACK|BRAND|MAAF|THANKS?))*"
)


@dataclass(frozen=True)
class PrStatus:
    status: str | None = None
    problems: tuple[str, ...] = ()


def read_pr_status(cell: object) -> PrStatus:
    """Return done, yes, no_contact, no_barter or None (not asked yet, no answer yet).

    A plain `NO` refuses the pack, which is `no_barter`; words that say neither are flagged.
    """
    typed = clean_short(cell).upper()
    words = " ".join(re.findall(r"[^\W\d_]+", typed))
    if not words:
        return _ticked(typed)
    if re.fullmatch(rf"{_YES} {_NOT}", words):
        return _unreadable()
    status = _refused(words) or _agreed(words)
    if status or _WAITING.search(words) or _asked_or_unticked(words):
        return PrStatus(status)
    return PrStatus("no_barter") if _PLAIN_NO.fullmatch(words) else _unreadable()


def _ticked(typed: str) -> PrStatus:
    if any(tick in typed for tick in "✅✔✓☑"):
        return PrStatus("yes")
    if any(cross in typed for cross in "❌✖✗✘"):
        return PrStatus("no_barter")
    return _unreadable() if any(c.isdigit() for c in typed) else PrStatus()


def _refused(words: str) -> str | None:
    if _WAITING.search(words) and "BISA" not in words:
        return None
    if _NO_BARTER.search(words) or _PAID_ONLY.search(words):
        return "no_barter"
    return "no_contact" if _NO_CONTACT.search(words) else None


def _agreed(words: str) -> str | None:
    unfinished = _WAITING.search(words) or re.search(r"\bNOT DONE\b", words)
    if _DONE.search(words) and not unfinished:
        return "done"
    if _FIRST_YES.match(words) and not _asked_or_unticked(words):
        return "yes"
    agreed = _ANY_YES.search(words) and not _FIRST_NO.search(words) and not unfinished
    return "yes" if agreed and not _asked_or_unticked(words) else None


def _asked_or_unticked(words: str) -> bool:
    return words == "FALSE" or bool(re.search(_CONTACT, words) and not _FIRST_NO.search(words))


def _unreadable() -> PrStatus:
    return PrStatus(problems=("pr_status_unreadable",))
