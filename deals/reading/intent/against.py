"""What takes an agreement back: it is of something else, not yet, or on other terms."""

import re

from deals.reading.intent.patterns import any_of
from deals.reading.intent.taken_back import may_refuse
from deals.reading.learning.features import tokens
from deals.reading.learning.words import CONDITION, single_word_set
from deals.reading.plain import plain

# Conditions, and what else turns a yes into one on other terms.
OTHERWISE = CONDITION | single_word_set(
    "namun tetapi hanya upami pami lamun bila mun menawi nanging however although kecuali pabila"
)
ELSE = "ELSE"  # stands where something else was agreed to
_TERMS = (
    r"(?:(?:s(?:ya)?rat|syarat|(?:ke)?tentu|(?:pe)?n?awar|tawar|permint|bayar|kolab|usul"
    r"|seluruh)\w*"
    r"|(?:kerja|kerjasama|collab|colab|fee|rate|komisi|harga|barter|nominal|budget|nilai|skema"
    r"|sistem|paket|opsi|isi|perjanjian|kontrak|kesepakatan|jadwal|deadline|tangal|brief|poin"
    r"|kondisi|segitu|segini|angka|yang|itu|ini|semua|kak|xmoney|xpct|xnum"
    r"|terms?|the|ofer|your|al|this|that)\b)"
)
_TAKES_IT = (  # what may follow `ambil`
    r"(?=$|[^\w\s]|(?:ya|deh|dong|kok|nih|lah|saja|kan|yang|itu|ini|tawaran|penawaran|komisi|fee"
    r"|barter|paket|job|kerja\w*|kesempatan|opsi|slot|program|campaign|kolab|collab|juga|sekarang"
    r"|xmoney|xpct|xnum|dengan|untuk|terima-kasih)\b)"
)
_OF_OPINIONS = re.compile(rf"\bsetuju (?:\S+ ){{0,2}}(?:dengan|soal|tentang|kata) (?!{_TERMS}).*")
_OF_OTHER_THINGS = any_of(
    r"\bikut (?:senang|seneng|prihatin|berduka|giveaway|lomba|arisan|komen|webinar|seminar|kelas"
    r"|kelompok|tes|kajian|grup|group|mcn|agency|naik haji)\b",
    r"\b(?:lanjut|gas) (?:tidur|makan|kerja|ngaji|masak)\b",
    r"\bmau (?:tau|tahu|tanya|nanya|ngobrol|lihat|liat|dengar|curhat|pinjam|beli|order|pesan"
    r"|jadi reseler|tidur|makan|mandi|pergi)\b",
    rf"\bambil (?!{_TAKES_IT})\S+",
    r"\bjadi (?:gini|begini|begitu|ceritanya|minta|aku mau tanya|kapan|gimana|apa)\b",
    r"\b(?:dulu|lalu|waktu itu|awalnya|sempat|sempet) .*?\bbilang (?:oke|iya|setuju|deal|mau)\b",
    r"\bsesuai (?:deal|kesepakatan|perjanjian)\b",
    r"\btolong (?:di)?(?:terima|acc|konfirmasi|confirm|lanjut\w*)\b",
    r"\b(?:not|tidak|belum|are you|you) sure\b",
    r"\bsilakan(?=$|\W*$)",
)
_NOT_YET = any_of(
    r"\blet me (?:read|check|think|ask|see)",
    r"\bin a met?ing\b",
    r"\b(?:wil|i'l|we'l) (?:reply|confirm|answer|think|let|get back|come back|check|ask)",
    r"\bnext time\b|\blain (?:kali|waktu)\b",
    r"\bambil (?:cuti|libur|jeda|istirahat|break)\b",
    r"\b(?:nunggu|tunggu) (?:bapak|ibu|suami|istri|manager|izin|ortu|mama|papa|bos)\b",
)
_ON_OTHER_TERMS = any_of(
    r"\b(?:turunin|naikin|genapin|bulatin) (?:dong|lagi|dulu|jadi|ke|xmoney|xpct|xnum|\?)",
    r"\bpenawaran balik\b",
    r"\bbaru (?:(?:aku|kami|kita|sa) )?"
    r"(?:sangup|mau|deal|oke|gas|ac|setuju|jalan|ambil|ikut"
    r"|bisa(?! (?:balas|bales|buka|cek|lihat|respon|jawab)))\b",
    r"\bdengan (?:catatan|syarat)\b|\bon condition\b|\bprovided\b",
    r"\bthen (?:we|it|i|you|aku)\b",
    r"\b(?:(?:aku|kami|kita) |di)(?:coret|hapus|hilangkan)\b",
    r"\bdi bawah itu\b|\bkurang dari itu\b",
)
_NO = any_of(
    r"\b(?:ra|ora|tidak) (?:gelem|mau)\b(?! (?:nolak|nego))",
    r"^tak (?:ikut|mau|terima) (?:aku|kami|saya)\b",
    r"\b(?:deal|jadi|ikut|mau|setuju|bisa) tidak(?:nya)?\b"
    r"(?! (?:masalah|apa|mungkin|bakal|akan))",
    r"\bsudah ambil (?:job|kerja)",
    r"\b(?:nge|di|me)?larang\b",
)
_TO_SOMETHING_ELSE = any_of(
    r"\b(?:lanjut|lanjutin|bahas|deal|langsung) (?:dengan|ke) (?:\S+ ){0,2}"
    r"(?:aku|manager|admin|tim|asisten|pic|management)\b",
    r"\b(?:join|ikut) (?:grup|group|mcn|agency|giveaway)",
    r"\bsalah (?:kirim|chat|kamar)\b",
    r"\bkirain\b.*\b(?:pelanggan|customer|temen|teman)\b",
    r"\bhati hati\b",
    r"\bgapapa\b.*\b(?:minta|njaluk|mintak|nyuwun)(?: \S+)? maaf\b",
    r"^(?:(?:aku|iya|ya|oke) )*(?:mau|boleh|ambil|pilih|oke) (?:yang )?(?:ini|itu|lain"
    r"|mana) saja(?: \S+)?$",
    r"^(?:(?:aku|iya|ya|oke) )*(?:mau|boleh|pilih) yang (?:ini|itu|lain|mana)\b(?: \S+)?$",
)
_AGAINST = (_NOT_YET, _ON_OTHER_TERMS, _NO, _TO_SOMETHING_ELSE)
# Said with endings that `tokens` takes away: `sanggupnya 2 video`, `deal nggaknya`.
_ENDINGS = any_of(
    r"\b(?:sanggup|bisa|mau|pengen|ingin)nya\b|\bmaunye\b",
    r"\b(?:deal|jadi|ikut|mau|setuju) (?:atau )?(?:eng?gak?|nggak?|gak|tidak)nya\b",
)


def speaks_against(text: str) -> bool:
    """Whether words of agreement in it agree to something else, or to nothing yet."""
    said = " ".join(tokens(text))
    turned_round = any(row.search(said) for row in _AGAINST) or may_refuse(text)
    return turned_round or _ENDINGS.search(plain(text)) is not None


def without_other_agreements(said: str) -> str:
    """The words (of `tokens`), with a mark where something else is agreed to."""
    mark = f" {ELSE} "
    return _OF_OTHER_THINGS.sub(mark, _OF_OPINIONS.sub(mark, said))
