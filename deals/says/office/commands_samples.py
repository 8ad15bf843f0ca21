"""Samples of what staff are answered to commands; all invented."""

from deals.says import Words
from deals.says.office import commands

_SAMPLES: tuple[Words, ...] = (
    commands.StaffHelp(
        "staff",
        (
            commands.CommandGroup(
                "house", (commands.CommandLine("help", ""), commands.CommandLine("undo", ""))
            ),
        ),
    ),
    commands.UnknownCommand("settings"),
    commands.NothingAsked(),
    commands.Cancelled(open_before=True),
    commands.NotPossible("not_your_right", ("lead",)),
    commands.SettingsShown("sapa_bot", "id", "here", ("Ayu", "Dewi Lestari")),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
