"""What staff read of whose an account is that sold."""

from deals.lean import dataclass
from deals.says import Words


@dataclass(frozen=True)
class OpenAccount:
    account: str
    shop: str
    units: int
    gmv_idr: int


@dataclass(frozen=True)
class OpenAccounts(Words):
    lines: tuple[OpenAccount, ...]
    page: int
    pages: int
    count: int


@dataclass(frozen=True)
class WhoseAccount(Words):
    """`found`: how many partners are offered; `searched`: the words that were looked for."""

    account: OpenAccount
    found: int
    searched: str


@dataclass(frozen=True)
class AccountSettled(Words):
    """`partner`: whose it is; "": nobody's of ours."""

    account: str
    shop: str
    partner: str
    open: int
