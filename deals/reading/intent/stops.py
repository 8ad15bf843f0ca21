"""Whether words ask to be left alone, or that their data be deleted."""

import re

from deals.reading.intent.go_between import goes_through_me
from deals.reading.intent.misspelt import put_right
from deals.reading.intent.trouble import reports_trouble
from deals.reading.learning.words import word_set
from deals.reading.plain import plain, words_of


def _any(patterns: str) -> str:
    """A pattern for any one of these; a blank inside one is written `\\s`."""
    return "(?:" + "|".join(patterns.split()) + ")"


FILLERS = word_set(
    "kak kaka kakak ka min mimin mba mbak mas bang sis bun gan pak bu bro saya aku gue kami kita"
    " i am im yg yang aja saja dong deh sih nih nya lah kok pun ini itu untuk buat sama banget bgt"
    " makasih terima kasih thanks thank you please tolong maaf mohon sorry the"
)
AGREEING = word_set(
    "ya iya y yes yup yap yoi ok oke okay okey okeh setuju deal siap sip sepakat agree agreed"
    " bersedia mau boleh bisa gas gaskan lanjut bismillah sure"
)
NOT = "tidak tdk gak ga gk nggak ngga engga enggak"

NEVER = _any(f"{NOT} tak")
STOP = _any(r"stop+ stp setop berhenti brenti hentikan")
CEASE = _any(
    rf"{STOP} jangan jgn jngn {NEVER}\s?(?:usah|perlu) gausah don['’]?t do\snot never quit no\smore"
)
CHANNEL = _any(r"chat\w* wa[2s]? wain? whats?app dm\w* japri\w* sms\w* e-?mail\w* [tn]e?le?pon\w*")
REACH = _any(
    rf"{CHANNEL} hubungi\w* hub k?ontak\w* spam\w* ganggu\w* [tn]elp\w* contact\w* messag\w*"
    r" text(?:ing|s)? bother\w* disturb\w* call(?:ing)?\sme writ(?:e|ing)\s(?:to\s)?me"
)
SEND = _any(r"kirim\w* (?:meng|nge?)irim\w* dikirim\w* send(?:ing)?")
MESSAGE = _any(rf"{CHANNEL} pes[ae]n messag\w* texts? spam promo (?:pe)?nawaran tawaran broadcast")
BETWEEN = _any(
    "lagi lg pernah terus selalu coba untuk dong ya kak tolong please ever again more any"
    " saya aku gue kami me us ke sini this these those your apapun"
)
THING = _any(
    "paket produk barang sampel sample alamat resi kurir ongkir stok stock konten ngonten video"
    " reel story live post upload motion brief script skrip caption foto musik hashtag link jadwal"
    " endorse affiliate afiliasi campaign kampanye program kerja produksi views fyp"
)
MANAGER = _any("manager manajer manajemen management mgmt admin")
MINE = _any("saya aku gue gw sy ini")
OWN = _any("data nomor nomer no kontak nama")

