"""The rules of a deal: pure, without clock, database, network or framework."""
