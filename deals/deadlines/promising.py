"""Whether words that name a day promise it, and say nothing that matters more."""

from datetime import date

from deals.reading.reply import Reply

LIKELIEST_BESIDES = {"stop": 0.1, "decline": 0.1, "address": 0.3, "problem": 0.6, "counter": 0.75}


def promises_a_day(reply: Reply, today: date) -> bool:
    """True for `besok ya kak`; not for a day that is over, nor for `paketnya rusak tgl 1`."""
    if reply.day is None or reply.day < today:
        return False
    sure = dict(reply.guesses)
    return all(sure[intent] < most for intent, most in LIKELIEST_BESIDES.items())