LEAVE_ALONE = re.compile(
    rf"\b{CEASE}\s+(?:{BETWEEN}\s+){{0,3}}"
    rf"(?:(?:meng|me|nge?|di\s?)?{REACH}|{SEND}\s+(?:{BETWEEN}\s+){{0,3}}{MESSAGE})\b"
    rf"|\b{NEVER}\s?(?:mau|ingin|pengen)\s+(?:lagi\s+)?di\s?{REACH}\b"
)
# In Javanese, Sundanese and Minang; `maneh`, `deui` and `lai` are all `again`.
LEAVE_ALONE_ELSEWHERE = re.compile(
    r"\b(?:teu|tong|ulah|ojo|aja|ampun|sampun|usah|jan)\b[^.!?\n]{0,25}?"
    r"(?:chat|\bn?ge?-?wa\b|whats?app|hubung|ngubung|kontak|kirim|ngirim)"
    r"[^.!?\n]{0,20}?\b(?:deui|maneh|maning|malih|lai)\b"
)
# What follows such words can turn them into: somewhere else, not now, or not about us.
BUT_ELSEWHERE = re.compile(
    rf"\bdi\s?sini\b|\b(?:here|instead)\b|@\w|\d{{4}}|\b{CHANNEL}\s+(?:\w+\s+){{0,2}}(?:aja|saja)\b"
    rf"|(?:^|\b(?:{REACH}|ke|lewat|via))\s+(?:ke\s+)?{MANAGER}|^\s+(?:ke\s+)?{THING}"
    r"|^\s+(?:\w+\s+){0,2}(?:dulu|malam|malem|pagi|siang|jam)"
)
FORGET_ME = re.compile(
    rf"\b(?:meng)?hapus(?:kan|in)?\s+(?:semua\s+)?{OWN}(?:\s+(?:hp|wa|pribadi))?(?:ku|\s+{MINE})\b"
    rf"(?!.*\b(?:lama|baru|ganti|salah)\b)|\b(?:hapus|keluar(?:kan|in))\s+{MINE}\s+dari\b"
    rf"|\b(?:lupakan|buang|m?busek\w*|m?pupus|hapuih|hps)\s+(?:(?:aja|saja)\s+)?(?:{OWN}|nmr)\w*"
    r"(?!.*\b(?:lama|baru|ganti|salah)\b)"
    r"|\b(?:remove|delete|erase)\s+(?:me|(?:all\s+)?(?:of\s+)?my\s+(?:personal\s+)?(?:data|number"
    r"|contact|name|info))\b"
    r"|\b(?:lose|forget) my number\b"
    r"|\bleave (?:me|us) alone\b|\btake (?:me|us) off\b|\bopt(?:ing)?[\s-](?:(?:me|us|him|her"
    r"|them)\s)?out\b"
    r"|\bcease (?:all |any )?(?:communications?|contact|messag\w*)\b"
    r"|\benough (?:with|of) (?:the|these|your) (?:messages?|texts?|spam|chats?|emails?)\b"
    r"|\b(?:take|remove|exclude|strike|drop) (?:me|us|my \w+|our \w+)(?: \w+)? (?:off|out of"
    r"|from) (?:your|the|this|all"
    r"|any|future)\b|\b(?:tidak|ga|gak|nggak|ngga|tak) (?:mau|ingin|berkenan|ingin) (?:menerima"
    r"|nerima|terima|dapet"
    r"|dapat) (?:\w+ )?(?:penawaran|tawaran|pesan|chat|promo|blast|broadcast|iklan"
    r"|wa)\w* (?:\w+ )?lagi\b"
)
STRUCK_OFF = re.compile(
    r"\b(?:no|nomor|nomer|nmr|nama|kontak|data)\w*(?: \w+){0,3}"
    r" (?:di)?(?:keluar(?:kan|in)|hapus|coret)(?: \w+)? (?:dari|dr)"
    r" (?:blast\w*|list|daftar|broadcast|database|sistem|grup|group)\b"
)
ERASED = (
    rf"\bdata(?:\s+(?:pribadi|diri))?(?:ku|\s+{MINE})\s+"
    rf"(?:(?!jangan|jgn|belum|blm|sudah|udah|bukan|kok|{NEVER}\b)\w+\s+){{0,3}}di\s?hapus\b"
)
ERASE_MY_DATA = re.compile(
    rf"\b(?:meng)?hapus(?:kan|in)?\s+(?:semua\s+)?data(?:\s+(?:pribadi|diri))?(?:ku|\s+{MINE})\b"
    rf"(?!.*\b(?:lama|baru|ganti|salah)\b)|{ERASED}"
    r"|\b(?:remove|delete|erase)\s+(?:all\s+)?(?:of\s+)?my\s+(?:personal\s+)?data\b|\bforget me\b"
)
# Whoever keeps writing to them will be shown to the world, or to the police.
THREAT = re.compile(
    r"\b(?:kalau|kalo|klo|kl|sampe|sampai|masih|msh|sekali lagi|if)\b"
    rf"(?!.{{0,60}}(?:bales|balas|dibayar|cair)).{{0,40}}\b(?:{REACH}|ng\w*hubung\w*|hubung\w*"
    r"|pesan|ngechat\w*|ngewa)\b.{0,60}"
    r"\b(?:(?:ku|di|tak)?(?:viral|screenshot|tuntut|spill|lapor|blok|sebar)\w*|gosip|lambe\w*"
    r"|bongkar\w*|polisi"
    r"|report\w*|block\w*|menfess|thread|sosmed|medsos|expose\w*|twitter|komdigi|kominfo)\b"
)
# The same without `if`: what they will do, or do now.
THREAT_NOW = re.compile(
    r"\b(?:aku|saya|gue|gw|gua|sy|ane|ku|tak|i|i['’]?ll)\s?"
    r"(?:(?:akan|bakal|bisa|tinggal|terpaksa|will|have to|mau)\s)?"
    r"(?:(?:adu|aduin|adukan|lapor\w*|bawa) ke (?:kominfo|komdigi|polisi|bareskrim|ojk|medsos"
    r"|sosmed)"
    r"|viral(?:in|kan)|spill di|sebar(?:in|kan) ke|tuntut"
    r"|(?:blokir|blok|block|blocked)(?! (?:tanggal|tgl|jadwal|hari|slot|kalender|waktu|date)))\b"
)
STRUCK_OUT = re.compile(
    r"\b(?:no|nomor|nomer|nmr|kontak|nama)\w*(?: \w+){0,2} (?:di)?coret\b"
    r"|\b(?:di)?(?:coret|hapus)(?:kan|in)? dari (?:daftar|list|database|sistem|broadcast|kontak)\b"
    r"|\b(?:stop|berhenti|brenti|berenti|udahan|setop)(?: \w+){0,2} (?:ngirim2|kirim2|kirim-kirim"
    r"|ngirim-ngirim"
    r"|nyepam|ngespam|chat-?an|chatnya|chatnye)\b"
)
GOING_ON = re.compile(
    rf"\b(?:non|one|jangan|jgn|tanpa|don['’]?t|never|can['’]?t|{NEVER})[\s-]+"
    rf"(?:(?:bisa|pernah|mau)\s+)?{STOP}\b"
)
BEGGED = re.compile(
    rf"\b(?:tolong|mohon|please|pls|plis|(?:could|can) you)\s+(?:\w+\s+){{0,2}}{STOP}\b"
    rf"(?!\s+(?:\w+\s+)?{THING})"
)
BARE = re.compile(rf"\b{STOP}\b")
# What ends a subscription: words that senders of many messages taught everybody.
_SUBSCRIPTION = (
    r"(?:(?:ber)?langganan|subscri\w+|subs|promo|promosi|broadcast|bc|blast|iklan|newsletter|notif\w*"
    r"|sms|reg)(?:nya)?"
)
UNSUBSCRIBED = re.compile(
    r"\bunsub|\bun[\s-]?reg+(?:ist\w+)?\b|\bopt[\s-]?out\b"
    r"|\b(?:stop|setop|berhenti|ber?enti|brenti|udahan|batal(?:kan|in)?|cabut|akhiri|hentikan)"
    rf" (?:dari )?(?:ber)?(?:langganan|subscri)\w*|\b{NEVER} (?:mau|ingin) (?:ber)?langganan\b"
    rf"|\b(?:reg[\s-]?off|off[\s-]?reg)\b|"
    rf"(?<!\d )(?<!%)(?<!% )(?<!persen )\boff {_SUBSCRIPTION}\b"
    r"|^\W*(?:(?:ketik|kirim|balas|reply) )?off"
    r"(?: (?:ya|kak|min|bang|aja|dong|please|pls|mas|mbak))*\W*$"
)
ABOUT_A_THING = re.compile(rf"\?|\b{THING}")
WEIGHTLESS = FILLERS | AGREEING | word_set("dulu tapi udah sudah")
OFTEN_MISSPELT = (
    "berhenti", "hentikan", "jangan", "kirim", "kirimi", "pesan", "hubungi", "ganggu", "hapus",
    "nomor", "unsubscribe", "chatting",
)  # fmt: skip
FEW = 3  # words of weight, the stop among them


