"""Who says whom a number belongs to, and that another is reached through them only."""

import re

from deals.reading.plain import plain

LONGEST = 250  # characters
_NOT_TO_THEM = re.compile(
    r"\b(?:jangan|jgn|jngn|jan|tidak|tdk|ga|gak|nggak|usah|gausah|don['’]?t|do not|please not)\b"
    r"[^.!?\n]{0,60}"
)
_ANOTHER = re.compile(
    r"\b(?:artis|talent|beliau|beliaunya|dia|dianya|doi|langsung|lgsg|directly|orangnya|him|her"
    r"|haji|hajjah|ustadz?|ustadzah?|ibunya|bapaknya|mama|papa|kreatornya|selebnya|pribadi"
    r"|kliennya|klien)(?:nya|ku)?\b"
)
_ME = r"(?:saya|aku|gue|gw|sy|ane|ulun|kami|kita|me|us)"
_THROUGH_ME = re.compile(
    r"[,.;!\n](?:(?!jangan|jgn|usah|tidak|ga\b|gak|not|no\b)[^,.;!\n]){0,25}?"
    rf"\b(?:(?:ke|lewat|via|melalui|lwt|liwat|through|to)"
    rf"|(?:hubungi|chat|wa|kontak|contact|message|text)(?: ke)?) {_ME}\b"
    r"(?=\s*(?:$|[,.;!\n(]|(?:saja|aja|ya|dulu|semua|ajudan|asisten|manager|manajer|admin|sekretaris"
    r"|instead|pls|please|langsung)))"
)
_WANTS_NO_MORE = re.compile(
    rf"\b(?:lagi|lg|maneh|deui|meneh|stop|setop|berhenti|spam\w*|ganggu\w*|hapus\w*|blo(?:k|c)\w*"
    r"|lapor\w*|anymore|again|never|apapun|selamanya|unsub\w*|privasi|risih)\b"
    rf"|\b(?:jangan|jgn|usah|not|don['’]?t) \S+(?: langsung)? (?:ke )?{_ME}\b"
    rf"|\b{_ME}[,.]? (?:juga|jangan)\b"
)
_OWN_NUMBER = re.compile(
    r"\W*(?:(?:betul|benar|bener|iya|ya|yes|yup|correct|right|kak|min|pak|bu|mas|mbak|bang|sekali)"
    r"[\s,.!]+)+(?:ini|this is) (?:memang )?(?:my )?(?:(?:personal|private) )?"
    r"(?:nomor|nomer|nmr|no|number|kontak|wa)(?: (?:hp|wa|whatsapp))?"
    r"(?: (?:saya|aku|gue|gw|pribadi|sendiri|aktif|langsung))*(?:[\s,.!]+(?:kak|ya|min|kok|dong|mas"
    r"|mbak|pak|bu))*(?:, \w+)?"
    r"(?:[\s.,!]+(?:ig|instagram|tiktok)\w*(?: (?:saya|aku))?\W{1,3}@?[\w.]+)?\W*"
)


def confirms_own_number(text: str) -> bool:
    """`Betul, ini nomor saya pribadi`: it was asked for; unasked it may be a complaint."""
    return _OWN_NUMBER.fullmatch(plain(text)[:LONGEST]) is not None


def goes_through_me(text: str) -> bool:
    """Whether another must not be written to, but the sender: `jangan hub artis, ke saya aja`.

    Whoever wants to hear no more is none such.
    """
    words = plain(text)
    if len(words) > LONGEST or _WANTS_NO_MORE.search(words):
        return False
    asked = _NOT_TO_THEM.search(words)
    if asked is None or _ANOTHER.search(words[: asked.end()]) is None:
        return False
    return _THROUGH_ME.search(words, asked.start()) is not None
