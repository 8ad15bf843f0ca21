"""Words under which a partner agrees have to name every term: no agreement by accident."""

from dataclasses import replace
from datetime import date

from deals.says.terms.to_partner import OfferWords
from deals.terms import Content, Instalment, PostBy, Promotion, Target, Terms
from handlers.template_check import EDITABLE
from handlers.words.phrases import Phrases
from handlers.words.templates import environment, filled

AGREED_UNDER = ("term_sheet", "new_terms", "counter_answered")
EVERYTHING = Terms(
    contents=(Content("reel", "instagram", 2), Content("live", "tiktok", 3, "picture")),
    post_by=PostBy(on=date(2026, 9, 24)),
    barter="Paket Kulit Manggis",
    barter_value_idr=210_000,
    fee_idr=1_230_000,
    commission_pct=7.5,
    bonus_idr=450_000,
    bonus_condition="penjualan 20 juta",
    bonus_target=Target(units=45),
    promotions=(Promotion("voucher", "potongan 20rb"), Promotion("paid_ads")),
    tags=("@herbana.id", "#SehatAlami"),
    rights="boleh untuk iklan",
    extra="1 box jahe merah",
    instalments=(Instalment(50, "agreement"), Instalment(50, "delivery")),
)


def left_out(name: str, language: str, source: str) -> tuple[str, ...]:
    """The terms that a sound template does not say, of those that it has to say."""
    if name not in AGREED_UNDER:
        return ()
    sample = EDITABLE[name]
    assert isinstance(sample, OfferWords)
    whole = replace(sample, terms=EVERYTHING, post_by=EVERYTHING.post_by.on)
    said = filled(environment(language).from_string(source), whole)
    return tuple(part for part in _parts(Phrases(language)) if part not in said)


def _parts(phrases: Phrases) -> tuple[str, ...]:
    terms = EVERYTHING
    pay = tuple(one for one in phrases.given(EVERYTHING) if "50%" in one)
    return (
        *pay,
        EVERYTHING.extra,
        *(phrases.contents(content) for content in terms.contents),
        phrases.day(terms.post_by.on),
        *(terms.barter, phrases.idr(terms.fee_idr), phrases.pct(terms.commission_pct)),
        *(phrases.idr(terms.bonus_idr), terms.bonus_condition, *terms.tags, terms.rights),
        *(phrases.target(terms.bonus_target), phrases.promotions(terms)),
    )
