"""What a parcel needs: recipient, phone, street, city and postcode, read from how people write."""

import re
from dataclasses import dataclass, fields

from deals.parcels.cities import CITIES
from deals.reading.contact.phones import phone
from deals.reading.word_sets import word_set

_LABELS = {
    "recipient": r"nama(?:\s+(?:lengkap|penerima(?:nya)?|ku|saya))?|penerima(?:nya)?|a\.?\s?n\.?"
    r"|atas\s+nama|up|u\.p\.?|attn|recipient|receiver|name",
    "phone": r"(?:no(?:mor|mer)?\.?\s*)?(?:hp|wa|whatsapp|telp|telepon|tlp|telpon|phone|handphone)"
    r"(?:nya|\s+number)?(?:\s*/\s*(?:hp|wa|telp))?",
    "city": r"kota(?:/kab(?:upaten)?)?|city",
    "postcode": r"kode\s*pos(?:nya)?|kodepos(?:nya)?|post\s?code|postal\s+code|zip(?:\s+code)?|pos",
    "street": r"alamat(?:\s+(?:lengkap|rumah|pengiriman|kirim))?(?:nya|ku)?|address|jalan(?=\s*:)",
}
_LABELLED = {
    part: re.compile(rf"^\W*(?:{labels})\s*(?:[:=]|\bis\b|\badalah\b)\s*(.+)$", re.IGNORECASE)
    for part, labels in _LABELS.items()
}
_NAMED = re.compile(
    r"\b(?:nama(?:nya)?(?:\s+penerima(?:nya)?)?|penerima(?:nya)?|atas\s+nama|a\.n\.?|a/n|an\."
    r"|u\.\s?p\.?|recipient|(?:an|up)(?=\s+(?-i:[A-Z])))(?!\w)[\s:.]*([^\d\n,;()]{2,60})",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w/])(?:\(?\+?\s?62[)\s.-]{0,3}\(?0?\)?|\(?0)[\s.-]?[2-9](?:[\s.()/–-]{0,3}\d){6,11}(?!\d)"
)
_CALLED = re.compile(
    r"\b(?:no(?:mor|mer)?\.?\s*)?(?:hp|wa|whatsapp|telp|telepon|tlp|telpon|phone)(?:nya)?\b[\s.:]*$",
    re.IGNORECASE,
)
_POSTCODE = re.compile(r"(?<![\d.,/-])[1-9]\d{4}(?![\d/-]|[.,]\d)")
_POSTCODE_LABEL = re.compile(
    r"\b(?:kode\s*pos(?:nya)?|kodepos(?:nya)?|post(?:al)?\s*code|zip)\b[\s:.=]*", re.IGNORECASE
)
_STREET = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum\w*|komplek\w*|kompleks|ds|desa|dusun|dsn|street|road|blok|blk"
    r"|rt|rw|kp|kampung|kav\w*|cluster|apartemen|apt|apartment|kos\w*|ruko|tower|lantai|lt|residence"
    r"|no|rumah|griya|villa|asrama|kel|kelurahan|kec|kecamatan|kab|kabupaten|kota|prov\w*)\b",
    re.IGNORECASE,
)
_A_ROAD = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum\w*|komplek\w*|ds|desa|dusun|dsn|street|road|blok|rt|rw|kp"
    r"|kampung|kav\w*|cluster|apartemen|apt|apartment|kos\w*|ruko|tower|residence|griya|villa"
    r"|asrama)\b|\d",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\b(?:kota|kab(?:upaten)?)\b\.?\s+([^\d\n,;.()]{3,40})", re.IGNORECASE)
