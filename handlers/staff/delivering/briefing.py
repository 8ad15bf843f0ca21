"""The brief of a campaign on the staff's side: its words, points and files, and whether drafts
are approved. It counts for whoever agrees from then on, and can be sent again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from deals.campaign.campaign_answers import is_nothing
from deals.channel import Attachment, Button, Rows
from deals.claims.guard import claims_in
from deals.content import (
    brief_answers,
    briefs,
)
from deals.content.briefing import (
    BRIEF_CHARS,
    FILES,
    BriefFile,
    Briefing,
)
from deals.decision import Refused
from deals.says.content import to_staff as says
from deals.says.desk import acts
from handlers.staff import choosing
from handlers.staff.acting import Acting
from handlers.staff.delivering import claim_check
from handlers.staff.listing import settling
from handlers.words.harmless import file_name, text
from storage.brand import campaigns
from storage.deal import (
    deals,
    proofs,
)
from storage.staff import members
from storage.tables import Campaign

PICTURES = ("image/jpeg", "image/png", "image/webp")


def show(acting: Acting, rest: str) -> None:
    """All of it, as a card with what can be changed."""
    _show(acting, choosing.of_number(acting, rest.split(":")[0]))


def ask(what: str) -> Callable[[Acting, str], None]:
    """Please send the new text, the points, or a file."""

    def asked(acting: Acting, rest: str) -> None:
        campaign = choosing.of_number(acting, rest.split(":")[0])
        words = acts.DeskLine(f"ask_{what}", campaign.title)
        acting.ask(what, words, {"campaign": campaign.id})

    return asked


def take_text(acting: Acting, answers: dict[str, Any]) -> None:
    """New words of the brief; `-` for none."""
    acting.must("lead")
    words = _words(acting)
    _, briefing = _meant(acting, str(answers["campaign"]))
    brief_answers.must_fit(briefing, words)
    if not claim_check.warned(acting, "brief_text", answers, words):
        acting.pressed("brief_text", answers)
        use_text(acting, answers, words)


def use_text(acting: Acting, answers: dict[str, Any], words: str) -> None:
    acting.must("lead")
    campaign, briefing = _meant(acting, str(answers["campaign"]))
    _keep(acting, campaign, "" if is_nothing(words) else words, briefing)


def take_points(acting: Acting, answers: dict[str, Any]) -> None:
    """Key messages, do and don't; what is not to be said may name what it likes."""
    acting.must("lead")
    words = _words(acting)
    campaign, briefing = _meant(acting, str(answers["campaign"]))
    changed = brief_answers.with_points(briefing, words)
    brief_answers.must_fit(changed, campaign.brief)
    promised = "\n".join((*changed.messages, *changed.dos))
    if not claim_check.warned(acting, "points", answers, promised, written=words):
        acting.pressed("points", answers)
        use_points(acting, answers, words)


def use_points(acting: Acting, answers: dict[str, Any], words: str) -> None:
    acting.must("lead")
    campaign, briefing = _meant(acting, str(answers["campaign"]))
    _keep(acting, campaign, campaign.brief, brief_answers.with_points(briefing, words))


def take_file(acting: Acting, answers: dict[str, Any]) -> None:
    """A picture or a PDF, sent after the words."""
    campaign, briefing = _meant(acting, str(answers["campaign"]))
    sent = acting.file()
    if sent is None:
        raise Refused("file_needed")
    file = sent_file(sent)
    kept = tuple(one for one in briefing.files if one.sha256 != file.sha256)
    if len(kept) >= FILES:
        raise Refused("too_many_files")
    proofs.keep_media(acting.session, file.sha256, file.name, sent.mime, sent.size, acting.turn.now)
    acting.done()
    _keep(acting, campaign, campaign.brief, replace(briefing, files=(*kept, file)))


def drop_file(acting: Acting, rest: str) -> None:
    """`campaign:beginning of its hash`."""
    number, _, mark = rest.partition(":")
    campaign, briefing = _meant(acting, number)
    kept = tuple(one for one in briefing.files if not (mark and one.sha256.startswith(mark)))
    if kept == briefing.files:
        raise Refused("already_done")
    _keep(acting, campaign, campaign.brief, replace(briefing, files=kept))


def set_approval(acting: Acting, rest: str) -> None:
    """`campaign:on` or `campaign:off`."""
    number, _, state = rest.partition(":")
    campaign, briefing = _meant(acting, number)
    if state not in ("on", "off"):
        raise Refused("old_button")
    _keep(acting, campaign, campaign.brief, replace(briefing, approval=state == "on"))


def send_again(acting: Acting, rest: str) -> None:
    """To one partner who has agreed, as it is now."""
    deal, _ = settling.meant(acting, rest)
    if not deal.partner.reachable:
        raise Refused("cannot_be_written_to")
    after = acting.decide(deal, briefs.send_brief(deal, acting.turn.now))
    settling.acted(acting, after, "brief_sent")


def _words(acting: Acting) -> str:
    words = "" if acting.incoming.attachments else text(acting.incoming.text, 2 * BRIEF_CHARS)
    if not words:
        raise Refused("words_needed")
    return words


def _meant(acting: Acting, number: str) -> tuple[Campaign, Briefing]:
    campaign = choosing.of_number(acting, number)
    return campaign, deals.campaign_facts(acting.session, campaign.id or 0).briefing


def _keep(acting: Acting, campaign: Campaign, brief: str, briefing: Briefing) -> None:
    campaigns.set_brief(acting.session, campaign.id or 0, brief, briefing)
    _show(acting, campaign)


def _show(acting: Acting, campaign: Campaign) -> None:
    facts = deals.campaign_facts(acting.session, campaign.id or 0)
    more = facts.briefing
    said = "\n".join((facts.brief, *more.messages, *more.dos))
    words = says.BriefCard(
        facts.title,
        facts.brief,
        more.messages,
        more.dos,
        more.donts,
        facts.terms.tags,
        more.approval,
        tuple(file.name for file in more.files),
        claims_in(said),
    )
    acting.show(words, _buttons(acting, campaign, more))


def _buttons(acting: Acting, campaign: Campaign, briefing: Briefing) -> Rows:
    """Anybody may add a file; a lead decides what partners read."""
    number = campaign.id
    file = Button("add_file", f"s.brief_file:{number}")
    rows: Rows = ((file,),)
    if members.may(acting.member, "lead"):
        other = "off" if briefing.approval else "on"
        rows = (
            (
                Button("brief_text", f"s.brief_text:{number}"),
                Button("points", f"s.points:{number}"),
            ),
            (file, Button(f"approval_{other}", f"s.approval:{number}:{other}")),
        )
    dropped = tuple(
        (Button(f"✖ {one.name}", f"s.brief_drop:{number}:{one.sha256[:12]}", plain=True),)
        for one in briefing.files
    )
    return (*rows, *dropped, (Button("back", f"s.camp:{number}"),))


def sent_file(sent: Attachment) -> BriefFile:
    """A picture or a PDF; raises Refused for anything else."""
    picture = sent.kind == "photo" or sent.mime in PICTURES
    pdf = sent.mime == "application/pdf" or sent.name.lower().endswith(".pdf")
    if not (picture or pdf):
        raise Refused("file_kind")
    usual = "gambar.jpg" if picture else "brief.pdf"
    return BriefFile(sent.sha256, file_name(sent.name) if sent.name else usual, picture)
