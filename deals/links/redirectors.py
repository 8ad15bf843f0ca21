"""Knows the pages of official hosts that only lead on to an address in a parameter."""

from collections.abc import Callable

from deals.links.page import Page
from deals.links.platforms import facebook, instagram, shopee, tiktok, youtube

_EXIT_HOSTS = frozenset(
    {"l.facebook.com", "lm.facebook.com", "l.instagram.com", "l.threads.com", "l.threads.net"}
)
_FACEBOOK_PARAMETERS = {"l.php": "u", "flx/warn": "u", "login": "next", "login.php": "next"}


def target_parameter(page: Page) -> str | None:
    """The parameter that holds a redirector's target (rules section 6), None for other pages."""
    if page.home.host in _EXIT_HOSTS:
        return "u"
    find = _PARAMETER_BY_PLATFORM.get(page.home.platform)
    return find(page) if find else None


def _on_facebook(page: Page) -> str | None:
    return _FACEBOOK_PARAMETERS.get(page.path) if facebook.is_main(page.home) else None


def _on_instagram(page: Page) -> str | None:
    is_login = _is_main(page, instagram.MAIN_SUBDOMAINS) and page.path == "accounts/login"
    return "next" if is_login else None


def _on_youtube(page: Page) -> str | None:
    is_exit = _is_main(page, youtube.MAIN_SUBDOMAINS) and page.path == "redirect"
    return "q" if is_exit else None


def _on_tiktok(page: Page) -> str | None:
    is_exit = _is_main(page, tiktok.MAIN_SUBDOMAINS) and page.path == "link/v2"
    return "target" if is_exit else None


def _on_shopee(page: Page) -> str | None:
    if page.path == "an_redir":
        return "origin_link"
    is_exit = _is_main(page, shopee.MAIN_SUBDOMAINS) and page.path == "universal-link"
    return "redir" if is_exit else None


def _is_main(page: Page, subdomains: dict[str, set[str]]) -> bool:
    return page.home.subdomain in subdomains.get(page.home.domain, ())


_PARAMETER_BY_PLATFORM: dict[str, Callable[[Page], str | None]] = {
    "facebook": _on_facebook,
    "instagram": _on_instagram,
    "youtube": _on_youtube,
    "tiktok": _on_tiktok,
    "shopee": _on_shopee,
}
