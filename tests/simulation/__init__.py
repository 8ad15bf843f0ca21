"""Months of a team with a thousand partners in a minute: the real rules and storage, a seed, faults.

Nobody is awaited and nothing is random but by the seed, so that every run can be played again.
"""
