"""Topics that clear words carry, for where the reader names none."""

import re

from deals.reading.plain import plain

# Of several, the first: who asks whether the product is halal does not ask what it is.
_TOPICS = {
    "halal_bpom": r"halal\w*|bpom\w*|izin edar",
    "shipping": r"ongkir\w*|ongkos kirim|resi|resinya|kurir\w*|ekspedisi\w*|(?:di)?kirim paket\w*"
    r"|paket\w* (?:\w+ )?(?:di)?kirim|shipping|courier|tracking|parcel|postage",
    "brief": r"brief\w*|dos and don\W?ts",
    "deadline": r"deadline\w*|batas (?:waktu|tayang|posting|upload)\w*|paling lambat|due date",
    "commission": r"komisi\w*|commission",
    "payment": r"fee\w*|bayar\w*|dibayar\w*|pembayaran\w*|bayaran\w*|paid|payment|pay",
    "brand": r"brand apa|brand\w* (?:ini|itu) apa|tentang brand\w*|(?:which|what) brand"
    r"|about the brand",
    "product": r"produk\w* apa|barang\w* apa|produknya|(?:which|what) product|the product",
}
_CLEAR = {topic: re.compile(rf"\b(?:{words})\b") for topic, words in _TOPICS.items()}


def clear_topic(text: str) -> str | None:
    words = plain(text)
    return next((topic for topic, clear in _CLEAR.items() if clear.search(words)), None)
