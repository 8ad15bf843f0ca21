"""What is said in a tongue of a region, or twice turned round, in plain Indonesian words.

Only what the examples hardly have; of numbers, days and stops other modules know the words.
"""

import re

LONGEST = 4000
_SAME = {
    # Banjar
    "aku": "ulun unda ambo denai den tyang tiang titiang kulo kula kawulo nyong sayah sengko"
    " engkok sa beta ita ane aye emak inyong",
    "kamu": "pian ikam sampeyan panjenengan njenengan sliramu anjeun maneh kam tuan antum",
    "tidak": "kada kadada indak indo trada seng hana henteu tusing nenten mboten banan",
    "mau": "hakun handak nio amuah purun kersa kayun mauka mauki",
    "ikut": "umpat umpatan nderek tumut nyertain ngiring melu miluan pasi",
    "sudah": "suba sube mpun parantos geus atos",
    "sampai": "rawuh dongkap nepi dugina dongkapna dumugi sampek nyampek",
    "rumah": "omah imah umah",
    "pecah": "mbledhos mbledos beukah peupeus bacah jebol",
    "tumpah": "kecer wutah bahé mblabar luber merembes",
    "rusak": "ruksak rusuak gambus koyak sompal",
    "semua": "kabeh sadaya sedoyo sedanten kabbhi sado samian",
    "salah": "lepat klèru keliru kliru",
    "kapan": "iraha",
    "uang": "dhuwit duwit artos artosna yatra pitih kepeng pipis jinah hepeng doku arto",
    "masuk": "mlebet mlebu masuak",
    "kirim": "kirimang intun dikintun ngintun",
    "nanti": "engke mangke mengko",
    "terima": "tampi tarimo nerime narima nampi tampiang",
    "cocok": "cucok sreg mathuk",
    "pas": "ngepas pasna",
    "sakit": "gering udur sakiik",
    "hilang": "ical leungit ilang musna",
    "paket": "bungkusan kiriman paketan pkt",
    "kembali": "wangsul",
    "kerja": "makarya",
    "kurang": "kirang kuranglah",
    "besok": "mbenjang",
    "bagus": "rancak pantes",
    "siapa": "saha sinten",
    "apa": "aponyo",
    "gimana": "kados ba'a kayapa",
    "jadi": "dadi jadih janten",
}
_PLAIN = {word: plain for plain, words in _SAME.items() for word in words.split() if word != plain}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO = r"(?:ga|gak|g|gk|nggak|ngga|engga|enggak|tidak|tdk|ndak|kagak|kaga|ora|ra|teu|tak|dak|no|not)"
# Turns of speech, most of them two that make none, and what they come to.
_TURNS_OF_SPEECH = (
    (r"\b(?:tak|dak) (?:nak|payah|mau|mo|galak|ikut|ado|usah)", "tidak mau"),
    (rf"\b{_NO} (?:ada |punya |bakal |akan |mungkin |pernah )?(?:yang )?keberatan\b", "setuju"),
    (r"\bno (?:objections?|complaints?|notes|issues?)\b", "setuju"),
    (
        rf"\b{_NO} (?:\w+ ){{0,2}}(?:nolak|menolak|tolak|bilang {_NO})\b(?! (?:karena|soalnya))",
        "mau",
    ),
    (rf"\bmana (?:bisa|mungkin)(?: \w+)? (?:nolak|bilang {_NO})\b", "mau"),
    (r"\bsiapa (?:sih )?(?:yg|yang) (?:nolak|ga mau|gak mau|nggak mau)\b", "mau"),
    (rf"\b(?:nolak|skip)\? ?(?:ya )?(?:{_NO}\w*)(?: (?:lah|dong|mungkin))*", "mau"),
    (rf"\b(?:masa|masak) (?:sih )?{_NO}(?: mau)?\b", "mau"),
    (
        rf"\b{_NO} (?:usah|perlu|pake|pakai) (?:\w+ )?"
        r"(?:nego|nawar|tawar|revisi)(?:[-2]\S*|an)?\b(?! lagi)",
        "setuju",
    ),
    (
        r"\bjangan (?:sampe |sampai )?(?:di)?kasih(?:in)? (?:ke )?(?:yg|yang|orang|siapa)\w*"
        r"(?: lain)?\b",
        "mau",
    ),
)
_TURNS = tuple((re.compile(pattern, re.I), instead) for pattern, instead in _TURNS_OF_SPEECH)


def in_plain_words(text: str) -> str:
    """The text with such words and turns replaced; one that is too long to be speech as it is."""
    if len(text) > LONGEST:
        return text
    for turn, instead in _TURNS:
        text = turn.sub(instead, text)
    return _WORD.sub(lambda found: _PLAIN.get(found[0].lower(), found[0]), text)
