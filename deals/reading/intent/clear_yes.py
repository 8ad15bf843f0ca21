"""A yes that needs no guess: some part of the message does nothing but agree."""

from deals.reading.intent.against import OTHERWISE
from deals.reading.intent.agreement import (
    STRONG,
    agreement_said,
    parts_of,
    refuses_a_part,
    said_in,
)
from deals.reading.learning.features import tokens
from deals.reading.learning.words import CONCEPT, DAYS, NEGATION, single_word_set

# Which take nothing from a yes that they stand beside.
CALM = single_word_set(
    "aku kami kita sa beta awak ambo ya y saja aja deh dong lah kok nih sih banget bgt skali sekali"
    " pol juga yang untuk dengan sama ini itu tersebut tadi ah atuh mah wae weh jo ja haja ding ai"
    " dah da kan e oke iya siap sip baik boleh bisa mau wah alhamdulillah bismillah mantap pasti"
    " tentu langsung lgsg segera resmi banyak terima-kasih hehe haha wkwk hihi jadi so very much"
    " to i the offer this it am i'm let's do with we your have menyatakan bekerja dan jawaban fix"
    " status keputusan kerja kerjasama kolab collab colab collaboration barter tawaran penawaran"
    " ajakan kesempatan program programnya campaign kampanye job syarat ketentuan komisi fee semua"
    " semuanya atas nama talent pihak hati lapang dada senang gembira insyaallah meluncur"
    " laksanakan"
    " tempur pol yo sudah halo dear team tim rela ikhlas pun then okay sounds great good perfect"
    " skalian 👍 🙏 😊 😁 😄 🔥 🤝 🥰 😍 ✅ 🙌 💪 😎 😆 🤩 ✨"
)
# Which also agree with an opinion, or say no more than that they like it.
_OFTEN_OF_OPINIONS = single_word_set(
    "setuju satuju sepakat gas gaskeun gasken gasin lanjut lanjutkan sikat"
)
_MILD = single_word_set(
    "senang happy minat tertarik berminat konfirmasi konfirm confirm cukup gapapa ditunggu dikirim"
    " nolak silakan monggo proses hati manut nurut sure jalan cocok absolutely definitely tentu"
    " insyaallah bismillah yaudah yowes kerjakan ahead board let's kirim approval"
)
_PERFORM = STRONG - _MILD
_NO_YES_ALONE = single_word_set(
    "senang happy nolak konfirmasi konfirm confirm cukup cocok proses silakan monggo hati kirim"
    " dikirim ditunggu"
)
LONGEST = 20  # words
_TURNS = ("refuse", "delay", "trouble", "ill", "leave", "in-charge", "published", "reach")
_NO_YES_BESIDE = frozenset({"?", "xurl", "xphone", "xplace", "xmail", "xmoney", "xpct", "xnum"})
_EAGER = single_word_set("banget bgt dong pasti alhamdulillah lah")


def is_clear_yes(text: str) -> bool:
    """Whether one part only agrees, and the others neither ask, hesitate, refuse nor report."""
    said = tokens(text)
    if len(said) > LONGEST or not _NO_YES_BESIDE.isdisjoint(said):
        return False
    if not OTHERWISE.isdisjoint(said) or not NEGATION.isdisjoint(said) or not DAYS.isdisjoint(said):
        return False
    if not agreement_said(text) or refuses_a_part(text):
        return False
    parts = [said_in(part) for part in parts_of(text)]
    if any(_turns(part) for part in parts):
        return False
    if any(_only_agrees(part, _PERFORM - _OFTEN_OF_OPINIONS) for part in parts):
        return True
    calm = all(_is_calm(part) or _thanks(part) for part in parts)
    return calm and any(
        _only_agrees(part, STRONG - _NO_YES_ALONE) or _eager(part) for part in parts
    )


def _turns(part: list[str]) -> bool:
    return any(CONCEPT.get(word) in _TURNS and word not in STRONG for word in part)


def _only_agrees(part: list[str], words: frozenset[str]) -> bool:
    return not words.isdisjoint(part) and _is_calm(part)


def _is_calm(part: list[str]) -> bool:
    return all(word in STRONG | CALM for word in part)


def _thanks(part: list[str]) -> bool:
    return part[:1] == ["terima-kasih"]


def _eager(part: list[str]) -> bool:
    """`pasti mau dong`."""
    return "mau" in part and not _EAGER.isdisjoint(part) and _is_calm(part)
