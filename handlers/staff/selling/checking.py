"""What a sales file says, shown before it is kept: how it was read, and what is wrong with it."""

from collections import Counter
from dataclasses import asdict

from sqlmodel import Session

from deals.channel import Button, Rows
from deals.says.selling import sales as says
from deals.selling.ahead import Looked, Taken
from deals.selling.numbers import Style, number_of, whole
from deals.selling.reading import Summary
from handlers.staff.acting import Acting
from handlers.staff.selling import keeping
from handlers.staff.selling.files import Opened
from handlers.turn import Outdated
from storage.selling import accounts, taking, underway
from storage.tables import Shop

CHECK = "sales_check"
SHOWN = 5
TOLD = ("units", "gmv", "price", "commission", "est_commission")


def show(acting: Acting, file: Opened) -> None:
    """The summary of a file that is complete, with buttons to keep it."""
    assert file.shop and file.span
    shop_id = file.shop.id or 0
    if taking.kept_before(acting.session, shop_id, file.upload.sha256):
        acting.done()
        acting.answer(_known(acting, file, file.shop))
        return
    looked = _looked(acting, file, file.shop)
    words = _words(acting, file, file.shop, looked.summary, looked.taken)
    doubtful = bool(looked.summary.doubts)
    seen = keeping.seen(file, looked.summary.lines)
    acting.ask_press(CHECK, words, asdict(seen), lambda mark: _buttons(mark, doubtful))


def look_ahead(session: Session, file: Opened) -> Looked | None:
    """What is found before a turn; None where it shows nothing of it. The session may be one that
    only reads."""
    if not file.complete or not file.shop:
        return None
    if taking.kept_before(session, file.shop.id or 0, file.upload.sha256):
        return None
    return _look(session, file, file.shop)


def keep(acting: Acting, rest: str) -> None:
    """They have seen it: it is kept, with what is doubtful in it or without."""
    mark, _, which = rest.partition(":")
    answers = acting.shown(CHECK, mark)
    words, buttons = keeping.keep(acting, keeping.seen_before(answers), which != "sure")
    acting.pressed(CHECK, answers)
    acting.edit(words, buttons)


def cancel(acting: Acting, rest: str) -> None:
    """They have seen it, and nothing is kept."""
    answers = acting.shown(CHECK, rest)
    acting.pressed(CHECK, answers)
    acting.edit(says.SalesDropped(keeping.seen_before(answers).upload.name))


def _looked(acting: Acting, file: Opened, shop: Shop) -> Looked:
    """As it was found ahead. Raises Outdated where something has changed since."""
    ahead = file.ahead.looked if file.ahead else None
    if ahead is None:
        return _look(acting.session, file, shop)
    if ahead.stood_on != taking.standing_on(acting.session, shop):
        raise Outdated
    return ahead


def _look(session: Session, file: Opened, shop: Shop) -> Looked:
    stands_on, summary = taking.standing_on(session, shop), Summary()
    taken = taking.compare(session, shop, file.written.layout.kind, file.lines(summary))
    return Looked(summary, taken, stands_on)


def _known(acting: Acting, file: Opened, shop: Shop) -> says.SalesKnown | says.SalesUnderway:
    """It is kept already, or just going in."""
    row = underway.of_shop(acting.session, shop.id or 0)
    if row and row.source.get("sha256") == file.upload.sha256:
        return says.SalesUnderway(file.upload.name, shop.name, row.of)
    return says.SalesKnown(file.upload.name, shop.name)


def _words(
    acting: Acting, file: Opened, shop: Shop, summary: Summary, compared: Taken
) -> says.SalesCheck:
    whose = Counter(accounts.states(acting.session, shop, summary.accounts).values())
    platform = file.written.layout.platform
    return says.SalesCheck(
        file=file.upload.name,
        shop=shop.name,
        kind=file.written.layout.kind,
        months=tuple(sorted(summary.months)),
        lines=summary.lines,
        sold=summary.sold,
        returned=summary.states["returned"],
        void=summary.states["void"],
        ours=whose["ours"],
        unknown=whose["open"],
        others=whose["not_ours"],
        new=compared.new,
        changed=compared.changed,
        same=compared.same,
        changes=tuple(
            says.LineChange(one.account, *one.before, *one.after) for one in compared.changes
        ),
        numbers=_numbers(file),
        left_out=summary.problems.total(),
        problems=_examples(summary, summary.problems),
        doubtful=summary.doubts.total(),
        doubts=_examples(summary, summary.doubts),
        twice=summary.twice,
        unknown_status=summary.notes["status"],
        over_months=summary.notes["months"],
        forgotten=compared.forgotten,
        days_unclear=file.written.days_unclear,
        other_platform=platform is not None and platform != shop.platform,
    )


def _numbers(file: Opened) -> tuple[says.NumberRead, ...]:
    """Of each column where nothing told dots from commas, one number and how it is read."""
    styles = [(name, style) for name, style in file.written.styles.items() if not style.sure]
    told = (_number(name, style) for name, style in styles if name in TOLD and style.example)
    return tuple(one for one in told if one)


def _number(name: str, style: Style) -> says.NumberRead | None:
    value = number_of(style.example, style)
    if value is None:
        return None
    return says.NumberRead(name, style.example, whole(value))


def _examples(summary: Summary, counted: Counter[str]) -> tuple[says.RowProblem, ...]:
    told = [one for one in summary.examples if one.code in counted][:SHOWN]
    return tuple(says.RowProblem(one.row, one.code, one.cell) for one in told)


def _buttons(mark: str, doubtful: bool) -> Rows:
    cancelled = (Button("drop_sales", f"s.sales_drop:{mark}"),)
    if not doubtful:
        return ((Button("keep_sales", f"s.sales_keep:{mark}"),), cancelled)
    return (
        (Button("keep_sure_sales", f"s.sales_keep:{mark}:sure"),),
        (Button("keep_all_sales", f"s.sales_keep:{mark}:all"),),
        cancelled,
    )
