"""Words that wishes to be left alone have: with one of them a faint guess at a stop counts, and
without any even a sure one does not end what goes on."""

from deals.reading.intent.patterns import any_of
from deals.reading.plain import plain

_NOT = (
    r"\b(?:jangan|jgn|jngn|jan|ojo|aja|ulah|ampun|tidak|tdk|ga|gak|nggak|ngga|kagak|ndak|teu|moal"
    r"|don.?t|do not|never|no|usah|gausah)\b"
)
_REACHING = (
    r"(?:chat|hubung|kontak|contact|\bwa\b|whatsap|ngewa|nge-wa|pesan|mes+ag|text|\bdm\b|telp"
    r"|telpon"
    r"|ngirim|kirim|japri|maning|maneh|deui)"
)
HINT = any_of(
    # the word itself, in whatever spelling
    r"\bstop|\bs\W?t\W?[o0]\W?p\b|\bset+op|\bhentikan|\bberhenti|\bbrenti",
    r"\bunsub|\bopt(?:ing)?[\s-]?out",
    # no more of it
    rf"{_NOT}.{{0,30}}{_REACHING}",
    r"\bchat terakhir|\bpesan terakhir|\blose my number|\bleave me|\boff (?:this|the|your) list",
    # out of the list, and the data gone
    r"\bcoret\b|\b(?:di)?keluar(?:kan|in)\b|\bremove|\bdelete|\berase|\bpdp\b|\bprivasi",
    r"\b(?:di|peng|meng)?hapus\w* (?:\w+ )?(?:data|alamat|no|nomor|nomer|nmr|kontak|nama|saya|aku)",
    r"\bdata\b.*\bdihapus",
    # what they do otherwise
    r"\b(?:ku|tak|di)?blo(?:c?k|kir)|\breport|\blapor|\badukan|\bviral|\bkominfo|\bkomdigi"
    r"|\bpolisi",
    # what it is to them
    r"\bspam|\bganggu|\bterganggu|\brisih|\bberisik|\bpenipu|\bscam|\bblast\b",
    r"\bfollow up|\breach out|\b(?:tawar|nawar|reminder|inget)",
)
# In which such words are harmless.
HARMLESS = any_of(
    r"\bstop kontak\b|\bblok \w{1,2}\b|\blaporan\b|\bsalah (?:kirim|chat)\b|\bjangan chat malam\b",
    r"\b(?:ga|gak|nggak|tidak) nawar (?:lagi|lg)\b",
    r"\busah (?:ditanya|nego|nawar|tawar)\b",
    r"\b(?:tolong|coba|boleh|mohon|please) (?:di\s?)?(?:follow up|hubung\w*|chat|ingat\w*"
    r"|reminder)\b",
    r"\b(?:lagi|berhenti|stop) (?:stop )?(?:ambil|terima|pake|pakai|minum|makan)\b",
    r"\bakun\w*(?: \w+){0,3} (?:di|ke|kena )?(?:blokir|blok|hack|retas)\w*\b",
    r"^stop+p+\b.*\b(?:yes|mau|count me)\b",
)
# Of talk, and of what is known of them: what such wishes are about, however they are said.
_ABOUT_US = any_of(
    r"chat|cat\b|hub\b|hubung|kontak|contact|\bwa\b|pesan|mes+age|komunikasi|\bdm\b|japri|nyepam",
    r"\b(?:no|nomor|nomer|nmr|number|data|list|daftar|broadcast|persetujuan|consent)(?:ku|nya)?\b",
    r"\b(?:hear from|hukum|somasi|tuntut|viral|spill|muak|ganggu|ngganggu|ngaganggu)",
    r"\b(?:mandek|eureun|mpun|tong|ojo|ulah|trausah|jangko|janganmi|mboten)\b",
    r"\bjangan (?:lagi|lg)\b|hapus|\bpupus|\bkirim-kirim|\bdikirim(?:in|-kirim)",
    r"\b(?:jang|jan|jaan)\b|\binbox|\bgrup|\bdatabase|\bneror|\benyah|\bselamanya",
    r"\b(?:muncul|nongol)\w* (?:lagi |lg )?di\b",
)
# Something is sent no more: a pack, a sample, a reminder; who means our messages says so.
_NO_MORE_SENT = any_of(r"\b(?:\w+ ){0,2}dikirim(?![\w-])(?: lagi| lg)?\b")
_OF_A_PARCEL = any_of(r"\bdikirim\b(?!-)", r"\bsend it\b")
_OF_A_REMINDER = any_of(r"\bdi ?(?:inget|ingat|remind)\w*")
# What we send ourselves, or whatever it may be.
_OF_US = any_of(
    r"\b(?:penawaran|tawaran|promo|broadcast)",
    r"\b(?:ke|to) (?:saya|sy|aku|gue|gw|kami|me|us)\b|\bapa\W?apa\b|\bnot interested\b",
)


def may_be_of_a_thing(text: str, parcel: bool) -> bool:
    """Whether a reminder, or a `parcel` where there may be one, is what is to come no more, and not
    we."""
    words = plain(text)
    of_it = _OF_A_REMINDER.search(words) or (parcel and _OF_A_PARCEL.search(words))
    return bool(of_it) and not (_OF_US.search(words) or sounds_like_a_stop(text))


def sounds_like_a_stop(text: str) -> bool:
    """Whether there is any word in it of being left alone; `udah normal lagi` has none."""
    words = _NO_MORE_SENT.sub(" ", HARMLESS.sub(" ", plain(text)))
    return bool(HINT.search(words) or _ABOUT_US.search(words))
