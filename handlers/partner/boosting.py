"""Boost codes in a partner's words, and what they press under our question for them."""

from dataclasses import replace
from datetime import date, timedelta

from deals.boosting import course
from deals.boosting.answers import asks_how, refuses_codes
from deals.boosting.boost import WANTED
from deals.boosting.matching import Video
from deals.boosting.reading import HIDDEN, CodesRead, may_hold_codes, read_codes
from deals.buttons.partner import CODE_DAYS, code_days_buttons, no_codes_button
from deals.channel import Incoming
from deals.deal import Deal
from deals.decision import Decision, Refused
from deals.links import read_links
from deals.says import Say
from deals.says.boosting.to_partner import BoostHow, BoostTaken, BoostWrong, CodeTaken, CodeWrong
from deals.says.boosting.to_staff import NoticeCodes
from handlers import boosting
from handlers.boosting import Kept
from handlers.partner import in_person, prove
from handlers.partner.passing import passed_on
from handlers.partner.who import Who
from handlers.turn import Turn
from storage.boosting import codes
from storage.deal import deals
from storage.partner import heard


def take(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes codes, one or many, with the links of new videos among them; False when there is none,
    or no video that they could be of."""
    if incoming.kind not in ("text", "edited") or not may_hold_codes(incoming.text):
        return False
    if in_person.talked_with(who):
        return False
    videos = codes.videos_of(turn.session, who.partner_id)
    read = read_codes(incoming.text)
    if not read.codes and not (read.wrong and any(one.is_missing for one in videos)):
        return False
    if _brings_videos(incoming, videos):
        prove.hand_in(turn, incoming, who)
        videos = codes.videos_of(turn.session, who.partner_id)
    if not videos:
        return _before_its_video(turn, who, read)
    _hide(turn, read)
    kept = boosting.keep(turn, read, videos)
    _answer(turn, who, kept)
    _hear_the_rest(turn, read, kept.deal_ids[0] if kept.deal_ids else videos[-1].deal_id)
    return True


def answer(turn: Turn, incoming: Incoming, who: Who) -> bool:
    """Takes what they answer to our question other than a code: that they give none, or that they
    cannot find it, which is shown once more and then helped by a person."""
    text = incoming.text
    refuses, lost = refuses_codes(text), asks_how(text)
    if incoming.kind != "text" or not (refuses or lost) or in_person.talked_with(who):
        return False
    videos = codes.videos_of(turn.session, who.partner_id)
    deal_ids = dict.fromkeys(video.deal_id for video in videos if video.is_missing)
    asked = [deals.load(turn.session, number) for number in deal_ids]
    asked = [deal for deal in asked if course.in_state(deal, *WANTED)]
    if asked and refuses:
        _refuse(turn, asked)
    return bool(asked) and (refuses or _show_how(turn, who, asked[0], text))


def _refuse(turn: Turn, asked: list[Deal]) -> None:
    """Said once, for all of them."""
    first, *others = asked
    turn.decide(first, course.refused(first, turn.now))
    for deal in others:
        refused = course.refused(deal, turn.now)
        turn.decide(deal, replace(refused, says=refused.to_staff))


def _show_how(turn: Turn, who: Who, deal: Deal, text: str) -> bool:
    last = heard.last_read(turn.session, who.partner_id)
    if last is None or not heard.has_act(last, "no_codes"):
        return False
    if last.words == BoostHow.template():
        turn.decide(deal, passed_on(turn, deal, text, "ask"))
    else:
        who.answer(BoostHow(), no_codes_button(deal.id), deal)
    return True


def none(deal: Deal, rest: str, turn: Turn) -> Decision:
    """Pressed: they give no codes."""
    return course.refused(deal, turn.now)


def last(deal: Deal, rest: str, turn: Turn) -> Decision:
    """Pressed: for how long the codes count that they gave: `12:14:60`, those from 12 to 14."""
    parts = rest.split(":")
    if len(parts) != 3 or not all(part.isdecimal() and len(part) < 18 for part in parts):
        raise Refused("old_button")
    first, until, days = map(int, parts)
    rows = codes.numbered(turn.session, deal.id, first, until)
    if days not in CODE_DAYS or not rows:
        raise Refused("old_button")
    videos = {one.proof_id: one for one in codes.videos_of(turn.session, deal.partner.id, deal.id)}
    told: dict[int, date] = {}
    taken: list[CodeTaken] = []
    for row in (one for one in rows if one.code and one.proof_id in videos):
        video = videos[row.proof_id]
        last_day = deal.campaign.local_date(row.told_at) + timedelta(days=days)
        codes.lasts(turn.session, row, days, last_day)
        told[video.deliverable] = last_day
        taken.append(CodeTaken(video.place, days, last_day))
    words = BoostTaken(tuple(taken), boosting.missing(turn, deal.partner.id), True)
    return replace(course.told(deal, told, turn.now), says=(Say("partner", words),))


def _before_its_video(turn: Turn, who: Who, read: CodesRead) -> bool:
    """It is welcome with the link of its video; False when none is due that has a code."""
    deal = next((one for one in who.live if course.awaits_video(one)), None)
    if deal is None or not read.codes:
        return False
    _hide(turn, read)
    wrong = (CodeWrong("no_video", boosting.begin(one.code)) for one in read.codes)
    who.answer(BoostWrong(tuple(wrong)), deal=deal)
    _hear_the_rest(turn, read, deal.id)
    return True


def _brings_videos(incoming: Incoming, videos: list[Video]) -> bool:
    """A link that is none of theirs that we know: a video that is handed in with its code."""
    known = {video.post_id for video in videos}
    return any(link.post_id not in known for link in read_links(incoming.text).links)


def _hide(turn: Turn, read: CodesRead) -> None:
    """A code is a key: it stays out of the talk that is kept."""
    for one in read.codes if turn.heard_id else ():
        heard.hide_word(turn.session, turn.heard_from, turn.heard_id, one.code, HIDDEN)


def _answer(turn: Turn, who: Who, kept: Kept) -> None:
    if kept.taken:
        deal = deals.load(turn.session, kept.deal_ids[0])
        missing = boosting.missing(turn, who.partner_id)
        numbers = [row.id or 0 for row in kept.rows]
        days = {one.days for one in kept.taken}
        one_deal = len(kept.deal_ids) == 1 and not kept.sure
        rows = code_days_buttons(deal.id, min(numbers), max(numbers), days) if one_deal else ()
        who.answer(BoostTaken(kept.taken, missing, kept.sure), rows, deal)
        notice = NoticeCodes(*deal.about, len(kept.taken), missing)
        turn.tell(deal, Say("staff", notice))
    if kept.wrong:
        who.answer(BoostWrong(kept.wrong))


def _hear_the_rest(turn: Turn, read: CodesRead, deal_id: int) -> None:
    """A question beside the codes is for a person."""
    if "?" in read.beside:
        deal = deals.load(turn.session, deal_id)
        turn.decide(deal, passed_on(turn, deal, read.beside, "ask"))
