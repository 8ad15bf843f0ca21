"""`/settings`: a member's language, and which chat is the team's; nothing needs a shell."""

from deals.channel import Address, Button, Rows
from deals.decision import Refused
from deals.says.office import commands as says
from handlers.staff.acting import Acting
from handlers.words.wording import LANGUAGES
from storage import settings
from storage.staff import members

TEAM_CHAT = "team_chat"
LANGUAGE_NAMES = {"id": "Bahasa Indonesia", "en": "English"}


def show(acting: Acting, rest: str = "") -> None:
    """What is set, with buttons to change it."""
    words = says.SettingsShown(
        acting.turn.bot_name,
        acting.member.language,
        _team(acting),
        tuple(admin.name for admin in members.everyone(acting.session, "admin")),
    )
    acting.show(words, _buttons(acting))


def choose_language(acting: Acting, language: str) -> None:
    """The language in which the bot speaks to this member."""
    if language not in LANGUAGES:
        raise Refused("old_button")
    acting.member.language = language
    acting.session.flush()
    show(acting)


def make_team_chat(acting: Acting, rest: str) -> None:
    """Notices without an owner come into this group from now on, in the language of the admin."""
    if acting.private:
        raise Refused("only_in_a_group")
    here = acting.incoming.address
    kept = {"channel": here.channel, "chat": here.chat, "language": acting.member.language}
    settings.put(acting.session, TEAM_CHAT, kept)
    show(acting)


def leave_team_chat(acting: Acting, rest: str) -> None:
    """No group is the team's: notices without an owner go to the leads."""
    settings.forget(acting.session, TEAM_CHAT)
    acting.session.flush()
    show(acting)


def _team(acting: Acting) -> str:
    kept = settings.get(acting.session, TEAM_CHAT)
    if not kept:
        return "none"
    here = acting.incoming.address == Address(kept["channel"], kept["chat"])
    return "here" if here else "elsewhere"


def _buttons(acting: Acting) -> Rows:
    languages = tuple(
        Button(LANGUAGE_NAMES[language], f"s.lang:{language}", plain=True)
        for language in LANGUAGES
        if language != acting.member.language
    )
    team = _team(acting)
    rows = [languages]
    if members.may(acting.member, "admin"):
        if not acting.private and team != "here":
            rows.append((Button("team_chat_here", "s.team_chat"),))
        if team != "none":
            rows.append((Button("team_chat_none", "s.no_team_chat"),))
    return tuple(rows)
