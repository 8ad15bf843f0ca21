"""Which of several amounts is the one that is wanted: `A jadi B`, `bukan A tapi B`, price lists."""

from itertools import pairwise

from deals.reading.numbers.in_chat import Number
from deals.reading.numbers.number_words import PERCENT
from deals.reading.numbers.tokens import Tokens, after, before, text_at
from deals.reading.word_sets import word_family, word_set

INSTEAD = word_family(
    "jadi jd ke to maksudnya maksud maksute ralat koreksi eh menjadi jadiin dadi janten > → ="
)
MOVES = INSTEAD | word_family("naik naikin naikkan dinaikin dinaikkan up turun turunin")
WANTED = word_set(
    "minimal minimum min minim mininal minta mau maunya pengen pengin harap harapan khusus deal"
    " fix final nett net total totalnya mentok paling least ajukan ikut samain samakan mengajukan"
    " usul request butuh njaluk nyuwun menta ambil terima setidaknya setuju sepakat diangka angka"
    " rate"
    " ratenya mending mendingan asal minimalnya sesuai harus spesial special tetap tetep tetp need"
    " want expect prefer sekarang skrg sakarang saiki perjanjian perjanjiannya kesepakatan"
    " kesepakatannya sepakatnya janjinya"
)
AGREED_BEFORE = word_set(
    "kesepakatan perjanjian kontrak janji dijanjiin dijanjikan disepakati sepakat agreed"
)
LIKE = word_set("kayak kek kaya kyk seperti sesuai sebagaimana macam like as per koyo jiga siga")
OLD = word_family(
    "dari dr tawaran tawarannya ditawarin ditawari nawarin offer offered biasanya biasane normal"
    " normalnya kemarin kemaren dulu dulunya sebelumnya awal awalnya aslinya semula tadinya tambah"
    " tambahin nambah extra ekstra was lama asalnya from instead segini dikasih dp sisa sisanya"
    " bonus tambahan transport plus lebih usual usually kepasang terpasang kebaca terbaca"
    " tertulis tercantum tertera"
)
ADDED = word_set(
    "add addon addons tambahan extra ekstra raw owning boosting boost spark ads usage"
    " whitelisting mirroring revisi"
)
MERELY = word_family("cuma cuman hanya mung masa masak only just kalau kalo")
TOO_LITTLE = word_family(
    "kurang kekecilan kecil kecilan kemurahan murah terlalu low dikit sedikit kedikitan mepet"
    "  kerendahan rendah kurangan masih doang doank tok thok alit leutik saeutik cilik sithik"
    " saithik sitik ketek saketek sadikit halus"
)
TOO_MUCH = word_set("kebanyakan kegedean kemahalan ketinggian banyakan")
NEVER = word_set("bukan dudu sanes jangan jgn jngn ojo instead")
NOT = word_family(
    "ga gak gk g nggak ngga engga enggak kagak ora mboten teu moal tidak tdk ndak not belum blm"
    " bukan"
)
ENOUGH = word_family(
    "bisa bs tiasa cekap cukup masuk nutup worth sesuai mau ambil cocok sanggup deal dapet dapat"
    " ketutup nyucuk enough"
)
CANNOT = word_family("gabisa gakbisa gabs ganutup gacukup gamau gasanggup gamasuk emoh ogah wegah")
_TWICE = "2"  # `kemaren2`
AT_LEAST = word_family("minimal minimum min minim paling")
_REFUSED = -3
FITS = word_family(
    "bisa boleh deal ok oke gimana gmn nett net ya aja dong fix gpp cukup baru br masuk"
)
PACKAGE = word_family(
    "paket paketan bundling bundle package semua semuanya all total totalnya sekaligus komplit"
)
PIECES = word_family("video videos vid vt konten content reels reel post")
OTHER_PIECES = word_family(
    "story stories igs feed feeds reel reels post foto photo carousel thread"
)
FOR = word_set("per untuk utk buat bwt for / kanggo keur")


SEVERAL, TURNED_DOWN = 0.15, 0.5  # how doubtful that makes the one that was chosen


def wanted(tokens: Tokens, numbers: list[Number]) -> tuple[Number, float] | None:
    """The one that is wanted, and from 0 to 1 how doubtful that is; None of no numbers.

    An amount that is only turned down is still the one that was spoken of, but very doubtful.
    """
    if not numbers:
        return None
    scores = [_score(tokens, numbers, at) for at in range(len(numbers))]
    best = max(scores)
    doubt = SEVERAL if len({number.value for number in numbers}) > 1 else 0.0
    chosen = numbers[scores.index(best)]
    return chosen, TURNED_DOWN if _is_turned_down(tokens, chosen) else doubt


def _is_turned_down(tokens: Tokens, number: Number) -> bool:
    before_it = _said_before(before(tokens, number.start, 4))
    return _REFUSED in (before_it, _said_after(tokens, number))


