"""What looks suspicious is noted in passing: the partner is answered as ever, and a lead judges."""

from deals.channel import Attachment
from deals.conduct.finding import MANY_CODES, WITHIN, Involved
from deals.deal import Deal
from handlers.proving.handed_in import Whose, agreed
from handlers.turn import Turn
from handlers.words import harmless
from storage.boosting import codes
from storage.conduct import findings
from storage.deal import deals
from storage.tables import BoostCode, Proof


def same_post(turn: Turn, known: Proof, whose: Whose, shown: str) -> None:
    """Somebody hands in a post that may have been another's proof before."""
    _again(turn, "post", f"{known.platform}:{known.post_id}", known, whose, shown)


def same_picture(turn: Turn, known: Proof, whose: Whose, file: Attachment) -> None:
    """The same, of a picture that is one of that proof, or nearly one."""
    _again(turn, "picture", f"proof:{known.id}", known, whose, harmless.file_name(file.name))


def shared(turn: Turn, partner_id: int) -> None:
    """They told an account or an address, which may be another's, too."""
    findings.compare(turn.session, turn.now, partner_id)


def same_code(turn: Turn, known: BoostCode, deal: Deal) -> None:
    """Somebody gives a boost code that may have been another's before."""
    first = deals.load(turn.session, known.deal_id)
    if first.partner.id != deal.partner.id:
        involved = [Involved(one.partner.id, one.id) for one in (first, deal)]
        findings.seen(turn.session, "code", known.mark or "", involved, turn.now)


def many_codes(turn: Turn, deal: Deal) -> None:
    """They give more new codes within an hour than anybody has videos for."""
    told = codes.told_since(turn.session, deal.partner.id, turn.now - WITHIN)
    if told >= MANY_CODES:
        today = deal.campaign.local_date(turn.now)
        whom = [Involved(deal.partner.id, deal.id, str(told))]
        findings.seen(turn.session, "codes", f"{deal.partner.id}:{today}", whom, turn.now)


def _again(turn: Turn, kind: str, subject: str, known: Proof, whose: Whose, shown: str) -> None:
    first = deals.load(turn.session, known.deal_id)
    if first.partner.id == whose.partner_id:
        return
    deal_id = next((deal.id for deal in agreed(turn, whose)), whose.deal_id)
    involved = (
        Involved(first.partner.id, first.id, known.url or ""),
        Involved(whose.partner_id, deal_id, shown),
    )
    findings.seen(turn.session, kind, subject, involved, turn.now)
