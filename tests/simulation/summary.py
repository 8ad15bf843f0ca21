"""What a run came to, in numbers."""

from dataclasses import asdict, dataclass
from time import perf_counter, process_time

from tests.simulation.running import Run


@dataclass(frozen=True)
class Summary:
    """Counts of one run; of `lost` and the two `twice` there must be none."""

    seed: int
    partners: int
    months: int
    days: int
    steps: int
    updates: int
    handled: int
    handled_twice: int
    lost: int
    said: int
    said_twice: int
    said_again_after_unknown: int
    unknown: int
    crashes: int
    hours_asleep: int
    checks: int
    wall_s: float
    cpu_s: float

    def as_dict(self) -> dict[str, float]:
        return asdict(self)

    def __str__(self) -> str:
        return "\n".join(f"{name.replace('_', ' '):>26}  {n}" for name, n in asdict(self).items())


def summed_up(run: Run) -> Summary:
    checks, shell, hearing = run.checks, run.world.shell, run.checks.hearing
    mishaps = run.faults.happened
    return Summary(
        seed=run.size.seed,
        partners=run.size.partners,
        months=run.size.months,
        days=checks.days,
        steps=run.world.steps,
        updates=shell.counts["updates"],
        handled=len(checks.handled),
        handled_twice=sum(times - 1 for times in checks.handled.values()),
        lost=shell.counts["updates"] - len(checks.handled),
        said=hearing.said,
        said_twice=hearing.said_twice,
        said_again_after_unknown=hearing.said_again,
        unknown=sum("unknown" in m.how or "died" in m.how for m in mishaps),
        crashes=shell.counts["restarts"],
        hours_asleep=round(sum(m.seconds for m in mishaps if m.kind == "sleep") / 3600),
        checks=checks.judge.count,
        wall_s=round(perf_counter() - run.began, 1),
        cpu_s=round(process_time() - run.began_cpu, 1),
    )
