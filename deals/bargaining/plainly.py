"""Whether words about other terms say nothing else, so that an answer to the terms answers them."""

import re

from deals.reading import Reply
from deals.reading.plain import plain

LONGEST = 200  # characters
SURE = 0.75
_ELSE = re.compile(  # what terms have no field for, or what a person has to judge
    r"\b(?:dp|di\s*depan|muka|lunas|pelunasan|tempo|cicil\w*|transfer|invoice|pajak|pph|ppn|nett?"
    r"|gross|kontrak|contract|eksklusi\w*|exclusiv\w*|iklan|ads|boost\w*|whitelist\w*|hak"
    r"|usage|lisensi|licen[sc]e|barter|paid|revisi\w*|revision\w*|draft|brief|script|ongkir"
    r"|shipping|sampel|sample|bonus|tambahan|halal|bpom|hamil|pregnant|menyusui|busui|alergi"
    r"|sakit|efek|manaje?r\w*|manager\w*|agensi|agency|upfront|advance|deposit|tax)\b"
)


def only_terms(reply: Reply, text: str) -> bool:
    """Read for sure, short, and with no word of a question, a contact or another condition."""
    read = [sure for name, sure in reply.sure.items() if name != "question_topic"]
    named = reply.phone or reply.handle or reply.urls or reply.question_topic
    return (
        len(text) <= LONGEST
        and not named
        and all(sure >= SURE for sure in read)
        and not _ELSE.search(plain(text))
    )
