"""Sets of words to look for, written as one text."""


def word_set(words: str) -> frozenset[str]:
    """Just these words."""
    return frozenset(words.split())


def word_family(words: str) -> frozenset[str]:
    """These words, also with the endings that say `my` or `the`: followersku, feenya."""
    bare = words.split()
    return frozenset(bare) | {word + end for word in bare for end in ("nya", "ku", "ne", "na")}
