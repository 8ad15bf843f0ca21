"""The time of day that a message names: `jam 8 malam`, `setengah 8`, `19.30 WITA`, `7 pm`."""

import re
from dataclasses import dataclass
from datetime import time

from deals.reading.plain import plain

ZONES = {"wib": "Asia/Jakarta", "wita": "Asia/Makassar", "wit": "Asia/Jayapura"}
MIDNIGHT = 24  # `jam 12 malam`: the end of that day


@dataclass(frozen=True)
class ClockTime:
    """`minutes`: since the day began, the likeliest first where the part of the day is not said;
    24 hours and more are of the next day. `zone`: where one is named. `rest`: the words without
    the time."""

    minutes: tuple[int, ...]
    zone: str
    rest: str


_HOURS = {
    word: hour
    for hour, words in enumerate(
        (
            *("satu one", "dua two", "tiga three", "empat four", "lima five", "enam six"),
            *("tujuh seven", "delapan lapan eight", "sembilan nine", "sepuluh ten"),
            *("sebelas eleven", "duabelas twelve"),
        ),
        start=1,
    )
    for word in words.split()
}
_PARTS = {
    "early": "subuh dini",
    "morning": "pagi pg am a.m isuk enjing",
    "noon": "siang sg awan beurang",
    "afternoon": "sore sre afternoon sonten",
    "evening": "malam malem mlm malm mlem evening tonight night peuting bengi pm p.m",
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words.split()}
_PART = "|".join(sorted(map(re.escape, _PART_OF), key=len, reverse=True))
_NUMBER = "|".join(sorted(_HOURS, key=len, reverse=True))
_AT = r"(?:jam|jm|pukul|pkl|at|around|sekitar|skitar)\.?\s*"
_MINUTE = r"\s?[.:]\s?(?P<minute>[0-5]\d)"
_THEN = rf"(?:\s*(?:-?an)?\s*(?:hari\s)?(?P<part>{_PART})\b)"
_MORE = (
    r"(?:\s*(?P<sign>lewat|lebih|lbh|kurang|krg)\s*"
    r"(?P<more>seperempat|\d{1,2})(?:\s*(?:menit|mnt))?)?"
)
_END = r"(?![\d.,:/]*\d|\s?(?:rb|ribu|jt|juta|k|persen|%|orang|hari|video|pcs)\b)"
_HALF = re.compile(
    rf"\b(?:{_AT})?(?:setengah|stengah|stgh|setgh)\s*(?P<hour>\d{{1,2}}|{_NUMBER})\b{_THEN}?{_END}"
)
_SAID = re.compile(
    rf"\b{_AT}(?P<hour>\d{{1,2}}|{_NUMBER})(?:{_MINUTE}|(?=\D|$)){_MORE}{_THEN}?{_END}"
)
_PART_AFTER = re.compile(
    rf"(?<!hari )(?<!tgl )(?<!tanggal )\b(?P<hour>\d{{1,2}})(?:{_MINUTE})?{_THEN}{_END}"
)
_DIGITS = re.compile(r"(?<![\d.,/-])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)" + _END)
_PAST_EN = re.compile(
    r"\b(?P<kind>half past|quarter past|quarter to)\s(?P<hour>\d{1,2}|" + _NUMBER + rf")\b{_THEN}?"
)
_PRAYERS = {
    5 * 60: "subuh",
    12 * 60 + 30: "dzuhur dhuhur zuhur duhur",
    16 * 60: "ashar asar",
    18 * 60 + 30: "maghrib magrib",
    19 * 60 + 30: "isya isyak isa",
    21 * 60: "tarawih taraweh",
}
_BY_PRAYER = {word: at for at, words in _PRAYERS.items() for word in words.split()}
_PRAYER = re.compile(
    r"\b(?:habis|hbs|abis|abs|bada|ba'?da|setelah|stelah|selesai|after)\s(?:sholat\s|salat\s)?"
    rf"(?P<prayer>{'|'.join(_BY_PRAYER)})\b"
)
_NAMED = {"tengah malam": (1440,), "midnight": (1440,), "tengah hari": (720,), "noon": (720,)}
_WHOLE = re.compile(rf"\b(?P<named>{'|'.join(_NAMED)})\b")
_ZONE = re.compile(r"\b(wita|wib|wit)\b")
_ALONE = re.compile(rf"\b(?P<part>{_PART})\b")
_AFTERWARDS = {"half past": 30, "quarter past": 15, "quarter to": -15}


