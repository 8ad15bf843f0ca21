"""Says for every character of a text what it can be inside a link, one mark per character."""

import unicodedata

# Control characters stand for the classes of non-ASCII characters: they never occur in a shape
# as themselves, so that plain ASCII expressions can be run over text of any script.
LETTER = "\x01"
DIGIT = "\x02"
MARK = "\x03"
FORMAT = "\x04"
DOT = "\x05"
NUMBER = "\x06"
OUTSIDE = "\x07"
SPACE = " "

_IDEOGRAPHIC_DOTS = "\u3002\uff0e\uff61"
_KEYCAP = "\u20e3"
_SHAPE_BY_CATEGORY = {"Nd": DIGIT, "Nl": LETTER, "No": NUMBER, "Cf": FORMAT}


class _Shapes(dict[int, str]):
    """A translation table that fills itself with the characters it meets."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = shape = _shape_of(chr(code_point))
        return shape


def shape_of_text(text: str) -> str:
    """A text of the same length: printable ASCII stays, all else becomes one of the marks."""
    return text.translate(_Shapes())


def _shape_of(character: str) -> str:
    if character.isspace():
        return SPACE
    if character.isascii():
        return character if character.isprintable() else OUTSIDE
    if character in _IDEOGRAPHIC_DOTS:
        return DOT
    return _shape_by_category(character)


def _shape_by_category(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "L":
        return LETTER
    if category[0] == "M":
        return OUTSIDE if character == _KEYCAP else MARK
    if category == "So" and unicodedata.normalize("NFKC", character).isalnum():
        return NUMBER  # circled and squared letters: browsers read them as plain ones
    return _SHAPE_BY_CATEGORY.get(category, OUTSIDE)
