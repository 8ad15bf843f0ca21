import sys, gc
gc.set_threshold(100_000, 50, 50)
from tests.simulation.running import Size, opened
from time import perf_counter
import logging, structlog
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
size=Size(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
with opened(size) as run:
    t=perf_counter()
    try:
        run.play()
    finally:
        print(run.world.now, perf_counter()-t, run.world.steps, run.world.shell.counts, len(run.faults.happened), dict(run.world.shell._commits), run.checks.count, run.checks.hearing.count)
        print(run.world.book.rows("select stage,count(*) from deal group by stage"))
        print(run.world.book.rows("select words,count(*),sum(state='sent') from outbox group by words order by 2 desc"))
        print(run.world.book.rows("select state,count(*) from outbox group by state"))
    for m in run.world.platform.chats["101"].messages:
        if m.words=="deal_list": print(m.at, m.text[:60].replace("\n"," | "), [d for _,d in m.buttons][:12:3])
