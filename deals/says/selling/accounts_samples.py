"""Samples of what staff read of whose an account is that sold; all invented."""

from deals.says import Words
from deals.says.selling import accounts

_ACCOUNT = accounts.OpenAccount("rani.k", "TikTok Shop Herbana", 41, 3_075_000)
_SAMPLES: tuple[Words, ...] = (
    accounts.OpenAccounts((_ACCOUNT,), 0, 1, 1),
    accounts.WhoseAccount(_ACCOUNT, 2, "rani"),
    accounts.AccountSettled("rani.k", "TikTok Shop Herbana", "Rani Kusuma", 5),
)
SAMPLES: dict[str, Words] = {words.template(): words for words in _SAMPLES}
