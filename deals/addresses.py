"""A shipping address as it grows from message to message."""

import re

LONGEST = 500
_CORRECTS = re.compile(
    r"\b(?:salah|ganti|koreksi|revisi|ralat|pindah|bukan|baru|wrong|instead|correct\w*|change\w*)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\b(?:jl|jln|jalan|gg|gang|perum\w*|komplek\w*|ds|desa|dusun|street|road)\b.{20,}|\b\d{5}\b",
    re.I | re.S,
)


def put_together(known: str | None, text: str) -> str:
    """The address after this message: a part is added to what is known, a whole one or a
    correction stands in its place."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    told = "\n".join(lines)[:LONGEST]
    if not known or told in known:
        return known or told
    if _CORRECTS.search(told) or _WHOLE.search(told):
        return told
    return f"{known}\n{told}"[:LONGEST]
