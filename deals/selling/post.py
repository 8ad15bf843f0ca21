"""A post that sold: where it is seen, and which pieces of content it may be."""

from deals.proofs import ANSWERS

VIDEO = "video"  # what an export calls every post that is no live
LIVE = "live"
PIECES = tuple(sorted(piece for piece, posts in ANSWERS.items() if VIDEO in posts))


def link_of(platform: str, account: str, post_id: str, kind: str = VIDEO) -> str:
    """Where a video that an export names is seen, or the page of whoever was live: a broadcast has
    none of its own. Empty where its platform shows it nowhere."""
    if platform != "tiktok":
        return ""
    page = f"https://www.tiktok.com/@{account}"
    return f"{page}/live" if kind == LIVE else f"{page}/video/{post_id}"
