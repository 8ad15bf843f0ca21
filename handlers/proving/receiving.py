"""Proofs, whoever brings them: links and pictures put to what is due, and before staff."""

from dataclasses import replace
from datetime import timedelta

from deals.channel import Incoming
from deals.claims.guard import claims_in
from deals.deal import Deal
from deals.links import Link, read_links
from deals.proofs import SCREENSHOT, folded, judge_link, shows_replay
from deals.reading.no_link import says_no_link
from deals.says.proving.to_partner import Refusal
from handlers import boosting
from handlers.paying import sold_posts
from handlers.proving import noticing, pictures
from handlers.proving.handed_in import (
    Added,
    HandedIn,
    Taken,
    Whose,
    agreed,
    show_staff,
    taken,
    theirs,
)
from handlers.turn import Turn
from storage.deal import proofs
from storage.selling import posts
from storage.tables import Proof

REPLAY_WITHIN = timedelta(hours=2)  # while another live is due, a later link may be of that one


def hand_in(turn: Turn, incoming: Incoming, whose: Whose) -> HandedIn | None:
    """Takes every link and picture of a message, or refuses it; None when it holds none."""
    links, refusals = _links_of(incoming)
    if not (links or refusals or incoming.attachments):
        return None
    if incoming.kind == "edited":  # what they had handed in before they mended the words
        links = [link for link in links if not _taken_before(turn, whose, link)]
        if not links:
            return HandedIn(0, folded(refusals))
    claims = claims_in(incoming.text)
    judged = [_take_link(turn, whose, link) for link in links]
    show_staff(turn, [one for one in judged if isinstance(one, Taken)], claims)
    no_link = says_no_link(incoming.text) or _without_link(agreed(turn, whose))
    judged += pictures.take(turn, whose, incoming.attachments, claims, no_link)
    refusals += [one for one in judged if isinstance(one, Refusal)]
    kept = [one for one in judged if not isinstance(one, Refusal)]
    counted = [one for one in kept if isinstance(one, Taken)]
    added = tuple(one for one in kept if isinstance(one, Added))
    of = frozenset(one.deal.id for one in counted)
    doubts = tuple(dict.fromkeys(doubt for one in kept for doubt in one.doubts))
    return HandedIn(len(counted), folded(refusals), of, added, doubts)


def _links_of(incoming: Incoming) -> tuple[list[Link], list[Refusal]]:
    """The links of a message, short ones replaced by where they lead."""
    reading = read_links(incoming.text)
    followed = dict(incoming.followed)
    links: list[Link] = []
    refusals = [Refusal(code, places=tuple(map(str, places))) for code, places in reading.refused]
    for link in reading.links:
        end = followed.get(link.canonical_url or "") if link.needs_redirect else None
        if end is not None:
            links += end.links
            refusals += [Refusal(end.refuse, link.canonical_url or "")] if end.refuse else []
        elif link.needs_redirect:
            refusals.append(Refusal("unresolved", link.canonical_url or ""))
        else:
            links.append(link)
    return links, refusals


def _take_link(turn: Turn, whose: Whose, link: Link) -> Taken | Added | Refusal:
    known = _known(turn, link)
    if known and not (known.state == "sent_back" and theirs(turn, whose, known)):
        ours, shown = theirs(turn, whose, known), link.canonical_url or ""
        noticing.same_post(turn, known, whose, shown)
        return Refusal("used_before_by_you" if ours else "used_before", shown)
    if not known and (added := _replay(turn, whose, link)):
        return added
    fits = judge_link(link, agreed(turn, whose))
    if isinstance(fits, Refusal):
        return fits
    proof = known or Proof(
        deal_id=fits.deal.id,
        deliverable=fits.deliverable.number,
        kind="link",
        platform=link.platform,
        post_id=link.post_id,
        url=link.canonical_url,
        handed_in_at=turn.now,
    )
    handed = taken(turn, fits, proof, link.canonical_url or "")
    posts.handed_in(turn.session, handed.proof, turn.now)
    if known:
        handed = replace(handed, deal=boosting.known(turn, handed.deal, proof))
    held = sold_posts.is_held(turn, handed.proof)
    return replace(handed, fits=replace(fits, doubt="sold_elsewhere")) if held else handed


def _replay(turn: Turn, whose: Whose, link: Link) -> Added | None:
    """The link of a live whose pictures wait belongs to their proof."""
    for deal in agreed(turn, whose):
        due = any(piece.kind == "live" for piece in deal.outstanding)
        since = turn.now - REPLAY_WITHIN if due else None
        proof = pictures.waiting_live(turn, deal, since) if link.kind == "live" else None
        if proof and not proof.url and shows_replay(link, deal, proof.deliverable):
            proof.url, proof.post_id = link.canonical_url, link.post_id
            proof.platform = link.platform
            posts.handed_in(turn.session, proof, turn.now)
            return pictures.tell_more(turn, deal, proof, 0)
    return None


def _without_link(deals: list[Deal]) -> bool:
    """They told before that they have no link, and were asked for a screenshot."""
    return any(deal.asked == SCREENSHOT for deal in deals)


def _taken_before(turn: Turn, whose: Whose, link: Link) -> bool:
    known = _known(turn, link)
    return known is not None and known.state != "sent_back" and theirs(turn, whose, known)


def _known(turn: Turn, link: Link) -> Proof | None:
    return proofs.of_post(turn.session, link.platform, link.post_id) if link.post_id else None