_AFTER_DISTRICT = re.compile(r"\b(?:prov\w*|kel|kelurahan|kec|kecamatan|indonesia)\b.*", re.I)
_CHATTER = word_set(
    "kak kakak ka min admin mimin ini itu alamat alamatnya alamatku almt saya aku sy ak ya yaa yaaa"
    " yah sekarang lengkap pengiriman paket paketnya berikut untuk utk buat kirim dikirim kirimnya"
    " ke di halo hai hi hello terima kasih makasih thanks thank you baik oke ok siap boleh tolong"
    " rumah adalah yg yang dan and my is the address to send please here it sorry maaf lupa tadi"
    " nih dong deh sih nya nama namanya penerima penerimanya hp wa telp nomor no nomer a n an atas"
    " dengan salah ganti benar bener betul koreksi revisi ralat pindah bukan masih"
    " sama tetap tetep seperti kayak kemarin kemaren sebelumnya biasa up u.p"
)
_OF_THEIRS = re.compile(
    r"^(?:ibu|mama|bapak|papa|kakak|adik|suami|istri) (?:saya|aku)\s+(?=\S)", re.I
)
_SEPARATED = re.compile(r"[\n,;|]|\s[-–]\s")
_BRACKETED = re.compile(r"[\n,;|()]|\s[-–]\s")
_ON_A_ROAD = frozenset({"jl", "jln", "jalan", "gg", "gang", "raya"})
_LANDMARK = re.compile(
    r"\b(?:patokan\w*|depan|dekat|deket|samping|sebelah|seberang|belakang|pinggir|toko|warung"
    r"|indomaret|alfamart|masjid|sekolah|pagar|cat|near|behind|opposite)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_MOST_WORDS = 5  # of a person's name
LONGEST_PART, LONGEST = 60, 1000  # characters
PARTS = ("recipient", "phone", "street", "city", "postcode")


@dataclass(frozen=True)
class Address:
    """Each part as it goes onto a label; empty when it is not known. `phone` as in +62812..."""

    recipient: str = ""
    phone: str = ""
    street: str = ""
    city: str = ""
    postcode: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the parts that are not known."""
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))

    def as_text(self) -> str:
        """On the lines of a label."""
        place = " ".join(part for part in (self.city, self.postcode) if part)
        lines = (self.recipient, self.phone, self.street, place)
        return "\n".join(line for line in lines if line)


def read_address(text: str | None) -> Address:
    """The parts that are found in an address as somebody wrote it."""
    told, rest = _labelled((text or "")[:LONGEST])
    number, rest, beside = _phone(rest)
    code, rest = _postcode(rest)
    named, rest = _recipient(rest, beside, bool(told.get("recipient")))
    city = told.get("city") or _city(rest)
    return Address(
        recipient=_tidy(told.get("recipient") or named),
        phone=_number(told.get("phone", "")) or number,
        street=_street(told.get("street", ""), rest, city),
        city=_titled(_tidy(city)),
        postcode=_first_code(told.get("postcode", "")) or code,
    )


def names_who(text: str) -> bool:
    """Whether it says that somebody takes the parcel: `penerima Bu Tuti`, `a.n. Rani`."""
    labelled = any(_LABELLED["recipient"].match(line) for line in text.splitlines())
    return labelled or _NAMED.search(text) is not None


def things_told(text: str) -> int:
    """How many parts of it say something, between commas and the like."""
    return sum(bool(_bare(one)) for one in _SEPARATED.split(text))


def _labelled(text: str) -> tuple[dict[str, str], str]:
    """What stands behind a label of its own, and all other lines."""
    found: dict[str, str] = {}
    rest = []
    for line in re.split(r"[\n;]", text):
        part, said = next(
            (
                (part, match[1])
                for part, pattern in _LABELLED.items()
                if (match := pattern.match(line.strip()))
            ),
            ("", line),
        )
        if (
            part in ("", "street")
            or len(said) > 60
            or (_A_ROAD.search(said) and part in ("recipient", "city"))
        ):
            rest.append(said)
        else:
            found[part] = said.strip()
    return found, "\n".join(rest)


def _phone(text: str) -> tuple[str, str, str]:
    """The number, the text without it, and what stands beside it in its segment."""
    match = next((one for one in _NUMBER.finditer(text) if _number(one[0])), None)
    if match is None:
        return "", text, ""
    before, after = text[: match.start()], text[match.end() :]
    ahead = _CALLED.sub("", _BRACKETED.split(before.rstrip("( "))[-1])
    behind = _BRACKETED.split(after.lstrip(") "))[0]
    before = _CALLED.sub("", before.rstrip("( "))
    beside = next((one for one in (ahead, behind) if _is_name(one)), "")
    rest = f"{before}, {after.lstrip(') ')}"
    return _number(match[0]), _NUMBER.sub(_unless_number, rest), beside


def _unless_number(match: re.Match[str]) -> str:
    """A second number, or the same once more, is of no street either."""
    return "," if _number(match[0]) else match[0]


def _number(text: str) -> str:
    found = phone(f"hp {text}") if any(map(str.isdigit, text)) else None
    return found.value if found else ""


def _postcode(text: str) -> tuple[str, str]:
    """The last number of five digits, and the text without it."""
    found = [*_POSTCODE.finditer(text)]
    if not found:
        return "", text
    last = found[-1]
    before = _POSTCODE_LABEL.sub("", text[: last.start()])
    return last[0], f"{before.rstrip(' ,')}{text[last.end() :]}"


def _first_code(text: str) -> str:
    found = _POSTCODE.search(text)
    return found[0] if found else ""


def _recipient(text: str, beside: str, known: bool) -> tuple[str, str]:
    """Who takes the parcel: named so, beside the phone, or whoever stands first."""
    if match := _NAMED.search(text):
        name = _bare(re.split(r"\b(?:ya|kak|hp|wa|di)\b", match[1], flags=re.IGNORECASE)[0])
        if name and not _STREET.search(name):
            left = text[: match.start()] + text[match.end() :]
            first = _SEPARATED.split(left)[0]
            return _OF_THEIRS.sub("", name), left.replace(first, " ", 1) if _is_name(
                first
            ) else left
    segments = [one for one in _SEPARATED.split(_before_a_road(text)) if _bare(one)]
    first = segments[0] if segments and text.lstrip(" ,\n").startswith(segments[0].strip()) else ""
    for candidate in () if known else (beside, first):
        if candidate and _is_name(candidate):
            return _bare(candidate), text.replace(candidate, " ", 1)
    return "", text


def _before_a_road(text: str) -> str:
    road = _STREET.search(text)
    return text[: road.start()] if road else text


def _is_name(text: str) -> bool:
    words = _bare(text).split()
    named = " ".join(words).lower()
    return (
        1 <= len(words) <= _MOST_WORDS
        and not _LANDMARK.search(text)
        and not re.search(r"\d", text)
        and not _STREET.search(text)
        and named not in CITIES
        and not any(word in CITIES for word in named.split() if len(words) == 1)
    )


def _bare(text: str) -> str:
    """Without the words that people put around what they tell."""
    words = re.findall(r"[^\s,:()]+", text)
    while words and words[0].lower().strip(".!") in _CHATTER:
        words = words[1:]
    while words and words[-1].lower().strip(".!") in _CHATTER:
        words = words[:-1]
    return " ".join(words).strip(" .!-")


def _city(text: str) -> str:
    """Named so, or known, the last one first; else what stands where the postcode stood."""
    if towns := [_AFTER_DISTRICT.sub("", one[1]) for one in _TOWN.finditer(text)]:
        return _tidy(towns[-1])
    segments = [_tidy(one) for one in _SEPARATED.split(text) if _tidy(one)]
    for segment in reversed(segments):
        if city := _known_city(segment):
            return city
    return ""


def _known_city(segment: str) -> str:
    """The last and longest city in a segment; none that its road is named after."""
    words = re.findall(r"[a-z]+", segment.lower())
    on_a_road = bool(words) and words[0] in _ON_A_ROAD
    for end in range(len(words), 0, -1):
        for size in (3, 2, 1):
            ahead = words[end - size - 1] if end > size else ""
            if end < size or " ".join(words[end - size : end]) not in CITIES:
                continue
            if not on_a_road or (end == len(words) and ahead not in _ON_A_ROAD):
                return " ".join(words[end - size : end])
    return ""


def _street(told: str, text: str, city: str) -> str:
    """Everything else; a street only when there is a road, a quarter or a number in it."""
    lines = [_bare_line(one) for one in text.splitlines()]
    rest = ", ".join(line for line in [told, *lines] if line)
    rest = re.sub(r"\(\s*,?\s*\)|\(\s*$", "", rest)
    rest = re.sub(r"\s*,[\s,]*", ", ", rest).strip(" ,.-")
    if city:
        rest = re.sub(
            rf"(?:,\s*|\s+)(?:(?:kota|kab(?:upaten)?)\b\.?\s*)?{re.escape(city)}\s*$",
            "",
            rest,
            flags=re.IGNORECASE,
        )
    return rest.strip(" ,.-") if _A_ROAD.search(rest) and _LETTERS.search(rest) else ""


def _bare_line(line: str) -> str:
    road = _STREET.search(line)
    if road and not _bare(line[: road.start()]):
        return line[road.start() :].strip(" ,")
    return _bare(line) and line.strip(" ,")


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,.:;-()")


def _titled(city: str) -> str:
    return city.title() if city.islower() else city
