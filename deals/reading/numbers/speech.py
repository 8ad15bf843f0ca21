"""What a person says, apart from links, accounts, phones and text that is meant for a machine."""

import re

GONE = " | "  # stands where something was taken out, so that its neighbours do not join
LONGEST = 4000

_CHUNK = re.compile(r"\S+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://")
_HOST = re.compile(r"[(\[]?[a-z0-9-]{1,60}(?:\.[a-z0-9-]{1,60}){0,5}\.[a-z]{2,12}")
_ACCOUNT = re.compile(r"@(?=[a-z0-9_.]*[a-z_])(?![0-9.,]+[a-z]{1,5}\b)[a-z0-9_.]+")
_PHONE = re.compile(r"(?<![0-9])(?:\+[0-9]|62|0[2-9]|[(]0)(?:[ .()-]{0,2}[0-9]){7,12}(?![0-9a-z%])")

# Each keeps to one line or one pair of brackets, so that an honest answer beside it is read.
_MARKUP = re.compile(
    r"<(?:script|style)\b[^<]{0,300}<[^<>]{0,300}>|<[^<>\n]{1,300}>"
    r"|\{\{[^{}\n]*\}\}|\$?\{[^{}]*\}|\{%[^%\n]*%\}"
    r"|(?<!\w)(?:=\s?[a-z]{2,15}|[+@-]\s?(?:cmd|hyperlink|sum|import[a-z]{1,8}|webservice|dde))"
    r"\s?(?:\((?:\"[^\"\n]{0,300}\"|[^\"()\n]){0,300}\)(?=\s)|[(|!][^\n]*)"
)
_SQL = re.compile(
    r"(?:drop\s+table|delete\s+from|insert\s+into|union\s+(?:all\s+)?select"
    r"|update\s+\w{1,30}\s+set|select\s+[\w*]{1,30}\s+from)\b[^\n]*"
)
_ORDERED = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|abaikan|lupakan|hiraukan)\b[^.\n]{0,40}"
    r"\b(?:instructions?|instruksi|prompts?|aturan|rules?|perintah|guidelines?)\b"
    r"|\b(?:ignore|disregard|forget)\s+(?:all|everything|previous|prior|the above)\b"
    r"|(?:^|[\n.\[#<])\s{0,3}(?:system|sistem|assistant|developer|inst)\b"
    r"(?:\s\w{1,12}){0,2}\s?[:\]=]"
    r"|\byou are now\b|\bact as\b|\bkamu sekarang adalah\b|\bprompt injection\b"
)
_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?\n]*")
_TO_A_MACHINE = re.compile(
    r"\b(?:set|mark|tandai|ubah|approve|setujui|output|print|return|reply with|respond|anggap"
    r"|jadikan|confirm|catat|status|fee_idr|commission_pct|intent)\b"
)


def speech(words: str) -> str:
    """Plain text without what is no speech; nothing that is left has changed its order."""
    words = _MARKUP.sub(GONE, words[:LONGEST])
    words = _SQL.sub(GONE, words)
    words = _CHUNK.sub(_without_address, words)
    words = _PHONE.sub(GONE, words)
    return _without_orders(words) if _ORDERED.search(words) else words


def _without_address(chunk: re.Match[str]) -> str:
    text = chunk[0]
    if scheme := _SCHEME.search(text):
        return text[: scheme.start()] + GONE
    if text.startswith("www.") or ("/" in text and _HOST.fullmatch(text.partition("/")[0])):
        return GONE
    name, at, host = text.partition("@")
    if at and name[-1:].isalnum() and "." in host:
        return GONE
    return _ACCOUNT.sub(GONE, text) if at else text


def _without_orders(words: str) -> str:
    """Without the sentence that gives orders to a machine, and those that go on with them."""
    taken = False

    def kept(sentence: re.Match[str]) -> str:
        nonlocal taken
        begins = _ORDERED.search(sentence[0]) is not None
        taken = begins or (taken and _TO_A_MACHINE.search(sentence[0]) is not None)
        return GONE if taken else sentence[0]

    return _SENTENCE.sub(kept, words)
