"""A sales file that staff have seen is kept: a small one at once, a large one a portion at a time
while others go on."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlmodel import Session

from deals.channel import Address, Button, Rows
from deals.decision import Refused
from deals.says import Words
from deals.says.office import commands
from deals.says.selling import sales as says
from deals.selling.upload import Upload
from handlers.paying import sold_posts
from handlers.sending import tell_leads
from handlers.staff.acting import Acting
from handlers.staff.selling import files
from handlers.staff.selling.files import Opened
from handlers.turn import Turn
from storage.selling import differing, shelf, taking, underway
from storage.tables import SalesFile, SalesUnderway, Shop, Staff

SHOWN = 5
Told = tuple[Words, Rows]


@dataclass(frozen=True)
class Seen:
    """What was shown of a file, so that it need not be read again when it is kept. `lines`: how
    many it has; `written`: the decimal sign of each column of numbers."""

    upload: Upload
    kind: str
    month: str
    lines: int
    written: dict[str, Any]

    @property
    def file(self) -> taking.File:
        upload = self.upload
        return taking.File(self.kind, upload.sha256, upload.name, self.month, self.written)


def seen(file: Opened, lines: int) -> Seen:
    """Of one that is complete; what is known of its columns goes with it."""
    assert file.shop and file.span
    upload = replace(file.upload, shop_id=file.shop.id, titles=dict(file.known))
    written = {name: style.decimal for name, style in file.written.styles.items()}
    return Seen(upload, file.written.layout.kind, file.span.month, lines, written)


def seen_before(answers: dict[str, Any]) -> Seen:
    """Raises Refused for what was shown in another way once."""
    if "upload" not in answers:
        raise Refused("shown_no_more")
    return Seen(**{**answers, "upload": Upload(**answers["upload"])})


def keep(acting: Acting, seen: Seen, with_doubtful: bool) -> Told:
    """What whoever pressed reads now. Raises Refused where it is kept already, or another one of
    the shop is underway."""
    shop = acting.session.get_one(Shop, seen.upload.shop_id)
    _must_be_next(acting.session, shop.id or 0, seen.upload.sha256)
    row = taking.begin(acting.session, shop, seen.file, acting.member_id, acting.turn.now)
    if seen.lines > underway.AT_ONCE:
        source = asdict(seen.upload) | {"with_doubtful": with_doubtful}
        chat = str(acting.incoming.address)
        underway.goes_in(acting.session, row, seen.lines, source, chat)
        return says.SalesUnderway(row.name, shop.name, seen.lines), ()
    lines = files.read_again(seen.upload).lines(with_doubtful=with_doubtful)
    taking.take(acting.session, shop, row, lines)
    taking.settle(acting.session, row)
    sold_posts.settle_file(acting.turn, row)
    return _kept(acting.session, row)


def lines_of(source: dict[str, Any], at: int) -> Iterator[taking.Told]:
    """The lines of a file that goes in, from that one on. Raises Refused where it cannot be read
    any more."""
    upload = {name: told for name, told in source.items() if name != "with_doubtful"}
    lines = files.read_again(Upload(**upload)).lines(with_doubtful=source["with_doubtful"])
    for _ in zip(range(at), lines, strict=False):
        pass
    yield from lines


def settle(turn: Turn, row: SalesUnderway) -> None:
    """The last portion is in: it counts, and whoever kept it reads so."""
    told_in = row.told_in
    file = underway.settle(turn.session, row)
    sold_posts.settle_file(turn, file)
    _tell(turn, file, told_in, *_kept(turn.session, file))


def turn_back(turn: Turn, row: SalesUnderway, refused: Refused) -> None:
    """It cannot be read to its end: nothing of it counts, and whoever kept it reads why."""
    file = underway.turns_back(turn.session, row)
    _tell(turn, file, row.told_in, says.SalesDropped(file.name))
    _tell(turn, file, row.told_in, commands.NotPossible(refused.code, ()))


def give_up(turn: Turn, row: SalesUnderway, error: str) -> None:
    """It failed again and again, with that kind of error: the leads get to know, and one that was
    to go in goes out again."""
    file = turn.session.get_one(SalesFile, row.file_id)
    shop = turn.session.get_one(Shop, file.shop_id)
    tell_leads(turn, says.NoticeSalesStuck(file.name, shop.name, error))
    if row.going == "in":
        turn_back(turn, row, Refused("sales_failed"))


def undo_buttons(file: SalesFile) -> Rows:
    return ((Button("undo_sales", f"s.sales_undo:{file.id}"),),)


def _must_be_next(session: Session, shop_id: int, sha256: str) -> None:
    taking.alone_in(session, shop_id)
    if underway.of_shop(session, shop_id):  # it may be this very file
        raise Refused("sales_underway")
    if taking.kept_before(session, shop_id, sha256):
        raise Refused("sales_known")


def _tell(turn: Turn, file: SalesFile, told_in: str, words: Words, buttons: Rows = ()) -> None:
    """Whoever kept it; where they are ours no more, the leads."""
    member = turn.session.get_one(Staff, file.taken_by)
    if not member.active:
        tell_leads(turn, words)
        return
    channel, _, chat = told_in.partition(":")
    turn.say(Address(channel, chat), member.language, words, buttons)


def _kept(session: Session, file: SalesFile) -> Told:
    """What is new by it, and what is to be done next."""
    shop, counts = session.get_one(Shop, file.shop_id), taking.counts(session, file)
    apart = differing.differing(session, file.shop_id, file.month)
    told = tuple(
        says.Apart(one.account, one.orders_idr, one.by_periods.gmv_idr) for one in apart[:SHOWN]
    )
    words = says.SalesKept(
        *(file.name, shop.name, counts.new, counts.changed, counts.same),
        shelf.open_accounts(session, file.shop_id),
        told,
        len(apart) - len(told),
    )
    opens = ((Button("open_accounts", "s.accounts:0"),),) if shelf.open_accounts(session) else ()
    return words, (*opens, *undo_buttons(file))
