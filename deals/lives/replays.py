"""Where a live can still be looked at once it is over."""

KEEPING = {"shopee", "youtube", "instagram", "facebook"}


def keeps_replay(platform: str) -> bool:
    """Whether the platform has a link to a live that is over; on TikTok only its host sees it."""
    return platform in KEEPING
