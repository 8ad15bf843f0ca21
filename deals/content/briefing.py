"""What a campaign asks of the content, beside its brief in words: key messages, do and don't,
files, and whether a draft has to be approved before it is posted."""

from dataclasses import dataclass

from deals.campaign.keyed import (
    Problem,
    Reader,
)

LINES, LINE_CHARS = 10, 200
FILES = 10
BRIEF_CHARS = 3000
ALL_CHARS = 3400  # brief and lines: what fits one message with its headings


@dataclass(frozen=True)
class BriefFile:
    """A file in the media folder; a picture is sent as one."""

    sha256: str
    name: str
    picture: bool = False


@dataclass(frozen=True)
class Briefing:
    """`approval`: a draft is wanted, and approved, before anything is posted."""

    messages: tuple[str, ...] = ()
    dos: tuple[str, ...] = ()
    donts: tuple[str, ...] = ()
    approval: bool = False
    files: tuple[BriefFile, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        return (*self.messages, *self.dos, *self.donts)


def read_briefing(whole: Reader) -> Briefing:
    """The part `[briefing]` of a campaign file: key_messages, do, dont, approval."""
    part = whole.part("briefing")
    approval = part.table.pop("approval", False)
    if not isinstance(approval, bool):
        part.note("approval", "wrong_kind")
    read = Briefing(
        messages=_lines(part, "key_messages"),
        dos=_lines(part, "do"),
        donts=_lines(part, "dont"),
        approval=approval is True,
    )
    whole.close(part)
    return read


def problems(briefing: Briefing, brief: str) -> list[Problem]:
    """What makes it unfit to be sent; empty when it is sound."""
    lists = (briefing.messages, briefing.dos, briefing.donts)
    long = any(len(lines) > LINES for lines in lists)
    long = long or any(len(line) > LINE_CHARS for line in briefing.lines)
    if long or len(brief) + sum(map(len, briefing.lines)) > ALL_CHARS:
        return [Problem("briefing", "bad_length")]
    return []


def _lines(part: Reader, key: str) -> tuple[str, ...]:
    lines = part.take(key, list, [])
    if not all(isinstance(line, str) for line in lines):
        part.note(key, "wrong_kind")
        return ()
    return tuple(one for line in lines if (one := " ".join(line.split())))
