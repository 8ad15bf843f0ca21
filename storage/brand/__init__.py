"""Brands and campaigns: what they offer, what may be told of them, and in whose words."""
