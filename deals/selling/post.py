"""A post that sold: where it is seen, and which pieces of content it may be."""

from deals.proofs import ANSWERS

VIDEO = "video"  # what an export calls every post that is no live
PIECES = tuple(sorted(piece for piece, posts in ANSWERS.items() if VIDEO in posts))


def link_of(platform: str, account: str, post_id: str) -> str:
    """Where a video that an export names is seen; empty where its platform shows it nowhere."""
    return f"https://www.tiktok.com/@{account}/video/{post_id}" if platform == "tiktok" else ""