def wants_data_erased(text: str) -> bool:
    """Whether clear words ask that their data be deleted, which is more than a stop."""
    return ERASE_MY_DATA.search(plain(text)) is not None


def is_stop(text: str) -> bool:
    """Whether these words ask to be left alone; another channel or a parcel is no such thing."""
    words = plain(text)
    if _asks_to_be_left_alone(words):
        return True
    right = put_right(words, OFTEN_MISSPELT)
    return right != words and _asks_to_be_left_alone(right)


def _asks_to_be_left_alone(words: str) -> bool:
    if (
        FORGET_ME.search(words)
        or UNSUBSCRIBED.search(words)
        or ERASE_MY_DATA.search(words)
        or LEAVE_ALONE_ELSEWHERE.search(words)
        or THREAT.search(words)
        or STRUCK_OFF.search(words)
        or STRUCK_OUT.search(words)
    ):
        return True
    if THREAT_NOW.search(words) and not reports_trouble(words):
        return True
    asked = list(LEAVE_ALONE.finditer(words))
    if asked and goes_through_me(words):
        return False
    if asked:
        return any(not BUT_ELSEWHERE.search(words[one.end() :]) for one in asked)
    said = GOING_ON.sub(" ", words)
    return bool(BEGGED.search(said)) or _bare_stop(said)


def _bare_stop(words: str) -> bool:
    """Hardly more than the word itself."""
    few = len(set(words_of(words)) - WEIGHTLESS) <= FEW
    return few and bool(BARE.search(words)) and not ABOUT_A_THING.search(words)
