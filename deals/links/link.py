"""What a proof link is once it has been read, and why one may be refused."""

from dataclasses import asdict, dataclass

POST_KINDS = frozenset({"post", "reel", "story", "video", "short", "live"})

# The security refusals in the order in which they are looked for.
SECURITY_REFUSALS = (
    "bad_scheme",
    "hidden_chars",
    "malformed_url",
    "userinfo",
    "ip_or_local",
    "lookalike_host",
    "bad_port",
    "open_redirect",
)
# The two that only following a short link can give.
HOP_REFUSALS = ("unresolved", "redirect_offsite")
REFUSALS = SECURITY_REFUSALS + HOP_REFUSALS


@dataclass(frozen=True)
class Link:
    """One link on an official host; `(platform, post_id)` is the key against double proof."""

    platform: str
    kind: str
    post_id: str | None
    handle: str | None
    canonical_url: str | None
    needs_redirect: bool

    def as_dict(self) -> dict[str, str | bool | None]:
        """The six keys in the order of the worked examples, ready for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class LinkReading:
    """The links of one message in order of appearance, and its first refusal code. `refused`: every
    code with the places of its links in the message, counted from 1."""

    links: tuple[Link, ...]
    refuse: str | None
    refused: tuple[tuple[str, tuple[int, ...]], ...] = ()


def other_page(platform: str) -> Link:
    """A page on an official host that is neither a post nor a profile, shop or product."""
    return Link(platform, "other", None, None, None, needs_redirect=False)
