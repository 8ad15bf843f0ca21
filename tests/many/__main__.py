"""`python -m tests.many`: the big run by command; ends with 1 when a promise was broken."""

import json
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from tests import postgres
from tests.many.run import Plan, play

NEVER = (
    "lost",
    "handled twice",
    "parked as dead",
    "handled out of order",
    "answers out of order",
    "words with terms said twice",
    "notices repeated without",
    "not said",
    "pace broken",
)


def main(
    updates: Annotated[int, typer.Option(help="How many updates come in.")] = 20_000,
    processes: Annotated[int, typer.Option(help="How many processes share the work.")] = 4,
    kills: Annotated[int, typer.Option(help="How often one is killed with -9.")] = 20,
    stops: Annotated[int, typer.Option(help="How often one stands still for some seconds.")] = 4,
    seed: Annotated[int, typer.Option(help="What is said, and when who is killed.")] = 1,
    partners: Annotated[int, typer.Option(help="How many chats of partners there are.")] = 300,
    rate: Annotated[float, typer.Option(help="Updates a second at most.")] = 200,
    webhook: Annotated[
        bool, typer.Option(help="One web process and workers; else polling.")
    ] = False,
    json_to: Annotated[Path | None, typer.Option("--json", help="Write the counts there.")] = None,
) -> None:
    """Several real processes on one PostgreSQL (fsync on), killed in between."""
    plan = Plan(updates, processes, kills, stops, seed, partners, rate, webhook, quiet_s=3600)
    with tempfile.TemporaryDirectory() as folder:
        counts = play(plan, Path(folder), postgres.Server(durable=True).empty())
    told = json.dumps({"seed": seed, "webhook": webhook, **counts}, indent=1)
    typer.echo(told)
    if json_to:
        json_to.write_text(told, "utf-8")
    raise typer.Exit(any(counts[name] for name in NEVER))


if __name__ == "__main__":
    typer.run(main)
