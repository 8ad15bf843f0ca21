"""Months of a team with a thousand partners: the real rules and storage, a seed, and faults.

Nobody is awaited and nothing is random but by the seed, so that every run can be played again.
"""
