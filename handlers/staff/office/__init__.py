"""The house itself: team, brands, campaigns, facts, wordings, settings."""
