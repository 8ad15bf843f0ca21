"""Text that speaks to machines, and so agrees to nothing."""

from deals.reading.intent.patterns import any_of
from deals.reading.plain import plain

_ATTACK = any_of(
    # templates, markup, scripts, formulas
    r"\{\{|\{%|\$\{|#\{|<%|\$\(|</?\w+[^>]*>|<\||\bjavascript:|--\s*$|^\s*[=@]\w|\|'",
    # queries
    r"\b(?:select|insert|update|delete|drop|union)\b.*\b(?:from|into|set|table|select)\b",
    # orders to a model
    r"\b(?:ignore|forget|disregard|abaikan|lupakan)\b.{0,40}"
    r"\b(?:instruc|instruk|previous|prior|above|perintah|semua|prompt|aturan)",
    r"\b(?:system|sistem|admin|assistant|developer)\b.{0,25}[:\]]",
    r"\bprompt\b|\byou are (?:now|a)\b|\bkamu sekarang\b|\bas an ai\b|\boverride\b|\bpretend\b",
    r"\bfrom admin\b|\bmode enabled\b|\btanpa konfirmasi (?:staff?|admin|tim|siapa)",
    # a decision, put into our mouth
    r"\b(?:mark|set|tandai|ubah|approve|classify)\b.{0,40}"
    r"\b(?:as|status|sebagai|deal|accept\w*|agreed|jadi|setuju)\b",
    r"\b(?:intent|status|role|accepted)[\"']?\s*[=:]|=\s*(?:true|1|yes)\b",
    r"\b(?:deal|offer|terms) (?:is )?accepted\b",
    r"\b(?:user|partner|talent)\b.{0,20}\b(?:accept|agree|setuju)",
    r"\banggap(?:lah)? (?:\w+ ){1,3}(?:setuju|deal|sepakat)",
)


def is_attack(text: str) -> bool:
    """Whether the text speaks to machines: templates, queries, formulas, orders to a model."""
    return _ATTACK.search(plain(text)) is not None
