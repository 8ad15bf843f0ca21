"""Breaches with their record, and what looks suspicious."""
