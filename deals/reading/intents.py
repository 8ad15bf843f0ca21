"""Intents that clear words carry; anything beside them makes a message unclear."""

import re

from deals.reading.plain import plain, words_of


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FILLERS = _set(
    "kak kaka kakak ka min mimin mba mbak mas bang sis bun gan pak bu bro saya aku gue kami kita"
    " i am im yg yang aja saja dong deh sih nih nya lah kok pun ini itu untuk buat sama banget bgt"
    " makasih terima kasih thanks thank you please tolong maaf mohon sorry the"
)
YES = _set(
    "ya iya y yes yup yap yoi ok oke okay okey okeh setuju deal siap sip sepakat agree agreed"
    " bersedia mau boleh bisa gas gaskan lanjut bismillah sure"
)
NO = _set("tidak tdk gak ga gk nggak ngga engga enggak no nope skip nolak tolak menolak")
WITH_NO = _set("dulu bisa mau tertarik minat ikut jadi belum blm lain kali ya")
LATER = _set("nanti ntar ntr besok lusa")
WITH_LATER = _set(
    "dulu pikir pikirkan pikirin kabari kabarin info infokan jawab balas bales ya lagi tanya"
    " manager manajer manajemen cek lihat liat"
)
STOP = _set("stop berhenti unsubscribe unsub")
STOP_PHRASE = re.compile(
    r"(jangan|jgn|ga usah|gak usah|gausah|nggak usah|stop|berhenti|setop)\s+(lagi\s+)?"
    r"(hubungi|hubungin|kontak|contact|chat|wa|kirim|kirimin|dm|spam|ganggu|messag)"
    r"|hapus\s+(data|nomor|nomer|no|kontak)\b"
    r"|(don'?t|do not|don’t|never|stop)\s+(contact|messag|text|writ|chat|bother|spam)"
    r"|remove me|delete my (data|number)|leave me alone"
)


def is_stop(text: str) -> bool:
    """Whether these words ask to be left alone."""
    words = plain(text)
    short = words_of(words)
    return bool(STOP_PHRASE.search(words)) or (len(short) <= 4 and bool(STOP & set(short)))


def intent_of(words: str, names_terms: bool) -> str:
    """The intent of plain text, `other` when it is not clear."""
    said = set(words_of(words)) - FILLERS
    if is_stop(words):
        return "stop"
    if names_terms and not said & NO:
        return "counter"
    if "?" in words:
        return "ask"
    if said & NO and said <= NO | WITH_NO:
        return "decline"
    if said & YES and said <= YES:
        return "accept"
    if said & LATER and said <= LATER | WITH_LATER:
        return "later"
    return "other"
