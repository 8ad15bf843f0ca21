"""Bargaining inside limits: what we may give, and what we answer to a partner's own terms."""
