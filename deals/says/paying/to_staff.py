"""What staff read about what is paid. An account is shown masked, always."""

from datetime import date

from deals.lean import dataclass
from deals.says import Words
from deals.says.notice import Notice


@dataclass(frozen=True)
class NoticeSlip(Notice):
    """They want to see the slip of a transfer."""

    amount_idr: int


@dataclass(frozen=True)
class NoticePayment(Notice):
    """An amount has to be paid. `excused`: pieces that were let go; `stage`: where the deal is;
    `changing`: another account waits to be confirmed."""

    amount_idr: int
    account: str
    excused: int
    stage: str
    changing: bool = False
    kind: str = "fee"


@dataclass(frozen=True)
class NoticePaymentsDropped(Notice):
    """The deal ended: what was open is not paid; `paid_idr` was paid before that."""

    open_idr: int
    paid_idr: int


@dataclass(frozen=True)
class NoticeAccount(Notice):
    """They have confirmed where to is paid, or told another. `before`: what counts until then."""

    account: str
    before: str


@dataclass(frozen=True)
class NoticeAccountDoubted(Notice):
    """Who may have told it speaks for the partner no more: it counts again once confirmed."""

    account: str


@dataclass(frozen=True)
class NoticeTwoAccounts(Notice):
    """Both were confirmed by one partner, listed twice until now: the first waits for their yes."""

    account: str
    other: str


@dataclass(frozen=True)
class PaymentLine:
    """`state`: planned, due, paid or dropped; `day`: when it falls due, or was paid."""

    deal: int
    partner: str
    campaign: str
    kind: str
    number: int
    amount_idr: int
    state: str
    day: date | None
    account: str
    reference: str


@dataclass(frozen=True)
class PaymentList(Words):
    """What is due, and what was paid lately; `due_idr` and `count` are of all that is due."""

    lines: tuple[PaymentLine, ...]
    count: int
    due_idr: int
