"""Samples of what staff hear of a talk; all invented."""

from deals.says import Words
from deals.says.talking import to_staff

_ABOUT = (12, "Rani Kusuma", "Herbana September")
_TALK = ("bot: Bagaimana, Kak?", "Rani: boleh tahu produknya apa kak?", "bot: Jahe Merah, Kak")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeWords(*_ABOUT, "aman buat ibu menyusui kak?", "ask", _TALK),
    to_staff.NoticeUnsure(*_ABOUT, "hmm gimana ya", ("later", "ask"), _TALK),
    to_staff.NoticeEdited(*_ABOUT, "oke kak setuju", "oke kak setuju kalau feenya 1jt"),
    to_staff.NoticeLinked(*_ABOUT, "Rani K."),
    to_staff.NoticeLinkedAnew(*_ABOUT, "Rani 2"),
    to_staff.NoticeBack(*_ABOUT, "eh jadi deh kak, mau ikut"),
    to_staff.NoticeByHand(*_ABOUT, 3),
    to_staff.NoticeNoDeal("Rani Kusuma", "kak akun aku kena banned"),
    to_staff.NoticeLinkTried(*_ABOUT, "Orang Lain", "Budi Santoso"),
    to_staff.NoticeInPerson(*_ABOUT, "oke kak, besok aku kabari lagi ya"),
    to_staff.NoticeSilent(*_ABOUT),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
