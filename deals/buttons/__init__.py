"""The buttons under the bot's messages: what a press says is `act:deal:number`, at most 64 bytes.

Anybody can forge a press, so it carries no power of its own: the person, the deal's version of
the terms, and the right to act are checked again when it arrives.
"""


def action(act: str, deal_id: int, *rest: int | str) -> str:
    return ":".join([act, str(deal_id), *map(str, rest)])
