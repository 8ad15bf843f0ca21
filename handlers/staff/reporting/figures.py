"""/brought: what the posts of a deal brought, typed by a person of ours; and pictures of it."""

from collections.abc import Mapping
from typing import Any

from deals.brought import course
from deals.brought.figures import Figures
from deals.brought.telling import all_of, doubts_of, of_posts
from deals.buttons.staff import figures_buttons
from deals.channel import Button, Rows
from deals.deal import Deal
from deals.decision import Refused
from deals.reading.figures import read_figures
from deals.says.brought import to_staff as says
from handlers.staff.acting import Acting
from handlers.staff.listing import settling
from storage.deal import brought
from storage.keeping import media

MOST_PICTURES = 10


def command(acting: Acting, rest: str) -> None:
    """/brought 12, /brought 12 views=12000 likes=800, /brought 12 post 2 views=9100."""
    number, _, line = rest.strip().partition(" ")
    acting.must_name_deal(number, "views=12000 likes=800")
    deal = acting.deal(number.lstrip("#"))
    if line.strip():
        _keep(acting, deal, line)
    else:
        acting.answer(says.FiguresShown(*deal.about, told(acting, deal)), _buttons(acting, deal))


def ask(acting: Acting, rest: str) -> None:
    """Their next words are the figures; the pictures that wait are shown with the question."""
    deal, _ = settling.meant(acting, rest)
    _must_have_posted(deal)
    _show(acting, deal, brought.pictures_of(acting.session, deal.id, unread=True))
    settling.ask(acting, "brought", "ask_brought", deal)


def take(acting: Acting, answers: dict[str, Any]) -> None:
    _keep(acting, acting.deal(str(answers["deal"])), acting.incoming.text)
    acting.done()


def show_pictures(acting: Acting, rest: str) -> None:
    deal, _ = settling.meant(acting, rest)
    shown = brought.pictures_of(acting.session, deal.id)
    if not shown:
        raise Refused("no_figure_pictures")
    _show(acting, deal, shown)


def told(acting: Acting, deal: Deal) -> says.FiguresTold:
    """What is known, for a deal's card."""
    found = brought.of_deal(acting.session, deal.id)
    in_all = brought.summed(acting.session, [deal.id]).get(deal.id)
    asking = deal.figures.state if deal.figures else ""
    if in_all is None:
        return says.FiguresTold(asking=asking)
    return says.FiguresTold(lines(found), in_all.doubted, in_all.by_staff, asking)


def lines(found: Mapping[int, Figures]) -> tuple[says.FiguresLine, ...]:
    return tuple(says.FiguresLine(number, found[number]) for number in sorted(found))


def _keep(acting: Acting, deal: Deal, line: str) -> None:
    """What was typed stands from now on; a picture that waited is read."""
    _must_have_posted(deal)
    read = read_figures(line, asked=True)
    if read is None or not read.alone:
        raise Refused("figures_unreadable")
    figures = of_posts(course.counting(deal), read)
    if figures is None:
        raise Refused("figures_unreadable")
    doubted = doubts_of(figures, brought.of_deal(acting.session, deal.id))
    now = acting.turn.now
    brought.tell(acting.session, deal.id, figures, f"staff:{acting.member_id}", now, doubted)
    brought.pictures_read(acting.session, deal.id, now)
    after = acting.decide(deal, course.typed(deal, figures, now))
    stands = lines(brought.of_deal(acting.session, deal.id))
    acting.answer(
        says.FiguresTyped(*after.about, stands, all_of(doubted)), figures_buttons(after.id)
    )


def _must_have_posted(deal: Deal) -> None:
    if not course.counting(deal):
        raise Refused("nothing_posted")


def _show(acting: Acting, deal: Deal, pictures: Any) -> None:
    """Raises Refused in a group: a partner's own numbers are nobody else's."""
    if pictures:
        acting.must_be_private()
    for sha256 in pictures[-MOST_PICTURES:]:
        path = str(media.path_of(acting.turn.media, sha256))
        acting.turn.document(acting.incoming.address, path, "insight.jpg", deal.id)


def _buttons(acting: Acting, deal: Deal) -> Rows:
    row = [Button("type_figures", f"s.brought:{deal.id}")]
    if brought.pictures_of(acting.session, deal.id):
        row.append(Button("figure_pictures", f"s.brought_pics:{deal.id}"))
    return (tuple(row), (Button("open_deal", f"s.deal:{deal.id}"),))
