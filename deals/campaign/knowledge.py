"""Product knowledge: all that the team has told about a brand and its products, on request."""

import re
from datetime import datetime

from deals.buttons.partner import offer_buttons
from deals.channel import Rows
from deals.deal import Deal, Side
from deals.decision import Decision
from deals.questions import TOPICS, Known, is_about_health
from deals.says import Say
from deals.says.questions.to_partner import KnownItem, ProductKnowledge

LONGEST = 100  # characters: who writes more wants more than this
PAGE = 2500  # characters of one message
_ALL = re.compile(
    r"\bproduct\s+knowledge\b"
    r"|\b(?:detail|info|informasi|penjelasan|keterangan|spesifikasi)\w*\b.{0,25}\b(?:produk|brand)\w*"
    r"|\b(?:produk|brand)\w*\b.{0,20}\b(?:detail|lengkap|selengkap)\w*"
    r"|\b(?:details?|information|more)\b.{0,20}\b(?:products?|brand)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:fee|rate\w*|komisi|bayar\w*|dp|deadline|tanggal|tgl|kapan|ongkir|alamat"
    r"|nego|brief\w*|berapa|harga\w*|halal|bpom|price|when|pay\w*)\b|\d",
    re.IGNORECASE,
)


def asks_for_all(text: str) -> bool:
    """Whether they ask for everything about the product, and for nothing else."""
    alone = len(text) <= LONGEST and not _MORE.search(text) and not is_about_health(text)
    return alone and bool(_ALL.search(text))


def told(deal: Deal, known: Known, now: datetime) -> Decision | None:
    """All of it, over as many messages as it takes; None when the team has told nothing yet."""
    items = _items(known)
    if not items:
        return None
    pages = _pages(items)
    says = [
        Say("partner", ProductKnowledge(*_head(deal), page, number, len(pages)))
        for number, page in enumerate(pages, start=1)
    ]
    says[-1] = Say("partner", says[-1].words, _buttons(deal))
    talking = deal.asks(now, "offer") if deal.negotiating else deal
    return Decision(talking, "knowledge_told", tuple(says))


def _items(known: Known) -> list[KnownItem]:
    about = [KnownItem("about", "", known.about)] if known.about else []
    products = [KnownItem("product", one.name, one.about) for one in known.products]
    facts = [
        KnownItem("fact", topic, known.facts[topic]) for topic in TOPICS if known.facts.get(topic)
    ]
    return [*about, *products, *facts]


def _pages(items: list[KnownItem]) -> list[tuple[KnownItem, ...]]:
    """In order, each page as full as it can be; nothing is cut in two."""
    pages: list[list[KnownItem]] = [[]]
    for item in items:
        if pages[-1] and _length([*pages[-1], item]) > PAGE:
            pages.append([])
        pages[-1].append(item)
    return [tuple(page) for page in pages]


def _length(items: list[KnownItem]) -> int:
    return sum(len(item.title) + len(item.words) for item in items)


def _head(deal: Deal) -> tuple[str, str]:
    return deal.campaign.brand, deal.campaign.title


def _buttons(deal: Deal) -> Rows:
    """On to the offer, while it can be answered."""
    proposal = deal.on_table
    answerable = deal.negotiating and proposal is not None and proposal.by == Side.BRAND
    return offer_buttons(deal) if answerable else ()
