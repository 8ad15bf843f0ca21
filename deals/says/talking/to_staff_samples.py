"""Samples of what staff hear of a talk; all invented."""

from deals.says import Words
from deals.says.invented import ABOUT
from deals.says.talking import to_staff

_TALK = ("bot: Bagaimana, Kak?", "Rani: boleh tahu produknya apa kak?", "bot: Jahe Merah, Kak")
_SAMPLES: tuple[Words, ...] = (
    to_staff.NoticeWords(*ABOUT, "aman buat ibu menyusui kak?", "ask", _TALK),
    to_staff.NoticeUnsure(*ABOUT, "hmm gimana ya", ("later", "ask"), _TALK),
    to_staff.NoticeEdited(*ABOUT, "oke kak setuju", "oke kak setuju kalau feenya 1jt"),
    to_staff.NoticeLinked(*ABOUT, "Rani K."),
    to_staff.NoticeLinkedAnew(*ABOUT, "Rani 2"),
    to_staff.NoticeBack(*ABOUT, "eh jadi deh kak, mau ikut"),
    to_staff.NoticeByHand(*ABOUT, 3),
    to_staff.NoticeNoDeal("Rani Kusuma", "kak akun aku kena banned"),
    to_staff.NoticeLinkTried(*ABOUT, "Orang Lain", "Budi Santoso"),
    to_staff.NoticeInPerson(*ABOUT, "oke kak, besok aku kabari lagi ya"),
    to_staff.NoticeSilent(*ABOUT),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
