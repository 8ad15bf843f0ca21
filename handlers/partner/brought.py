"""What partners tell of their posts' figures: in words, in pictures, or that they have none."""

import re
from collections.abc import Sequence

from deals.brought import course
from deals.brought.asking import OPEN
from deals.brought.figures import Figures
from deals.brought.telling import all_of, doubts_of, of_posts
from deals.buttons.partner import which_figures_buttons
from deals.channel import Incoming
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.links import read_links
from deals.reading.figures import (
    FiguresRead,
    may_tell_figures,
    read_figures,
    says_they_are_right,
    words_beside,
)
from deals.says.brought import to_partner as says
from deals.stages import Stage
from handlers.partner import in_person, leave
from handlers.partner.passing import passed_on
from handlers.partner.who import Who
from handlers.proving.pictures import is_picture
from handlers.turn import Turn
from storage.deal import brought, deals, proofs
from storage.partner import heard
from storage.tables import Heard

_ASKING = (
    *(says.AskFigures, says.FiguresDoubted, says.WhichFigures),
    *(says.FiguresKept, says.FiguresNone),  # where a correction is welcome
)
QUESTIONS = {one.template() for one in _ASKING}
PICTURED = re.compile(
    r"\b(?:insight\w*|views?(?:nya)?|statistik\w*|analy?tic\w*|analitik\w*|performa\w*|hasil(?:nya)?"
    r"|angka(?:nya)?|data(?:nya)?|figures|stats)\b",
    re.IGNORECASE,
)


