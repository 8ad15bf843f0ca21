"""More time on a deal's card: what holds them up, and every extension with its reason."""

from deals.deal import Deal
from deals.says.deadlines.to_staff import ExtensionLine, MoreTimeTold
from handlers.staff.acting import Acting
from handlers.staff.desk.due_lines import in_short
from storage.partner import heard


def told(acting: Acting, deal: Deal) -> MoreTimeTold:
    held = deal.held_up
    lines = tuple(
        ExtensionLine(one.days, one.until, one.state, one.reason, _words(acting, deal, one.about))
        for one in deal.extensions
    )
    text = _words(acting, deal, held.about) if held else ""
    return MoreTimeTold(held.kind if held else "", text, lines)


def _words(acting: Acting, deal: Deal, about: str) -> str:
    """Their reason as they wrote it; in private only, since it may be about their health."""
    if not about or not acting.private:
        return ""
    words = heard.words_of(acting.session, deal.partner.id, about)
    return in_short(acting, words.text) if words else ""
