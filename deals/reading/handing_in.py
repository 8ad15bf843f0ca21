"""Whether a partner wants to hand in what they posted, or says that this was all of it."""

import re

from deals.reading.plain import plain

_POLITE = (
    r"(?:ka?k|min|admin|mas|mba?k?|bang|sis|ya|y|yaa|dong|dulu|nih|ini|halo|hai|hi|permisi|pls)"
)
_WANT = r"(?:(?:saya|aku|gue|i)\s+)?(?:mau|pengen|ingin|izin|ijin|want\s+to|would\s+like\s+to)"
_WHAT = r"(?:link(?:nya)?|video(?:nya)?|konten(?:nya)?|bukti(?:nya)?|links|videos|proofs?)"
_BEGIN = re.compile(
    rf"(?:{_POLITE}\W+)*(?:{_WANT}\s+)?"
    rf"(?:(?:lapor(?:an)?|setor(?:an)?|submit|report)(?:\s+{_WHAT}){{0,2}}"
    rf"|(?<=\s)(?:kirim|ngirim|send)(?:\s+{_WHAT}){{1,2}})(?:\W+{_POLITE})*\W*"
)
_END = re.compile(
    rf"(?:{_POLITE}\W+)*(?:(?:udah|sudah|udh|dah|ok|oke|sip)\s+)?"
    r"(?:selesai|beres|finish(?:ed)?|done|(?:itu|segitu|sekian)\s*(?:aja|saja|dulu)?"
    r"|semua(?:nya)?|that'?s\s+(?:all|it)|all\s+done)"
    rf"(?:\s+(?:semua(?:nya)?|all))?(?:\W+{_POLITE})*\W*"
)


def wants_to_hand_in(text: str) -> bool:
    """`lapor`, `mau setor link kak`; nothing besides, and no link yet."""
    return bool(_BEGIN.fullmatch(plain(text)))


def says_finished(text: str) -> bool:
    """`selesai`, `udah itu aja kak`: after links, that was all of them."""
    return bool(_END.fullmatch(plain(text)))
