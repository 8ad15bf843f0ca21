"""Samples of what partners hear of terms; all invented."""

from datetime import date

from deals.says import Words
from deals.says.invented import AFFILIATE, AFTER, BARTER, BEFORE, DEAL, POST_BY
from deals.says.terms import to_partner

_BRAND = ("Herbana", "Affiliate September")
_SAMPLES: tuple[Words, ...] = (
    to_partner.FirstContact(*DEAL, BARTER, POST_BY, "https://t.me/contoh_bot?start=k7Qm2x"),
    to_partner.Offer(*DEAL, BARTER, POST_BY, answer_by=POST_BY),
    to_partner.TermSheet(*DEAL, BARTER, POST_BY, answer_by=POST_BY),
    to_partner.NewTerms(*DEAL, BARTER, POST_BY, ("fee_idr", "post_by"), answer_by=POST_BY),
    to_partner.CounterAnswered(
        *DEAL, BARTER, POST_BY, ("fee_idr",), "middle", "keep_contents", answer_by=POST_BY
    ),
    to_partner.Agreed(*DEAL, AFFILIATE, None, shop="TikTok Shop Herbamojo"),
    to_partner.AskTerms(),
    to_partner.CounterPassedOn("Herbana", BARTER, POST_BY, ("fee_idr",)),
    to_partner.TakenLater(date(2026, 9, 7)),
    to_partner.TermsChange("Rani", *_BRAND, "TikTok Shop Herbana", AFTER, BEFORE),
    to_partner.TermsAmended(*_BRAND, AFTER),
    to_partner.OldTermsStay(*_BRAND),
    to_partner.OfferExpired("Herbana", "Herbana September", date(2026, 9, 8)),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
