"""Deals, and all that hangs on one: history, reminders, proofs, packs, payments, drafts."""
