"""What an affiliate makes unless a campaign says otherwise: 3 videos, 1 live with its picture."""

from deals.selling.shop import platform_named
from deals.terms import Content

USUAL = "usual"  # how a press names it


def usual_contents(shop: str) -> tuple[Content, ...]:
    """On the platform that the shop's name tells; on TikTok where there is none."""
    platform = platform_named(shop) or "tiktok"
    return Content("video", platform, 3), Content("live", platform, 1, "picture")
