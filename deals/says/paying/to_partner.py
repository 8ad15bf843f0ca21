"""What partners read about what is paid. An account is shown masked, always."""

from datetime import date
from typing import ClassVar

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class PaymentDue(Words):
    """It falls due; `account` is empty while we do not know where to, and then it is asked for."""

    brand: str
    campaign: str
    amount_idr: int
    account: str
    kind: str = "fee"


@dataclass(frozen=True)
class AccountCheck(Words):
    """Their account as we read it; `missing`: bank, number or holder, what is still asked for."""

    bank: str
    number: str
    holder: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class AccountKept(Words):
    account: str


@dataclass(frozen=True)
class AskAccount(Words):
    """Where to is paid: bank, number and name, please."""


@dataclass(frozen=True)
class PaymentSent(Words):
    once: ClassVar[bool] = True
    brand: str
    campaign: str
    amount_idr: int
    day: date
    account: str
    reference: str
    kind: str = "fee"


@dataclass(frozen=True)
class PaymentDropped(Words):
    brand: str
    campaign: str
    amount_idr: int


@dataclass(frozen=True)
class SlipComes(Words):
    """They will get the slip of the transfer."""


@dataclass(frozen=True)
class PaymentSlip(Words):
    """Here is the slip of the transfer; the file follows."""

    brand: str
    amount_idr: int
