"""The commands, each with its right, in the groups and the order in which /help shows them."""

from handlers.staff import house
from handlers.staff.acting import Acting
from handlers.staff.announcing import composing
from handlers.staff.boosting import videos
from handlers.staff.command import Command
from handlers.staff.conduct import suspicious
from handlers.staff.delivering import (
    packing,
    shipping,
)
from handlers.staff.desk import cards, due, undo
from handlers.staff.listing import (
    adding,
    clients,
    importing,
    kols,
    lists,
    reviewing,
    twins,
)
from handlers.staff.office import (
    brands,
    campaigns,
    facts,
    settings,
    team,
    wording,
)
from handlers.staff.paying import payments
from handlers.staff.reporting import (
    calendars,
    evaluations,
    exports,
    figures,
    recaps,
    reports,
)
from handlers.staff.reporting import shops as shop_recaps
from handlers.staff.selling import ranking, sales
from handlers.staff.talking import (
    approaching,
    in_person,
    writing,
)
from handlers.staff.terms import bargaining, limits
from handlers.staff.tickets import listing


def _help(acting: Acting, rest: str) -> None:
    house.show_help(acting, GROUPS)


# Commands, in the groups and the order in which /help and the menu show them. Help lines stand in
# the words file under [commands], the titles of the groups under [command_groups].

GROUPS: dict[str, tuple[Command, ...]] = {
    "daily": (
        Command("due", "staff", due.command, "[mine]"),
        Command("find", "staff", lists.find, "[words]"),
    ),
    "deals": (
        Command("deal", "staff", cards.command, "[number]"),
        Command("counter", "staff", bargaining.command, "[number] [terms]"),
        Command("busy", "staff", calendars.busy, "[number] [days]"),
        Command("approach", "staff", approaching.command, "[campaign or deal numbers]"),
    ),
    "packs": (
        Command("packing", "staff", packing.command),
        Command("ship", "staff", shipping.command, "[number] [courier] [tracking number]"),
    ),
    "talks": (
        Command("say", "staff", writing.say, "[number] [words]"),
        Command("note", "staff", writing.note, "[number] [what was said]"),
        Command("announce", "lead", composing.command, "[for whom]"),
        Command("takeover", "staff", in_person.take_over, "[number]"),
        Command("giveback", "staff", in_person.give_back, "[number]"),
        Command("tickets", "staff", listing.command, "[kind]"),
    ),
    "lists": (
        Command("list", "staff", lists.command, "[stage] [tier] [campaign]"),
        Command("import", "staff", importing.command, "[campaign]"),
        Command("add", "staff", adding.command, "[link]"),
        Command("review", "lead", reviewing.command, "[campaign]"),
        Command("kol", "staff", kols.command, "[number] [line]"),
        Command("twins", "staff", twins.command),
        Command("suspicious", "lead", suspicious.command, "[number] [what was seen]"),
        Command("client", "staff", clients.command, "[campaign]"),
        Command("campaign", "staff", campaigns.command, "[new or number]"),
        Command("limits", "staff", limits.command, "[campaign]"),
    ),
    "money": (
        Command("payments", "staff", payments.command, "[deal]"),
        Command("paid", "staff", payments.paid_with, "[deal] [reference]"),
    ),
    "reports": (
        Command("recap", "staff", recaps.command, "[brand] [months]"),
        Command("shops", "staff", shop_recaps.command, "[month] [brand]"),
        Command("sales", "staff", sales.command),
        Command("rank", "staff", ranking.command, "[shop] [months]"),
        Command("calendar", "staff", calendars.command, "[month] [brand]"),
        Command("report", "staff", reports.command, "[month] [brand]"),
        Command("evaluate", "staff", evaluations.command, "[brand] [month]"),
        Command("brought", "staff", figures.command, "[deal] [figures]"),
        Command("boost", "staff", videos.command, "[brand, shop, month or deal]"),
        Command("export", "lead", exports.command, "[month, brand or campaign]"),
    ),
    "house": (
        Command("undo", "staff", undo.undo),
        Command("cancel", "staff", house.cancel),
        Command("settings", "staff", settings.show),
        Command("staff", "staff", team.show),
        Command("brand", "lead", brands.show, "[add]"),
        Command("facts", "staff", facts.command, "[campaign]"),
        Command("template", "lead", wording.show),
        Command("help", "staff", _help),
        Command("start", "staff", house.start),
    ),
}
COMMANDS = {command.name: command for group in GROUPS.values() for command in group}
