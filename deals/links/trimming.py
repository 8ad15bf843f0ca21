"""Takes the punctuation of the sentence off the end of a link."""

_ALWAYS_STRIPPED = ".,;:!?'*~(["
_PARTNERS = {")": "(", "]": "["}


def trimmed_length(link: str) -> int:
    """How much of a link stays; a closing bracket stays while its partner is in the link."""
    partnered = _partnered_closers(link)
    end = len(link)
    while end and (
        link[end - 1] in _ALWAYS_STRIPPED
        or (link[end - 1] in _PARTNERS and end - 1 not in partnered)
    ):
        end -= 1
    return end


def _partnered_closers(link: str) -> set[int]:
    open_count = {"(": 0, "[": 0}
    partnered = set()
    for index, character in enumerate(link):
        if character in open_count:
            open_count[character] += 1
        elif (opener := _PARTNERS.get(character)) and open_count[opener]:
            open_count[opener] -= 1
            partnered.add(index)
    return partnered
