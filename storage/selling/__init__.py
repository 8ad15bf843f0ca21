"""Shops, and what was sold in them."""
