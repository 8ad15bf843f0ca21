"""One table of what staff can do: commands with their right, presses, and answers to questions."""

from handlers.say import word
from handlers.staff import (
    answering,
    approaching,
    bargaining,
    brands,
    campaign_talk,
    campaigns,
    cards,
    data_wishes,
    delivering,
    due,
    exports,
    facts,
    house,
    judging,
    keeping,
    leaving,
    limits,
    listing,
    lists,
    meaning,
    packing,
    parcels,
    recaps,
    recording,
    relinking,
    reports,
    returning,
    rewording,
    settings_desk,
    shipping,
    stuck,
    team,
    undo,
    vetting,
    wording,
)
from handlers.staff.acting import Acting
from handlers.staff.command import Answer, Command, Press


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
        Command("approach", "staff", approaching.command, "[campaign or deal numbers]"),
    ),
    "packs": (
        Command("packing", "staff", packing.command),
        Command("ship", "staff", shipping.command, "[number] [courier] [tracking number]"),
    ),
    "lists": (
        Command("list", "staff", lists.command, "[stage] [tier] [campaign]"),
        Command("import", "staff", listing.command, "[campaign]"),
        Command("campaign", "staff", campaigns.command, "[new or number]"),
        Command("limits", "staff", limits.command, "[campaign]"),
    ),
    "reports": (
        Command("recap", "staff", recaps.command, "[brand] [months]"),
        Command("report", "staff", reports.command, "[month] [brand]"),
        Command("export", "staff", exports.command, "[month, brand or campaign]"),
    ),
    "house": (
        Command("undo", "staff", undo.undo),
        Command("cancel", "staff", house.cancel),
        Command("settings", "staff", settings_desk.show),
        Command("staff", "staff", team.show),
        Command("brand", "lead", brands.show, "[add]"),
        Command("facts", "staff", facts.command, "[campaign]"),
        Command("template", "lead", wording.show),
        Command("help", "staff", _help),
        Command("start", "staff", house.start),
    ),
}
COMMANDS = {command.name: command for group in GROUPS.values() for command in group}

# What a button says before its first colon: who may press it, and what it does.

