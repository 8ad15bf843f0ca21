"""Several real processes on one PostgreSQL, killed and stopped at seeded moments.

`python -m tests.many --updates 20000 --processes 4 --kills 20 --seed 1` runs `sapa run --role …`
that many times on one database (fsync on), beside a lean Bot API of our own:

- `platform`  the Bot API: gives updates by polling or webhook, and notes every call of everybody
- `cast`      a database of partners with offers, and staff
- `talk`      what they write, seeded, each chat in order
- `crew`      the processes: started, killed, stopped for a while, started again
- `takeover`  watches how long a dead process's work lies about
- `reckoning` what the platform saw against what the database says: lost, twice, out of order
- `run`       all of it together, with the counts at the end
"""
