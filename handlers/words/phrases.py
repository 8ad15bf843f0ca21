"""The filters of the templates: money, days, contents and terms in the words of one language."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from deals.brought.figures import Figures
from deals.campaign.promotions import amount_in
from deals.progress import Progress
from deals.selling.meter import Meter
from deals.terms import Content, Target, Terms
from handlers.words import harmless, meter_line
from handlers.words.tones import FORMAL, formal_tables
from handlers.words.wording import tables

if TYPE_CHECKING:
    from deals.says.proving.to_partner import Refusal

FILTERS = (
    *(
        "idr",
        "pct",
        "day",
        "short_day",
        "dates",
        "month",
        "moment",
        "moments",
        "number",
        "count",
        "counts",
        "plural",
        "contents",
        "pieces",
        "far",
        "proofs",
        "given",
        "condition",
        "target",
        "meter",
        "own",
        "own_words",
        "deadline",
        "in_short",
        "differs",
    ),
    *("quote", "bullets", "glimpse", "listed", "word", "words", "why", "length", "abs"),
)
T = TypeVar("T")
GLIMPSE_LINES, GLIMPSE_CHARS = 4, 100


class Phrases:
    """The filters of one language. None and nothing at all become an empty text."""

    def __init__(self, language: str, tone: str = "") -> None:
        self._tables = formal_tables(language) if tone == FORMAL else tables(language)

    def filters(self) -> dict[str, Callable[..., Any]]:
        own = {name: getattr(self, name) for name in FILTERS if hasattr(self, name)}
        return own | {"length": len, "abs": abs}

    def idr(self, amount: int) -> str:
        """1500000 -> Rp1.500.000, in both languages as on an Indonesian price tag."""
        return "Rp" + f"{amount:,}".replace(",", ".")

    def pct(self, share: float) -> str:
        """12.5 -> 12,5% (id) or 12.5% (en)."""
        return f"{share:g}".replace(".", self._tables["numbers"]["decimal"]) + "%"

    def day(self, on: date | None) -> str:
        """Kamis, 5 September 2026."""
        if on is None:
            return ""
        dates = self._tables["dates"]
        return f"{dates['days'][on.weekday()]}, {on.day} {dates['months'][on.month - 1]} {on.year}"

    def dates(self, days: Iterable[date]) -> str:
        """Rabu, 07 Agustus 2024, as the team's recap has it; `-` where there is none."""
        names = self._tables["dates"]
        day, months = names["recap_day"].format, names["months"]
        written = (
            f"{names['days'][on.weekday()]}, {day(on.day)} {months[on.month - 1]} {on.year}"
            for on in _several(days)
        )
        return "; ".join(written) or "-"

    def month(self, month: str) -> str:
        """2026-09 -> September 2026."""
        year, _, number = month.partition("-")
        return f"{self._tables['dates']['months'][int(number) - 1]} {year}"

    def short_month(self, month: str) -> str:
        """2026-09 -> Sep 2026."""
        year, _, number = month.partition("-")
        return f"{self._tables['dates']['short_months'][int(number) - 1]} {year}"

    def number(self, value: float) -> str:
        """1.34 -> 1,3 (id) or 1.3 (en)."""
        return f"{value:.1f}".replace(".", self._tables["numbers"]["decimal"])

    def count(self, many: int) -> str:
        """12400 -> 12.400 (id) or 12,400 (en)."""
        decimal = self._tables["numbers"]["decimal"]
        return f"{many:,}".replace(",", "." if decimal == "," else ",")

    def plural(self, many: int, one: str, several: str) -> str:
        """The word that goes with a number: 1 -> day, 2 -> days."""
        return one if many == 1 else several

    def counts(self, figures: Figures) -> str:
        """views 12.400, likes 800: what is known of them."""
        known = figures.known.items()
        return ", ".join(f"{self.word(name, 'figures')} {self.count(many)}" for name, many in known)

    def short_day(self, on: date | None) -> str:
        """Kam, 5 Sep."""
        if on is None:
            return ""
        dates = self._tables["dates"]
        day, month = dates["short_days"][on.weekday()], dates["short_months"][on.month - 1]
        return f"{day}, {on.day} {month}"

    def moment(self, at: datetime) -> str:
        """Kam, 5 Sep 14.30 WIB: the time as it is given, with the zone's name."""
        return f"{self.short_day(at)} {at.strftime(self._tables['dates']['time'])} {at.tzname()}"

    def moments(self, several: Iterable[datetime]) -> str:
        """Kam, 5 Sep 14.30 WIB; Jum, 6 Sep 20.00 WIB."""
        return "; ".join(self.moment(at) for at in several)

    def contents(self, contents: Content | Iterable[Content]) -> str:
        """2 reel di Instagram, 1 live di TikTok."""
        several = (contents,) if isinstance(contents, Content) else contents
        return ", ".join(self._content(content) for content in several)

    def pieces(self, contents: Iterable[Content]) -> tuple[str, ...]:
        """Each kind of content with what proves it, for the term sheet."""
        proofs, proof = self._tables["proofs"], self._tables["terms"]["proof"]
        return tuple(
            proof.format(content=self._content(content), proof=proofs.get(content.proof, ""))
            for content in contents
        )

    def far(self, progress: Iterable[Progress]) -> str:
        """2 dari 3 video di TikTok, live di TikTok belum."""
        return ", ".join(self._so_far(one) for one in progress)

    def proofs(self, contents: Iterable[Content]) -> str:
        """What has to be handed in: link, screenshot, or both."""
        kinds = sorted({content.proof for content in contents})
        return self._tables["terms"]["and"].join(self.words(kinds, "proofs"))

    def given(self, terms: Terms | None) -> tuple[str, ...]:
        """What the partner gets, a line each."""
        if terms is None:
            return ()
        say = self._tables["terms"]
        lines = []
        if terms.barter:
            form = say["barter_worth"] if terms.barter_value_idr else say["barter"]
            goods = self.own(terms.barter)
            lines.append(form.format(goods=goods, value=self.idr(terms.barter_value_idr)))
        if terms.extra:
            lines.append(say["extra"].format(goods=self.own(terms.extra)))
        if terms.fee_idr:
            lines.append(say["fee"].format(amount=self.idr(terms.fee_idr)))
        if terms.fee_idr and terms.instalments:
            lines.append(say["instalments"].format(parts=self.listed(self._instalments(terms))))
        if terms.commission_pct:
            lines.append(say["commission"].format(share=self.pct(terms.commission_pct)))
        if terms.bonus_idr:
            condition = self.condition(terms)
            form = say["bonus_if"] if condition else say["bonus"]
            lines.append(form.format(amount=self.idr(terms.bonus_idr), condition=condition))
        if terms.promotions:
            lines.append(say["promotions"].format(forms=self.promotions(terms)))
        return tuple(lines)

    def condition(self, terms: Terms) -> str:
        """What the cash bonus hangs on: terjual minimal 50 produk dan semua konten diterima."""
        said = self.own(terms.bonus_condition)
        if terms.bonus_target is None:
            return said
        target = self.target(terms.bonus_target)
        exact = str(self._tables["terms"]["target_and_all"]).format(target=target)
        return f"{exact}; {said}" if said else exact

    def target(self, target: Target | None) -> str:
        """terjual minimal 50 produk, or omzet minimal Rp10.000.000."""
        if target is None:
            return ""
        form = str(self._tables["terms"]["target_units" if target.units else "target_gmv"])
        return form.format(units=self.count(target.units), amount=self.idr(target.gmv_idr))

    def meter(self, meter: Meter | None) -> str:
        """3/3 video · 0/1 live · terjual 41/50 · bonus Rp500.000 masih terkunci."""
        return meter_line.line(meter, self) if meter else ""

    def promotions(self, terms: Terms) -> str:
        """voucher (potongan Rp20.000), flash sale."""
        return self.listed(
            f"{name} ({self._in_figures(one.words) or self.own(one.words)})" if one.words else name
            for one in terms.promotions
            for name in [self.word(one.form, "promotions")]
        )

    def _in_figures(self, words: str) -> str:
        """What needs no words of ours: an amount, or a day such as 9.9."""
        amount = amount_in(words)
        if amount is None:
            return "" if any(map(str.isalpha, words)) else harmless.one_line(words)
        much = self.idr(amount.idr) if amount.idr else self.pct(amount.share_pct)
        return str(self._tables["terms"]["off"]).format(amount=much) if amount.off else much

    def own(self, words: str) -> str:
        """Words of ours as somebody typed them; in English they are marked, since they may be
        Indonesian."""
        said = harmless.one_line(words)
        return str(self._tables["terms"]["own"].format(words=said)) if said else ""

    def own_words(self, terms: Terms) -> str:
        """What such a mark means; "" where these terms need none."""
        bonus = terms.bonus_condition if terms.bonus_idr else ""
        promised = (one.words for one in terms.promotions if not self._in_figures(one.words))
        said = (terms.barter, terms.extra, bonus, terms.rights, *promised)
        return str(self._tables["terms"]["own_words"]) if any(said) else ""

    def deadline(self, terms: Terms | None, post_by: date | None = None) -> str:
        """The last day to post: a day, or so many days after the pack arrives."""
        on = post_by or (terms.post_by.on if terms else None)
        if on or terms is None:
            return self.day(on)
        days = terms.post_by.days_after_pack
        return "" if days is None else self._tables["terms"]["after_pack"].format(days=days)

    def in_short(self, terms: Terms) -> str:
        """All of it in one line, for a list."""
        parts = (
            self.listed(self.given(terms)),
            self.contents(terms.contents),
            self.deadline(terms),
        )
        return "; ".join(part for part in parts if part)

    def differs(self, terms: Terms, before: Terms) -> tuple[str, ...]:
        """What is otherwise than before, a line each: `fee: Rp500.000 → Rp1.000.000`."""
        return tuple(
            f"{self.word(name, 'fields')}: {self._shown(before, name)} → {self._shown(terms, name)}"
            for name in terms.__dataclass_fields__
            if getattr(terms, name) != getattr(before, name)
        )

    def _shown(self, terms: Terms, name: str) -> str:
        """One field of the terms; `-` where there is nothing."""
        value = getattr(terms, name)
        if name == "contents":
            return self.contents(terms.contents) or "-"
        if name == "post_by":
            return self.deadline(terms) or "-"
        if name == "instalments":
            return self.listed(self._instalments(terms)) or "-"
        if name == "bonus_target":
            return self.target(terms.bonus_target) or "-"
        if name == "promotions":
            return self.promotions(terms) or "-"
        if name.endswith("_idr"):
            return self.idr(value) if value else "-"
        if name == "commission_pct":
            return self.pct(value) if value else "-"
        said = self.listed(value) if isinstance(value, tuple) else harmless.one_line(str(value))
        return said or "-"

    def _instalments(self, terms: Terms) -> tuple[str, ...]:
        when = self._tables["instalments"]
        return tuple(
            f"{one.share_pct}% " + str(when[one.due]).format(day=self.day(one.on))
            for one in terms.instalments
        )

    def quote(self, words: str) -> str:
        """Somebody's own words, marked as theirs line by line."""
        lines = harmless.text(words, harmless.LONG_CHARS["lines"]).splitlines()
        return "\n".join(f"> {line.strip()}" for line in lines if line.strip())

    def bullets(self, lines: Iterable[str]) -> str:
        return "\n".join(f"• {harmless.one_line(line)}" for line in _several(lines))

    def glimpse(self, talk: Iterable[str]) -> tuple[str, ...]:
        """The newest lines of a talk, each cut to what fits at a glance."""
        lines = tuple(_several(talk))[-GLIMPSE_LINES:]
        return tuple(harmless.one_line(line, GLIMPSE_CHARS) for line in lines)

    def listed(self, items: Iterable[str]) -> str:
        """a, b, c."""
        return ", ".join(harmless.one_line(item) for item in _several(items))

    def word(self, key: str, table: str) -> str:
        """The word for a key; a key that the table does not know is shown as it is."""
        return str(self._tables[table].get(key, key))

    def words(self, keys: Iterable[str], table: str) -> tuple[str, ...]:
        return tuple(self.word(key, table) for key in _several(keys))

    def why(self, refusal: "Refusal") -> str:
        """Why a proof does not count, and what to do instead."""
        sentences = self._tables["proof_refusals"]
        sentence = sentences.get(refusal.reason, sentences["other"])
        return str(sentence.format(handle=refusal.handle))

    def _content(self, content: Content) -> str:
        one, many = self._tables["contents"].get(content.kind, (content.kind, content.kind))
        kind = one if content.count == 1 else many
        where = self.word(content.platform, "platforms")
        form = self._tables["terms"]["content"]
        return str(form.format(count=content.count, kind=kind, platform=where))

    def _so_far(self, one: Progress) -> str:
        forms = self._tables["progress"]
        form = "none" if not one.handed_in else "all" if one.handed_in == one.of else "some"
        words = self._tables["contents"].get(one.kind, (one.kind, one.kind))
        kind, where = words[one.of > 1], self.word(one.platform, "platforms")
        number = f"{one.of} " if one.of > 1 else ""
        told = {"done": one.handed_in, "of": one.of, "kind": kind, "platform": where}
        return str(forms[form].format(number=number, **told))


def _several(items: Iterable[T]) -> Iterable[T]:
    """A text is not a list of its letters: `text|bullets|bullets` would grow without end."""
    if isinstance(items, str):
        raise TypeError("a list is needed here, not a text")
    return items
