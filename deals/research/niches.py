"""What partners are known for, in the words in which the team writes it."""

import re

CRITERIA = ("healthy", "hard_worker", "dancer", "sporty", "traveller")  # unless a brand has its own
MOST, LONGEST = 12, 30
_WORDS = {
    "healthy": r"(?:gaya\s+)?hidup\s+sehat|pola\s+hidup\s+sehat|healthy(?:\s+life(?:\s*style)?)?"
    r"|sehat|wellness|clean\s+eating|diet|gizi|nutrisi|nutrition|herbal",
    "hard_worker": r"(?:pe)?kerja\s+keras|hard\s*-?\s*work(?:er|ing)|pejuang|karier|karir|career"
    r"|wanita\s+karir|pengusaha|entrepreneur|pebisnis|business",
    "dancer": r"dancer|dancing|dance|penari|menari|nari|joget|tari",
    "sporty": r"sporty|sports?|olah\s*raga|gym|fitness|fit|workout|lari|runner|running|yoga"
    r"|pilates|atlet|athlete|badminton|bulu\s*tangkis|futsal|sepeda(?:an)?|renang|zumba|senam",
    "traveller": r"travel(?:l?er|l?ing)?|jalan\s*-?\s*jalan|wisata|petualang(?:an)?|liburan"
    r"|backpacker|naik\s+gunung|pendaki|hiking",
    "beauty": r"beauty|kecantikan|skin\s*care|make\s*-?\s*up|mua",
    "parenting": r"parenting|ibu\s+dan\s+anak|ibu\s+menyusui|busui|mom(?:my)?|bumil"
    r"|keluarga|family",
    "food": r"food(?:ie|ies)?|kuliner|masak|resep|cooking|culinary",
    "fashion": r"fashion|ootd|hijab(?:er)?|busana",
    "comedy": r"komedi|comedy|lucu|humor|stand\s*up",
    "gaming": r"gam(?:ing|er|ers)",
    "education": r"edukasi|education|pendidikan|belajar",
    "music": r"musik|music|penyanyi|singer",
    "lifestyle": r"life\s*style|gaya\s+hidup",
}
NICHES = tuple(_WORDS)
_FINDING = {code: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for code, words in _WORDS.items()}


def niches_in(text: str) -> tuple[tuple[str, ...], str]:
    """The codes of the niches that a text names, and what is left of it without them."""
    found: list[tuple[int, str]] = []
    left = text
    for code, pattern in _FINDING.items():
        met = pattern.search(left)
        if met:
            found.append((met.start(), code))
            left = pattern.sub(lambda one: " " * len(one.group()), left)
    return tuple(code for _, code in sorted(found)), left


def niches_listed(text: str) -> tuple[str, ...]:
    """What a list names: by its code where we know it, the rest as it is written."""
    codes, left = niches_in(text)
    parts = re.split(r"[,;/\n&]|\bdan\b|\band\b", left)
    own = (" ".join(re.findall(r"\w+", part)).casefold()[:LONGEST].strip() for part in parts)
    return tuple(dict.fromkeys((*codes, *filter(None, own))))[:MOST]
