"""The commission that a message names, in percent."""

from itertools import pairwise

from deals.reading.found import Found
from deals.reading.money.wanted import wanted
from deals.reading.numbers.in_chat import Number, is_range, numbers_in
from deals.reading.numbers.number_words import PERCENT, TEENS_AND_TENS, UNITS
from deals.reading.numbers.tokens import Tokens, after, before, text_at, tokens_of
from deals.reading.word_sets import word_family, word_set

COMMISSION = word_family(
    "komisi komisinya komisine komisiku commission comm comms comission persenan persennya"
    " persentase persentasenya komis kommisi komsi"
)
NOT_COMMISSION = word_family(
    "transfer tf bayar dibayar profit untung dp down uang muka diskon discount disc diskonnya"
    " potongan cashback voucher er engagement growth pertumbuhan kenaikan pajak ppn pph tax"
    " alkohol alcohol kadar konsentrasi niacinamide retinol aha bha vitamin vit spf baterai batere"
    " battery ctr cvr conversion konversi retur termin pelunasan lunas sisa sisanya advance"
    " upfront promo sale off charge admin refund audience audiens penonton followers followersku"
    " perempuan cewek cowok wanita pria female male usia akurat inflasi bunga ongkir yakin sembuh"
    " kandungan kandungannya discountnya progress proses loading dpnya cicilan margin views view"
    " watch retention completion kemungkinan peluang"
)
NOT_AFTER = word_family(
    "fee off diskon discount disc dp upfront advance engagement er yakin yakinn halal original"
    " ori asli aman organik organic natural alami herbal lunas pelunasan pembayaran payment"
    " followers audience audiens views perempuan cewek wanita female male cowok growth baterai"
    " muka awal depan akhir sisa sisanya pajak ppn pph alkohol cotton katun real legit gratis free"
    " bener benar pure murni"
)
LARGEST = 70  # what is more was never a commission
LEAST_BARE, LEAST_ALONE, MOST_BARE = 3, 5, 40  # and without a sign
_BARE_BEGIN = word_set(", . ? ! jadi minimal min mau maunya minta tidak nggak ga gak")
_BARE_END = {"\n", ""} | word_set(
    "lah , . ? ! aja ya kak dong deh min bisa gimana gmn boleh baru kk ka mba + sama ok oke oks"
    " okelah gapapa gpp cukup deal acc gas kan nggih atuh nya mas mbak kebanyakan kegedean kurang"
    " kecil kekecilan kemahalan terlalu jadi jd menjadi ke naik turun → >"
)
_LINKING = word_family(
    "dari dr ke jadi jd menjadi naik turun naikin turunin cuma tetap tetep ttp itu nya jangan bukan"
    " minimal min mau maunya minta aja di sebesar segitu kak aku saya from up to"
)
_TO = word_family("ke jadi jd menjadi → > / atau")


def commission(words: str) -> Found[float] | None:
    """The commission that is wanted or agreed, in percent."""
    tokens = tokens_of(words)
    numbers = numbers_in(tokens)
    percents = [
        number
        for at, number in enumerate(numbers)
        if _is_percent(tokens, numbers, at) and _is_commission(tokens, number)
    ]
    chosen = wanted(tokens, _with_bare(tokens, numbers, _lower_ends(tokens, percents)))
    if chosen is None:
        return None
    number, doubt = chosen
    named = any(word in COMMISSION for word in before(tokens, number.start, 6))
    return Found(number.said, round(0.8 + 0.15 * named - doubt, 2))


def _with_bare(tokens: Tokens, numbers: list[Number], percents: list[Number]) -> list[Number]:
    """After `8%?`, `12 lah` is said in percent, too."""
    if not percents:
        return percents
    bare = [
        number
        for number in numbers
        if number.start > percents[0].end
        and number.scale == 1
        and 1 < number.said <= MOST_BARE
        and text_at(tokens, number.start - 1) in _BARE_BEGIN
        and text_at(tokens, number.end) in _BARE_END
    ]
    return percents + [number for number in bare if number not in percents]


def _is_percent(tokens: Tokens, numbers: list[Number], at: int) -> bool:
    number = numbers[at]
    if number.scale != 1 or number.grouped or not 0 < number.said <= LARGEST:
        return False
    if _sign(tokens, number):
        return True
    if at + 1 < len(numbers) and _sign(tokens, numbers[at + 1]):
        upper = numbers[at + 1]
        between = " ".join(token.text for token in tokens[number.end : upper.start])
        if is_range(tokens, number, upper) or between in _TO:
            return True
    return _bare(tokens, number)


def _sign(tokens: Tokens, number: Number) -> bool:
    following = [token.text for token in tokens[number.end : number.end + 3]]
    if following[:1] == ["-"] or following[:1] == ["an"]:
        following = following[1:]
    return bool(following) and (following[0] in PERCENT or following[:2] == ["per", "sen"])


def _bare(tokens: Tokens, number: Number) -> bool:
    """`komisinya 15 aja`, `komisi 12 jadi 10`."""
    if not LEAST_BARE <= number.said <= MOST_BARE:
        return False
    if text_at(tokens, number.end) not in _BARE_END:
        return False
    near = before(tokens, number.start, 6)
    at = next((at for at, word in enumerate(near) if word in COMMISSION), len(near))
    linked = all(word in _LINKING or _is_said_before(word) for word in near[:at])
    return at < len(near) and (linked or (at < 2 and number.said >= LEAST_ALONE))


def _is_said_before(word: str) -> bool:
    """Whether it belongs to the number before: `komisi tujuh jadi sepuluh`."""
    return word.isdecimal() or word in PERCENT or word in UNITS or word in TEENS_AND_TENS


def _is_commission(tokens: Tokens, number: Number) -> bool:
    for word in before(tokens, number.start, 5):
        if word in COMMISSION:
            break
        if word in NOT_COMMISSION:
            return False
        if word in PERCENT:
            break
    following = [word for word in after(tokens, number.end, 5) if word not in PERCENT]
    while following[:1] and following[0] in ("di", "dari", "untuk", "buat", "-", "an", "of", "in"):
        following = following[1:]
    return not (following[:1] and following[0] in NOT_AFTER)


def _lower_ends(tokens: Tokens, percents: list[Number]) -> list[Number]:
    lower = percents[:1]
    for one, other in pairwise(percents):
        if not (is_range(tokens, one, other) and one.said < other.said):
            lower.append(other)
    return lower
