"""`sapa` with leases of HASTY_LEASE_S seconds, so that a test need not stand still for minutes."""

import os

from bot.cli import app
from storage.post import departures

departures.LEASE_S = int(os.environ["HASTY_LEASE_S"])

if __name__ == "__main__":
    app()
