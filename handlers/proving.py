"""Proofs, whoever brings them: links and pictures put to what is due, and before staff."""

from dataclasses import dataclass

from deals import delivery
from deals.buttons.staff import proof_buttons
from deals.channel import Attachment, Incoming
from deals.claims.claim import Claim
from deals.claims.guard import claims_in
from deals.deal import Deal
from deals.links import Link, read_links
from deals.proofs import SCREENSHOT, Fits, judge_link, judge_picture
from deals.reading.no_link import says_no_link
from deals.says import Say, notices
from deals.says.partner import Refusal
from deals.stages import BINDING
from handlers.turn import Turn
from storage.deal import (
    deals,
    proofs,
)
from storage.tables import Proof

Claims = tuple[Claim, ...]  # what the guard found in the words beside the proofs


@dataclass(frozen=True)
class Whose:
    """Whose proofs these are: a partner's, for any of their deals or for one."""

    partner_id: int
    deal_id: int | None = None


@dataclass(frozen=True)
class HandedIn:
    """How many proofs were taken, and why the others were not."""

    taken: int
    refusals: tuple[Refusal, ...]


def hand_in(turn: Turn, incoming: Incoming, whose: Whose) -> HandedIn | None:
    """Takes every link and picture of a message, or refuses it; None when it holds none."""
    links, refusals = _links_of(incoming)
    if not (links or refusals or incoming.attachments):
        return None
    if incoming.kind == "edited":  # what they had handed in before they mended the words
        links = [link for link in links if not _taken_before(turn, whose, link)]
        if not links:
            return HandedIn(0, tuple(refusals))
    claims = claims_in(incoming.text)
    judged = [_take_link(turn, whose, link, claims) for link in links]
    no_link = says_no_link(incoming.text) or _without_link(agreed(turn, whose))
    judged += [_take_file(turn, whose, file, claims, no_link) for file in incoming.attachments]
    refusals += [one for one in judged if isinstance(one, Refusal)]
    return HandedIn(sum(isinstance(one, Fits) for one in judged), tuple(refusals))


def agreed(turn: Turn, whose: Whose) -> list[Deal]:
    """What they have agreed to, read anew, since each proof changes its deal."""
    live = deals.live_of(turn.session, whose.partner_id)
    meant = [deal for deal in live if whose.deal_id in (None, deal.id)]
    return [deal for deal in meant if deal.stage in BINDING]


def _links_of(incoming: Incoming) -> tuple[list[Link], list[Refusal]]:
    """The links of a message, short ones replaced by where they lead."""
    reading = read_links(incoming.text)
    followed = dict(incoming.followed)
    links: list[Link] = []
    refusals = [Refusal(reading.refuse)] if reading.refuse else []
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


def _take_link(turn: Turn, whose: Whose, link: Link, claims: Claims) -> Fits | Refusal:
    known = _known(turn, link)
    if known and not (known.state == "sent_back" and _theirs(turn, whose, known)):
        ours = _theirs(turn, whose, known)
        return Refusal("used_before_by_you" if ours else "used_before", link.canonical_url or "")
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
    return _taken(turn, fits, proof, claims, link.canonical_url or "")


def _without_link(deals: list[Deal]) -> bool:
    """They told before that they have no link, and were asked for a screenshot."""
    return any(deal.asked == SCREENSHOT for deal in deals)


def _take_file(
    turn: Turn, whose: Whose, file: Attachment, claims: Claims, no_link: bool
) -> Fits | Refusal:
    if file.problem or not is_picture(file):
        return Refusal(file.problem or "unreadable_picture", file.name)
    fits = judge_picture(agreed(turn, whose), no_link)
    if isinstance(fits, Refusal):
        return fits
    known = proofs.of_picture(turn.session, file.sha256)
    if known and not (known.state == "sent_back" and known.deal_id == fits.deal.id):
        return Refusal("picture_used_before", file.name)
    proofs.keep_media(turn.session, file.sha256, file.name, file.mime, file.size, turn.now)
    proof = known or Proof(
        deal_id=fits.deal.id,
        deliverable=fits.deliverable.number,
        kind="picture",
        file_sha256=file.sha256,
        handed_in_at=turn.now,
    )
    return _taken(turn, fits, proof, claims, file.name or "screenshot", file.path)


def _taken(
    turn: Turn, fits: Fits, proof: Proof, claims: Claims, shown: str, picture: str = ""
) -> Fits:
    """Writes the proof down and puts it, or the picture itself, before staff."""
    number = fits.deliverable.number
    if proof.id:
        proofs.hand_in_again(turn.session, proof, number, turn.now)
        proof.deal_id = fits.deal.id
    proof = proofs.add(turn.session, proof)
    deal = turn.decide(fits.deal, delivery.hand_in(fits.deal, number, turn.now))
    notice = notices.NoticeProof(
        deal.id,
        deal.partner.name,
        deal.campaign.title,
        delivery.content(fits.deliverable),
        shown,
        fits.doubt,
        len(deal.outstanding),
        deal.needs_draft,
        claims,
    )
    turn.tell(deal, Say("staff", notice, proof_buttons(deal.id, proof.id or 0)), picture)
    return fits


def _taken_before(turn: Turn, whose: Whose, link: Link) -> bool:
    known = _known(turn, link)
    return known is not None and known.state != "sent_back" and _theirs(turn, whose, known)


def is_picture(file: Attachment) -> bool:
    """Whether it was sent as a photo, or is one."""
    return file.kind == "photo" or file.mime.startswith("image/")


def _known(turn: Turn, link: Link) -> Proof | None:
    return proofs.of_post(turn.session, link.platform, link.post_id) if link.post_id else None


def _theirs(turn: Turn, whose: Whose, proof: Proof) -> bool:
    return deals.load(turn.session, proof.deal_id).partner.id == whose.partner_id
