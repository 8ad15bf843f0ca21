"""Whoever drops out is replaced: the best of the vetted ones stands under the notice of it."""

from dataclasses import replace

from sqlmodel import Session

from deals.buttons.staff import instead_button
from deals.deal import Deal
from deals.says import Say
from deals.says.leaving.to_staff import Instead, NoticeDropped
from storage.overview import replacements


def with_one(session: Session, deal: Deal, one: Say) -> Say:
    """A notice that somebody dropped out, with who could be approached instead."""
    if not isinstance(one.words, NoticeDropped) or not deal.dropped:
        return one
    instead = found(session, deal)
    rows = instead_button(deal.id, instead.deal) if instead.deal else ()
    return replace(one, words=replace(one.words, instead=instead), buttons=(*rows, *one.buttons))


def found(session: Session, deal: Deal) -> Instead:
    """Nobody has number 0."""
    best = replacements.best(session, deal.id)
    return Instead(best.deal_id, best.partner, best.tier) if best else Instead()
