"""Why the program does not start, in words for the person who started it."""


class CannotStart(RuntimeError):
    """Said as it is, without a trace."""