def take(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes figures of posts that were accepted, in words or in pictures; False when the message
    tells none, or tells more, which the usual talk reads. Of a deal that goes on the talk is
    another."""
    if incoming.kind not in ("text", "edited", "file") or in_person.talked_with(who):
        return False
    if incoming.attachments:
        return _pictured(turn, incoming, who)
    if says_they_are_right(incoming.text):
        return _confirmed(turn, who)
    return may_tell_figures(incoming.text) and _told(turn, incoming, who)


def none(deal: Deal, rest: str, turn: Turn) -> Decision:
    """Pressed: they have no figures."""
    return course.has_none(deal, turn.now)


def picked(turn: Turn, deal: Deal, heard_id: str) -> None:
    """They told of which campaign their figures are. Raises Refused."""
    known = heard_id.isdecimal() and len(heard_id) <= 18
    words = turn.session.get(Heard, int(heard_id)) if known else None
    read = read_figures(words.text, asked=True) if words else None
    ours = words is not None and words.partner_id == deal.partner.id and words.deal_id is None
    if words is None or not ours or read is None or deal.figures is None:
        raise Refused("old_button")
    words.deal_id, turn.heard_id = deal.id, words.id or 0
    _keep(turn, deal, read, words.text)


def _told(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Figures with their names count while nothing else is talked about; a bare number only as an
    answer to our question, of who has nothing else to do for us."""
    read = read_figures(incoming.text, asked=True)
    if read is None or read_links(incoming.text).links:
        return False
    open_ones = _open(turn, who)
    if not open_ones:
        return False
    just_asked = _just_asked(turn, who) and (read.labelled or not who.live)
    if not just_asked and (read.bare or not read.alone or _something_else_is_talked_of(who)):
        return False
    waiting = [deal for deal in open_ones if deal.figures and deal.figures.state in OPEN]
    if len(waiting) > 1 and turn.heard_id:
        who.answer(says.WhichFigures(), which_figures_buttons(waiting, turn.heard_id))
        return read.alone or _hear_the_rest(turn, incoming, who, waiting[0])
    deal = (waiting or open_ones)[0]
    after = _keep(turn, deal, read, incoming.text)
    if after is None or read.alone:
        return True
    if _bargains(who):
        return False  # it may be a yes to the offer, or a stop: the talk reads it
    return _hear_the_rest(turn, incoming, who, after)


def _hear_the_rest(turn: Turn, incoming: Incoming, who: Who, deal: Deal) -> bool:
    """What stands beside figures: a stop, or for a person of ours."""
    if _asks_to_stop(incoming.text):
        leave.stop(turn, incoming, who)
    else:
        turn.decide(deal, passed_on(turn, deal, incoming.text, "after_the_end"))
    return True


def _asks_to_stop(text: str) -> bool:
    beside = words_beside(text)
    return leave.wants_no_more(text) or leave.asks_for_it(beside) or leave.wants_no_more(beside)


def _keep(turn: Turn, deal: Deal, read: FiguresRead, text: str) -> Deal | None:
    """None where it is not clear of which posts they are: a person reads them."""
    told = of_posts(course.counting(deal), read)
    if turn.heard_id:
        turn.talks_about(deal)
    if told is None:
        turn.decide(deal, passed_on(turn, deal, text, "after_the_end"))
        return None
    doubted = _note(turn, deal, told)
    return turn.decide(deal, course.told(deal, told, all_of(doubted), turn.now))


def _note(turn: Turn, deal: Deal, told: dict[int, Figures]) -> dict[int, tuple[str, ...]]:
    """Keeps them, and answers what is hard to believe."""
    doubted = doubts_of(told, brought.of_deal(turn.session, deal.id))
    brought.tell(turn.session, deal.id, told, brought.PARTNER, turn.now, doubted)
    return doubted


def _confirmed(turn: Turn, who: Who) -> bool:
    """`iya benar` right after we asked whether that can be."""
    if _bargains(who) or not _just_asked(turn, who):
        return False
    checked = [d for d in _open(turn, who) if d.figures and d.figures.state == "checking"]
    if len(checked) != 1:
        return False
    if turn.heard_id:
        turn.talks_about(checked[0])
    turn.decide(checked[0], course.sure(checked[0], turn.now))
    return True


def _pictured(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Pictures that answer our question. While something else is due they have to say so."""
    pictures = [one for one in incoming.attachments if not one.problem and is_picture(one)]
    if len(pictures) < len(incoming.attachments) or read_links(incoming.text).links:
        return False
    open_ones = _open(turn, who)
    if not open_ones or (who.live and not PICTURED.search(incoming.text)):
        return False
    deal = _asked_first(open_ones)
    if turn.heard_id:
        turn.talks_about(deal)
    for picture in pictures:
        proofs.keep_media(
            turn.session, picture.sha256, picture.name, picture.mime, picture.size, turn.now
        )
        brought.keep_picture(turn.session, deal.id, picture.sha256, turn.now)
    decision = course.shown(deal, turn.now)
    read = read_figures(incoming.text)  # `insight reel 1` tells none
    told = of_posts(course.counting(deal), read) if read else None
    if told:
        _note(turn, deal, told)
    after = turn.decide(deal, course.to_partner(decision))
    for one in decision.to_staff:
        turn.tell(after, one, pictures[-1].path, private=True)
    return not words_beside(incoming.text) or _hear_the_rest(turn, incoming, who, after)


def _asked_first(open_ones: Sequence[Deal]) -> Deal:
    waiting = [deal for deal in open_ones if deal.figures and deal.figures.state in OPEN]
    return (waiting or [*open_ones])[0]


def _open(turn: Turn, who: Who) -> list[Deal]:
    """The deals of which figures can be told now; first of which we spoke last."""
    ids = brought.asked_of(turn.session, who.partner_id)
    found = [deals.load(turn.session, deal_id) for deal_id in ids]
    open_ones = [(deal.figures, deal) for deal in found if deal.stage == Stage.DONE]
    known = [(asking, deal) for asking, deal in open_ones if asking and asking.is_open(turn.now)]
    known.sort(key=lambda one: (one[0].state != "waits", one[0].since), reverse=True)
    return [deal for _, deal in known]


def _just_asked(turn: Turn, who: Who) -> bool:
    """Whether our question was the last that they read from us."""
    last = heard.last_read(turn.session, who.partner_id)
    if last is None:
        return False
    return last.words in QUESTIONS or heard.has_act(last, "no_figures")


def _bargains(who: Who) -> bool:
    """A yes may be one to an offer."""
    return any(deal.negotiating for deal in who.live)


def _something_else_is_talked_of(who: Who) -> bool:
    """Who bargains for a new deal may tell what their posts usually bring, and who has posted for
    it what these did."""
    return any(deal.negotiating or deal.asked or _has_posted(deal) for deal in who.live)


def _has_posted(deal: Deal) -> bool:
    return any(piece.state in ("submitted", "accepted") for piece in deal.deliverables)
