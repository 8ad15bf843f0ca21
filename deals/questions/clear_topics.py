"""Topics that clear words carry, for where the reader is not sure."""

import re

from deals.reading.plain import plain

# Of several, the first: who asks whether the product is halal does not ask what it is.
_TOPICS = {
    "halal_bpom": r"halal\w*|bpom\w*|izin edar",
    "shipping": r"ongkir\w*|ongkos kirim|resi|resinya|kurir\w*|ekspedisi\w*|(?:di)?kirim paket\w*"
    r"|paket\w* (?:\w+ )?(?:di)?kirim|shipping|courier|tracking|parcel|postage"
    r"|(?:send|ship|get|have|request|want|need|love|like|try)(?: \w+){0,4} samples?",
    "brief": r"brief\w*|dos and don\W?ts",
    "deadline": r"deadline\w*|batas (?:waktu|tayang|posting|upload)\w*|paling lambat|due date",
    "commission": r"komisi\w*|commission",
    "payment": r"fee\w*|bayar\w*|dibayar\w*|pembayaran\w*|bayaran\w*|paid|payment|pay",
    "product": r"produk\w* apa|barang\w* apa|produknya|(?:which|what) product|the product",
}
_CLEAR = {topic: re.compile(rf"\b(?:{words})\b") for topic, words in _TOPICS.items()}


_BRAND = re.compile(
    r"\b(?:brand apa(?: (?:ya|sih|kak|ini))?|brand\w* (?:ini|itu) apa|tentang brand\w*"
    r"|(?:which|what) brand|about the brand)\b"
)


def asks_about_the_brand(text: str) -> bool:
    return _BRAND.search(plain(text)) is not None


def clear_topic(text: str) -> str | None:
    words = plain(text)
    return next((topic for topic, clear in _CLEAR.items() if clear.search(words)), None)
