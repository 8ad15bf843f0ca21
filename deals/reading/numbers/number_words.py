"""The words that numbers are said with: Indonesian, slang, Javanese, Sundanese, English."""

import re

from deals.reading.word_sets import word_set


def _table(rows: dict[int, str]) -> dict[str, int]:
    return {word: number for number, words in rows.items() for word in words.split()}


UNITS = _table(
    {
        0: "nol kosong zero enol",
        1: "satu siji setunggal hiji one atu",
        2: "dua loro rong kalih two duo",
        3: "tiga telu telung tilu three tigo tigang talu",
        4: "empat papat patang sekawan opat four ampat ampek",
        5: "lima limang gangsal five limo",
        6: "enam nem enem genep six anam nam",
        7: "tujuh pitu pitung tujuah seven tuju",
        8: "delapan wolu wolung dalapan eight lapan dlapan walu",
        9: "sembilan sanga sangang salapan nine smbilan sambilan",
    }
)
TEENS_AND_TENS = _table(
    {
        10: "sepuluh sapuluh sapuluah sepuloh spuluh sedasa sedoso ten",
        11: "sebelas sewelas sabelas sabaleh swelas eleven",
        12: "rolas twelve",
        13: "telulas tigalas thirteen",
        14: "patbelas fourteen",
        15: "limalas limolas fifteen",
        16: "sixteen nembelas",
        17: "seventeen pitulas",
        18: "eighteen wolulas",
        19: "nineteen sangalas",
        20: "twenty kalihdasa",
        25: "selawe",
        30: "thirty",
        40: "forty fourty",
        50: "fifty seket",
        60: "sixty sewidak suwidak swidak",
        70: "seventy",
        80: "eighty",
        90: "ninety",
    }
)
HUNDRED = _table({100: "seratus satus saratus nyeratus saratuih sratus"})
TEEN = word_set("belas welas baleh blas")
TEN = word_set("puluh puluhan pulu puluah puloh plh dasa doso")
HUNDREDS = word_set("ratus ratusan ratuih ratuh atus hundred rts")
POINT = word_set("koma point titik")
HALF = word_set("setengah stengah setgh stgh satengah separuh separo half")
PERCENT = word_set(
    "% persen percent prosen parsen pct persenan persennya porsen persèn perse percents"
)
THOUSAND, MILLION = 1_000, 1_000_000
SCALES = _table(
    {
        THOUSAND: "ribu rb rbu rebu ribuan rban rbuan rebuan ewu ewon ewonan k thousand rib",
        MILLION: "juta jt jta jeti jtan jutaan jetian yuta mio mil mill million millions jut",
        1_000_000_000: "miliar milyar billion milyaran",
    }
)
ONE_OF_A_SCALE = _table(
    {
        THOUSAND: "seribu sewu sarebu saribu serebu serebuan seceng ceceng",
        MILLION: "sejuta sejeti sayuta sajuta sejutaan cetiao setiao sejt sejut",
    }
)
# Hokkien coins: in this trade thousands are meant.
COINS = _table(
    {50: "gocap", 25: "jigo", 100: "cepek cepe", 200: "nopek", 500: "gopek gope"}
)  # fmt: skip
BIG_COINS = _table({5_000: "goceng", 10_000: "ceban", 20_000: "noban", 50_000: "goban"})

# Written as one word: limaratus, duabelas, rongatus.
GLUED = re.compile(
    rf"({'|'.join(sorted(UNITS, key=len, reverse=True))})"
    r"(belas|welas|baleh|puluh|puluah|ratus|ratuih|atus|ribu|rebu|ewu|juta|jt|rb)"
)