def time_named(text: str) -> ClockTime | None:
    """The time that words name, or None; the first one, where there are several."""
    words = plain(text)
    for pattern, read in _READERS:
        found = pattern.search(words)
        minutes = read(found, words) if found else ()
        if found and minutes:
            zone = _ZONE.search(words)
            rest = _ZONE.sub(" ", f"{words[: found.start()]} {words[found.end() :]}")
            return ClockTime(minutes, ZONES[zone[1]] if zone else "", " ".join(rest.split()))
    return None


def clock(minutes: int) -> time:
    """The time on the wall, on whatever day."""
    return time(minutes // 60 % 24, minutes % 60)


def _half(found: re.Match[str], words: str) -> tuple[int, ...]:
    """`setengah 8` is half past seven."""
    return _placed(_hour(found), -30, _part(found, words))


def _said(found: re.Match[str], words: str) -> tuple[int, ...]:
    given = found.groupdict()
    minute = int(given.get("minute") or 0)
    if more := given.get("more"):
        minute = 15 if more == "seperempat" else int(more)
        minute = -minute if (given["sign"] or "").startswith("k") else minute
    sure = bool(given.get("minute")) and given["hour"].startswith("0")  # `07.30`
    return _placed(_hour(found), minute, _part(found, words), sure)


def _english(found: re.Match[str], words: str) -> tuple[int, ...]:
    return _placed(_hour(found), _AFTERWARDS[found["kind"]], _part(found, words))


def _hour(found: re.Match[str]) -> int:
    said = found["hour"]
    return int(said) if said.isdecimal() else _HOURS[said]


def _part(found: re.Match[str], words: str) -> str:
    """The part of the day that is said with it, or anywhere else: `malam minggu jam 8`."""
    elsewhere = _ALONE.search(words)
    said = found.groupdict().get("part") or (elsewhere["part"] if elsewhere else "")
    return _PART_OF.get(said, "") if said != "pm" else "pm"


def _placed(hour: int, minute: int, part: str, sure: bool = False) -> tuple[int, ...]:
    """Minutes since the day began, of an hour as it is said in that part of the day."""
    if hour > 24 or hour * 60 + minute < 0:
        return ()
    if hour > 12 or hour == 0 or sure:
        return (hour * 60 + minute,)
    hours = _IN_PART[part](hour) if part else _likeliest(hour)
    return tuple(one * 60 + minute for one in hours)


def _likeliest(hour: int) -> tuple[int, ...]:
    """Lives are mostly on in the evening."""
    return (12, 24) if hour == 12 else (hour + 12, hour)


def _in_the_evening(hour: int) -> tuple[int, ...]:
    return (hour + 24,) if hour < 4 else (hour + 12,)


_IN_PART = {
    "early": lambda hour: (hour % 12,),
    "morning": lambda hour: (hour % 12,),
    "noon": lambda hour: (hour,) if hour >= 10 else (hour + 12,),
    "afternoon": lambda hour: (hour % 12 + 12,),
    "evening": _in_the_evening,
    "pm": lambda hour: (hour % 12 + 12,),
}
_READERS = (
    (_HALF, _half),
    (_PAST_EN, _english),
    (_SAID, _said),
    (_PART_AFTER, _said),
    (_DIGITS, _said),
    (_PRAYER, lambda found, words: (_BY_PRAYER[found["prayer"]],)),
    (_WHOLE, lambda found, words: _NAMED[found["named"]]),
)