def _score(tokens: Tokens, numbers: list[Number], at: int) -> int:
    number = numbers[at]
    score = _said_before(before(tokens, number.start, 4)) + _said_after(tokens, number)
    if len(numbers) > 1:
        score += _scope(_scope_words(tokens, numbers, at))
        score += 1 if score >= 0 and _after_but(tokens, number) else 0
    if number is not numbers[-1] and _is_wondered_at(tokens, number):
        score -= 4
    return score


def _said_before(words: list[str]) -> int:
    """`words` the nearest first; what stands nearer weighs more."""
    number_at = next((at for at, word in enumerate(words) if _is_a_number(word)), len(words))
    words = words[:number_at]
    if any(word in INSTEAD for word in words[:2]):
        return 4
    if words[:2] == ["tidak", "paling"]:
        return 2
    refused = any(word in NOT for word in words[:1]) or (
        len(words) > 1 and words[0] in ENOUGH and words[1] in NOT  # `kalo ga bisa 1jt, 900 deh`
    )
    if refused or any(word in NEVER for word in words):
        return _REFUSED
    if any(word in OLD for word in words):
        return -2
    score = -1 if any(word in MERELY for word in words) else 0
    return score + (2 if any(word in WANTED | MOVES for word in words) else 0)


def _is_a_number(word: str) -> bool:
    return word[:1].isdecimal() and word != _TWICE


def _said_after(tokens: Tokens, number: Number) -> int:
    words = after(tokens, number.end, 4)
    if _is_as_agreed(words):
        return 5
    if not words and text_at(tokens, number.end) == "?":
        words = after(tokens, number.end + 1, 2)  # `1jt? kurang kak`
    if any(word in MOVES for word in words[:2]):
        return _REFUSED
    for near, word in enumerate(words):
        following = words[near + 1 : near + 3]
        if word in TOO_LITTLE | TOO_MUCH and near < 3:
            return _REFUSED
        if word in NOT and any(other in ENOUGH for other in following):
            return _REFUSED
        if word in CANNOT:
            return _REFUSED
    if any(word in AT_LEAST for word in words[:3]):
        return 2
    return 1 if any(word in FITS for word in words[:2]) else 0


def _is_as_agreed(words: list[str]) -> bool:
    """`bukan 12% kayak kesepakatan`."""
    return any(one in LIKE and other in AGREED_BEFORE for one, other in pairwise(words))


def _is_wondered_at(tokens: Tokens, number: Number) -> bool:
    """`8%? 12 lah`."""
    end = number.end + (text_at(tokens, number.end) in PERCENT)
    return text_at(tokens, end) == "?"


def _after_but(tokens: Tokens, number: Number) -> bool:
    at = number.start - len(before(tokens, number.start, 8))
    return at > 0 and tokens[at - 1].text in word_family("tapi tp tpi but namun")


def _scope(words: list[str]) -> int:
    """How near a price of a list comes to the offered scope: three videos and a live."""
    words = [word for word in words if word != "x"]  # `3x video`
    score = 0
    for one, other in pairwise(words):
        if other in PIECES and one in ("3", "tiga", "telu", "tilu", "three"):
            score += 3
        elif other in PIECES and (one in ("1", "satu", "per", "2", "dua", "one", "each")):
            score -= 1
    with_live = any(word in ("live", "lives") for word in words)
    score += 1 if with_live and any(word in PIECES | PACKAGE for word in words) else 0
    score += 1 if any(word in PACKAGE for word in words) else 0
    score -= 1 if any(word in OTHER_PIECES for word in words) else 0
    return score - (4 if any(word in ADDED for word in words) else 0)


def _scope_words(tokens: Tokens, numbers: list[Number], at: int) -> list[str]:
    """What a price of a list is for: said behind it (`500rb per video`), else before it."""
    behind = _between(tokens, numbers, at)
    if _says_what_for(behind):
        return _to_line_end(behind)
    ahead = _between(tokens, numbers, at - 1)
    if at and _says_what_for(ahead):
        ahead = ahead[len(_to_line_end(ahead)) :]  # the rest was said of the price before
    return ahead


def _says_what_for(behind: list[str]) -> bool:
    """Whether it begins like `per video`, perhaps behind a word for whom it is said to."""
    return any(word in FOR for word in behind[:2])


def _between(tokens: Tokens, numbers: list[Number], at: int) -> list[str]:
    """The words between a number and the next; before the first one, where `at` is -1."""
    begin = numbers[at].end if at >= 0 else 0
    end = numbers[at + 1].start if at + 1 < len(numbers) else len(tokens)
    return [token.text for token in tokens[begin:end]]


def _to_line_end(words: list[str]) -> list[str]:
    ends = [at for at, word in enumerate(words) if word in (",", "\n", ";", ".")]
    return words[: ends[0]] if ends else words
