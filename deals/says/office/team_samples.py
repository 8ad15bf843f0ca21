"""Samples of what the team reads of itself; all invented."""

from datetime import date

from deals.says import Words
from deals.says.office import team

_SAMPLES: tuple[Words, ...] = (
    team.StaffWelcome("Dewi Lestari", "lead"),
    team.StaffHello("Dewi Lestari", "lead", link=True),
    team.StaffJoined("Bagas", "staff"),
    team.ClaimWrong(),
    team.TeamList(
        (team.MemberLine("Ayu", "admin", you=True), team.MemberLine("Bagas", "staff", False))
    ),
    team.TeamInvite("staff", "https://t.me/contoh_bot?start=k7Qm2x", 2),
    team.MemberCard("Bagas", "staff", date(2026, 9, 1), 3),
    team.MemberRemoveSure("Bagas", 3),
    team.MemberRemoved("Bagas", 3, True),
    team.YourRight("lead"),
    team.YouLeft(),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
