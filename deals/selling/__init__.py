"""Selling: a brand's shops, what affiliates sold in them, and what that earns."""
