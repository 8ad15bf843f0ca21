"""The posting calendar of a month: who is to post when, what clashes, and the days that sell."""