DEAL_PRESSES: dict[str, Press] = {
    "s.due": Press("staff", due.turn_page),
    "s.deal": Press("staff", cards.open_deal),
    "s.hist": Press("staff", cards.show_history),
    "s.take": Press("staff", bargaining.take),
    "s.counter": Press("staff", bargaining.ask_terms),
    "s.ready": Press("staff", bargaining.show_prepared),
    "s.prepared": Press("staff", bargaining.send_prepared),
    "s.offer": Press("staff", bargaining.offer),
    "s.say": Press("staff", answering.ask_words),
    "s.mean": Press("staff", meaning.tell),
    "s.means": Press("staff", meaning.choose_other),
    "s.letback": Press("staff", returning.let_back),
    "s.alone": Press("staff", returning.leave_alone),
    "s.answered": Press("staff", answering.answered_elsewhere),
    "s.keep": Press("staff", keeping.keep),
    "s.keep_topic": Press("staff", keeping.ask_topic),
    "s.keep_as": Press("staff", keeping.choose_topic),
    "s.arrived": Press("staff", answering.arrived),
    "s.again": Press("staff", answering.send_again),
    "s.retry": Press("lead", stuck.try_again),
    "s.leave": Press("lead", stuck.leave),
    "s.data": Press("lead", data_wishes.look),
    "s.data_done": Press("lead", data_wishes.answered),
    "s.proof": Press("staff", judging.look),
    "s.accept": Press("staff", judging.accept),
    "s.back": Press("staff", judging.ask_why),
    "s.backfor": Press("staff", judging.send_back_for),
    "s.pack": Press("staff", parcels.ask_courier),
    "s.packed": Press("staff", parcels.pack_sent),
    "s.got": Press("staff", parcels.pack_received),
    "s.lost": Press("staff", parcels.pack_lost),
    "s.damaged": Press("staff", parcels.pack_damaged),
    "s.photos": Press("staff", parcels.show_photos),
    "s.ask_where": Press("staff", packing.ask_addresses),
    "s.excuse": Press("staff", delivering.ask_piece),
    "s.excused": Press("staff", delivering.excuse),
    "s.time": Press("staff", delivering.ask_day),
    "s.until": Press("staff", delivering.until_day),
    "s.breach": Press("staff", leaving.confirm_breach),
    "s.off": Press("staff", leaving.ask_withdraw),
    "s.offfor": Press("staff", leaving.withdraw_for),
    "s.hand": Press("staff", leaving.ask_member),
    "s.handto": Press("staff", leaving.hand_on),
    "s.link": Press("staff", relinking.new_link),
    "s.rec": Press("staff", recording.ask_what),
    "s.list": Press("staff", lists.turn_page),
    "s.vet": Press("lead", vetting.vet),
    "s.vetpage": Press("lead", vetting.vet_page),
    "s.strike": Press("lead", vetting.ask_strike),
    "s.struck": Press("lead", vetting.strike_for),
    "s.app": Press("staff", approaching.one),
    "s.appall": Press("staff", approaching.all_of_campaign),
    "s.send": Press("staff", approaching.send),
    "s.card": Press("staff", approaching.show_card),
    "s.made": Press("staff", approaching.sent),
    "s.gone": Press("staff", approaching.cannot_reach),
    "s.import": Press("staff", listing.into_campaign),
    "s.camp": Press("staff", campaigns.show),
    "s.close": Press("lead", campaigns.close),
    "s.reopen": Press("lead", campaigns.reopen),
    "s.newcamp": Press("lead", campaign_talk.begin_again),
    "s.campans": Press("lead", campaign_talk.choose),
    "s.opencamp": Press("lead", campaign_talk.open_it),
    "s.limits": Press("staff", limits.show),
    "s.limits_ask": Press("staff", limits.ask),
    "s.limits_keep": Press("staff", limits.keep),
    "s.limits_ok": Press("lead", limits.approve),
    "s.limits_mode": Press("lead", limits.choose_mode),
    "s.recap": Press("staff", recaps.turn_page),
    "s.recap_sheet": Press("staff", recaps.as_sheet),
    "s.report": Press("staff", reports.turn_month),
    "s.report_picture": Press("staff", reports.as_picture),
    "s.report_sheet": Press("staff", reports.as_sheet),
}
HOUSE_PRESSES: dict[str, Press] = {
    "s.lang": Press("staff", settings_desk.choose_language),
    "s.team_chat": Press("admin", settings_desk.make_team_chat),
    "s.no_team_chat": Press("admin", settings_desk.leave_team_chat),
    "s.team": Press("staff", team.show),
    "s.invite": Press("admin", team.invite),
    "s.member": Press("admin", team.open_member),
    "s.right": Press("admin", team.change_right),
    "s.remove": Press("admin", team.ask_remove),
    "s.removed": Press("admin", team.remove),
    "s.brands": Press("lead", brands.show),
    "s.brand": Press("lead", brands.open_brand),
    "s.brand_add": Press("lead", brands.add),
    "s.brand_about": Press("lead", brands.ask_about),
    "s.brand_colour": Press("lead", brands.ask_colour),
    "s.products": Press("lead", brands.ask_products),
    "s.facts": Press("staff", facts.open_list),
    "s.fact": Press("staff", facts.open_topic),
    "s.fact_set": Press("staff", facts.ask),
    "s.fact_on": Press("lead", facts.use),
    "s.fact_off": Press("lead", facts.drop),
    "s.words": Press("lead", wording.turn_page),
    "s.word": Press("lead", wording.open_wording),
    "s.reword": Press("lead", rewording.ask),
    "s.save_words": Press("lead", rewording.save),
    "s.our_words": Press("lead", rewording.forget),
}
PRESSES = DEAL_PRESSES | HOUSE_PRESSES

# The act that an open question belongs to: what their next words do.

DEAL_ANSWERS: dict[str, Answer] = {
    "say": answering.pass_words,
    "keep": keeping.reword,
    "counter": bargaining.read_terms,
    "offer": bargaining.press_first,
    "back": judging.send_back_because,
    "pack": parcels.pack_sent_with,
    "ship": shipping.take,
    "time": delivering.until_answered,
    "withdraw": leaving.withdraw_because,
    "record": recording.record,
    "strike": vetting.strike_because,
    "approach": approaching.press_first,
    "import": listing.take_sheet,
    "campaign": campaign_talk.answer,
    "campaign_check": campaign_talk.press_first,
    "limits": limits.read_answer,
    "limits_check": limits.press_first,
}
HOUSE_ANSWERS: dict[str, Answer] = {
    "brand_name": brands.take_name,
    "brand_about": brands.take_about,
    "brand_colour": brands.take_colour,
    "products": brands.take_products,
    "fact": facts.take,
    "wording": rewording.take,
}
ANSWERS = DEAL_ANSWERS | HOUSE_ANSWERS


def command_list(language: str) -> list[tuple[str, str]]:
    """Every command with its help line, for the channel's menu."""
    return [(name, word("commands", name, language)) for name in COMMANDS]
