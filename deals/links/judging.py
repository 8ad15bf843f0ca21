"""Judges one typed link: a link object, a refusal code, or nothing for an unknown host."""

from deals.links.hosts import official_home
from deals.links.link import Link, other_page
from deals.links.page import Page, page_at
from deals.links.platforms import read_page
from deals.links.redirectors import target_parameter
from deals.links.refusing import refusal_of
from deals.links.typed import TypedLink, split_authority, typed_url

Verdict = Link | str | None


def judged(typed: TypedLink) -> Verdict:
    """Rules sections 3 to 6 for one link: the object, the refusal code, None when ignored."""
    return _judged(typed, may_lead_on=True)


def _judged(typed: TypedLink, *, may_lead_on: bool) -> Verdict:
    if refusal := refusal_of(typed):
        return refusal
    home = official_home(split_authority(typed.authority).host)
    if home is None:
        return None
    page = page_at(home, typed.rest)
    if page is None:
        return other_page(home.platform)
    parameter = target_parameter(page)
    if parameter is None:
        return read_page(page)
    return _target_of(page, parameter) if may_lead_on else "open_redirect"


def _target_of(page: Page, parameter: str) -> Link | str:
    """The object at a redirector's target, which must be an official page and no redirector."""
    if parameter not in page.query:
        return other_page(page.home.platform)
    target = page.query[parameter]
    if target.startswith("/") and not target.startswith("//"):
        target = f"https://{page.home.host}{target}"
    typed = typed_url(target)
    verdict = _judged(typed, may_lead_on=False) if typed else None
    return verdict if isinstance(verdict, Link) else "open_redirect"
