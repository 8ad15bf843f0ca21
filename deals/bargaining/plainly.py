"""Whether words about other terms say nothing else, so that an answer to the terms answers them."""

import re

from deals.reading.plain import plain
from deals.reading.reply import Reply

LONGEST = 200  # characters
SURE = 0.75
TOPICS = ("product", "shipping", "halal_bpom")  # `bisa 1jt?` asks about none of these
_ELSE = re.compile(  # what terms have no field for, or what a person has to judge
    r"\b(?:dp|di\s*depan|muka|lunas|pelunasan|tempo|cicil\w*|cair\w*|\w*bayar\w*|kapan|transfer"
    r"|invoice|pajak|pph|ppn|nett?|gross|kontrak|contract|eksklusi\w*|exclusiv\w*|iklan|ads"
    r"|boost\w*|whitelist\w*|hak|usage|lisensi|licen[sc]e|revisi\w*|revision\w*|draft|brief|script"
    r"|ongkir|shipping|sampel|sample|bonus|tambahan|halal|bpom|hamil|pregnant|menyusui|busui"
    r"|alergi|sakit|efek|manaje?r\w*|manager\w*|agensi|agency|upfront|advance|deposit|tax"
    r"|per|tiap|setiap|each|asal(?:kan)?|tanpa|cuman?|hanya|syarat\w*|only|unless|provided|without"
    r"|produk\w*|products?|akun\w*|accounts?)\b"
    r"|/\s*[a-z]|\bkal(?:au|o)\s+\d|\d\s*(?:-|–|s/d|sampai)\s*\d"
)
_BUT = re.compile(  # `tapi ratenya 1,5jt` says no more than the money
    r"\b(?:tapi|tp|tpi|but)\b(?!\W+(?:[a-z]+\W+){0,8}?\d[\d.,]*\s*(?:rb|ribu|k|jt|juta|000)\b)"
)
_POSTS = re.compile(r"\b(?:re)?(?:post|tayang|upload|unggah|publish|live|deadline)\w*")


def only_terms(reply: Reply, text: str) -> bool:
    """Read for sure, short, and with no word of a question, a contact or another condition."""
    read = [sure for name, sure in reply.sure.items() if name != "question_topic"]
    named = reply.phone or reply.handle or reply.urls or reply.question_topic in TOPICS
    return (
        len(text) <= LONGEST
        and not named
        and all(sure >= SURE for sure in read)
        and not _says_more(reply, plain(text))
    )


def _says_more(reply: Reply, words: str) -> bool:
    """Another condition, or a day of which it is not said that it is for the post."""
    other_day = reply.day is not None and not _POSTS.search(words)
    return bool(other_day or _ELSE.search(words) or _BUT.search(words))
