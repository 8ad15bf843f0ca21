"""What their next words do, by the question that is open."""

from handlers.staff import unasked_file
from handlers.staff.announcing import commission as recommission
from handlers.staff.announcing import composing
from handlers.staff.boosting import codes
from handlers.staff.command import Answer
from handlers.staff.conduct import seeing, suspicious
from handlers.staff.delivering import (
    briefing,
    excusing,
    extending,
    judging,
    leaving,
    parcels,
    shipping,
    sketching,
)
from handlers.staff.listing import (
    adding,
    clients,
    criteria,
    importing,
    kols,
    reviewing,
    reviewing_many,
    vetting,
)
from handlers.staff.office import (
    brands,
    campaign_talk,
    facts,
    rewording,
    shops,
)
from handlers.staff.paying import payments, slips
from handlers.staff.reporting import (
    figures,
)
from handlers.staff.selling import accounts as shop_accounts
from handlers.staff.selling import bonuses, sales
from handlers.staff.talking import (
    answering,
    approaching,
    keeping,
    recording,
)
from handlers.staff.terms import bargaining, limits
from handlers.staff.tickets import helping

# The act that an open question belongs to: what their next words do.

DEAL_ANSWERS: dict[str, Answer] = {
    "say": answering.pass_words,
    "ticket": helping.pass_words,
    "say_check": approaching.press_first,
    "keep": keeping.reword,
    "counter": bargaining.read_terms,
    "offer": bargaining.press_first,
    "back": judging.send_back_because,
    "sketch": sketching.send_back,
    "brief_text": briefing.take_text,
    "points": briefing.take_points,
    "brief_file": briefing.take_file,
    "pack": parcels.pack_sent_with,
    "ship": shipping.take,
    "time": excusing.until_answered,
    "paid": payments.take_reference,
    "slip": slips.take,
    "bonus_no": bonuses.refuse,
    "bonus_off": bonuses.take_back_because,
    "brought": figures.take,
    "codes": codes.take,
    "withdraw": leaving.withdraw_because,
    "record": recording.record,
    "strike": vetting.strike_because,
    "approach": approaching.press_first,
    "import": importing.take_sheet,
    "campaign": campaign_talk.answer,
    "campaign_check": campaign_talk.press_first,
    "extending": extending.take,
    "limits": limits.read_answer,
    "limits_check": limits.press_first,
}
REVIEW_ANSWERS: dict[str, Answer] = {
    "invite_all": approaching.press_first,
    "add": adding.take,
    "add_campaign": approaching.press_first,
    "kol": kols.take,
    "cap": reviewing.fee_told,
    "rvstrike": reviewing.strike_told,
    "review": reviewing_many.decide,
    "client": clients.take_sheet,
    "client_campaign": approaching.press_first,
    "criteria": criteria.take,
}
SALES_ANSWERS: dict[str, Answer] = {
    "sales": sales.take,
    "sales_check": approaching.press_first,
    "account_of": shop_accounts.search,
    "file": unasked_file.again,
}
HOUSE_ANSWERS: dict[str, Answer] = {
    "announce": composing.take,
    "commission": recommission.take,
    "finding": seeing.take,
    "finding_note": suspicious.take_note,
    "brand_name": brands.take_name,
    "brand_about": brands.take_about,
    "brand_colour": brands.take_colour,
    "products": brands.take_products,
    "shops": shops.take,
    "fact": facts.take,
    "wording": rewording.take,
}
ANSWERS = DEAL_ANSWERS | REVIEW_ANSWERS | SALES_ANSWERS | HOUSE_ANSWERS
