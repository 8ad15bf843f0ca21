"""The official domains of the seven platforms: the allow-list behind every reading."""

from dataclasses import dataclass

SHOPEE_REGIONS = ("co.id", "com.my", "sg", "ph", "co.th", "vn", "tw", "com.br")

_DOMAINS_BY_PLATFORM = {
    "instagram": ("instagram.com", "instagr.am"),
    "tiktok": ("tiktok.com", "tiktokv.com"),
    "shopee": (*(f"shopee.{region}" for region in SHOPEE_REGIONS), "shp.ee", "shope.ee"),
    "youtube": ("youtube.com", "youtube-nocookie.com", "youtu.be"),
    "facebook": ("facebook.com", "fb.com", "fb.watch", "fb.me"),
    "x": ("x.com", "twitter.com", "t.co"),
    "threads": ("threads.com", "threads.net"),
}
_PLATFORM_BY_DOMAIN = {
    domain: platform for platform, domains in _DOMAINS_BY_PLATFORM.items() for domain in domains
}


@dataclass(frozen=True)
class Home:
    """Where an official host belongs; `subdomain` is empty for the domain itself."""

    platform: str
    domain: str
    subdomain: str

    @property
    def host(self) -> str:
        """The whole host name in lower case, without a trailing dot."""
        return f"{self.subdomain}.{self.domain}".removeprefix(".")


def official_home(typed_host: str) -> Home | None:
    """The home of a host as typed, or None; a host with any non-ASCII letter has none."""
    if not typed_host.isascii():
        return None
    labels = typed_host.lower().removesuffix(".").split(".")
    for label_count in (2, 3):
        domain = ".".join(labels[-label_count:])
        if domain in _PLATFORM_BY_DOMAIN:
            return Home(_PLATFORM_BY_DOMAIN[domain], domain, ".".join(labels[:-label_count]))
    return None
