#!/usr/bin/env python3
"""Compares `pm figures -f json` with SQL over `pm export -f sql` in a real database.

usage: compare_with_sql.py sqlite3|postgres PM   Exits with 77 (skipped) where the database is not installed.
"""
import contextlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tables"))
from load_export import TODAY, Postgres, Sqlite, records  # noqa: E402

SIZES = {"up to 4 h": "hours <= 4", "more than 4 h": "hours > 4", "no hours": "hours is null"}


def quantile(column, numerator):
    """The smallest value that at least numerator tenths of the cases do not exceed."""
    return f"""with v as (select {column} v, row_number() over (order by {column}) r, count(*) over () n
               from record where {column} >= 0) select v from v where r = (n * {numerator} + 9) / 10"""


def survival(size):
    return f"""with d as (select age_days t, sum(closed) e, count(*) n from fix where status in ('open', 'done')
                          and age_days is not null and {SIZES[size]} group by age_days),
               r as (select t, e, sum(n) over (order by t desc) risk from d)
               select t, risk, e, round(cast(exp(sum(ln(1 - e * 1.0 / risk)) over (order by t)) as numeric), 4)
               from r where e > 0 and e < risk and risk >= 5 order by t"""


def comparisons(figures):
    """Name, rows by pm, query."""
    table = lambda figure, values: figures[figure]["values"][values]
    for one in table("durations", "summary"):
        column = one["duration"] + "_s"
        yield f"{column} n", [(one["n"],)], f"select count(*) from record where {column} >= 0"
        yield f"{column} unknown", [(one["unknown"],)], f"select count(*) from record where {column} is null"
        yield f"{column} median", [(one["median_s"],)], quantile(column, 5)
        yield f"{column} p90", [(one["p90_s"],)], quantile(column, 9)
    for size, condition in SIZES.items():
        ours = [(s["days"], s["at_risk"], s["done"], s["still_open"]) for s in table("fixes", "steps") if s["size"] == size and s["still_open"] > 0]
        yield f"survival, {size}", ours, survival(size)
        row = next(r for r in table("completion", "sizes") if r["size"] == size)
        yield (f"completion, {size}", [tuple(row[k] for k in ("n", "done", "open", "dropped"))],
               f"""select count(*), coalesce(sum(case when status = 'done' then 1 else 0 end), 0),
                   coalesce(sum(case when status = 'open' then 1 else 0 end), 0),
                   coalesce(sum(case when status = 'dropped' then 1 else 0 end), 0) from fix where {condition}""")
    yield ("detection", sorted((r["source"], r["n"]) for r in table("detection", "sources") if r["n"]),
           "select detected_by, count(*) from record where detected_by is not null group by detected_by order by detected_by")
    yield ("near misses", [(r["quarter"], r["near_misses"], r["incidents"]) for r in table("near-misses", "quarters")],
           """select substr(day, 1, 4) || '-Q' || ((cast(substr(day, 6, 2) as integer) + 2) / 3) q,
              sum(case when kind = 'near-miss' then 1 else 0 end), sum(case when kind <> 'near-miss' then 1 else 0 end)
              from record where kind is not null group by q order by q""")
    yield ("services", sorted((r["service"], r["records"]) for r in table("repeats", "services")),
           "select service, count(*) from service group by service having count(*) > 1 order by service")
    yield "factors", [(figures["repeats"]["n"],)], "select count(*) from factor"
    yield ("came again after a fix", sorted((r["factor"],) for r in table("helped", "again")),
           """with recursive edge as (select record || ':' || factor a, other_record || ':' || other_factor b from factor_link
              union select other_record || ':' || other_factor, record || ':' || factor from factor_link),
              reach as (select a, b from edge union select reach.a, edge.b from reach join edge on edge.a = reach.b),
              done as (select ff.record, ff.record || ':' || ff.factor factor, min(substr(x.closed_at, 1, 10)) as on_day
              from fix_factor ff join fix x on x.record = ff.record and x.fix = ff.fix where x.status = 'done' group by 1, 2)
              select distinct done.factor from done join reach on reach.a = done.factor
              join factor g on g.record || ':' || g.factor = reach.b join record r on r.record = g.record
              where r.record <> done.record and r.day > done.on_day order by 1""")
    yield ("most records of a linked factor", [(max(r["records"] for r in table("repeats", "factors")),)],
           """with recursive edge as (select record || ':' || factor a, other_record || ':' || other_factor b from factor_link
              union select other_record || ':' || other_factor, record || ':' || factor from factor_link),
              reach as (select a, b from edge union select reach.a, edge.b from reach join edge on edge.a = reach.b)
              select max(n) from (select reach.a, count(distinct g.record) n from reach
              join factor g on g.record || ':' || g.factor = reach.b group by reach.a) sizes""")
    by = {r["what"]: r["n"] for r in table("coverage", "records")}
    yield "coverage: kind", [(by["kind given"],)], "select count(*) from record where kind is not null"
    yield ("coverage: factors", [(by["two factors or more"],)],
           "select count(*) from (select record from factor group by record having count(*) > 1) two")


def same(ours, theirs):
    as_number = lambda cell: float(cell) if isinstance(cell, (int, float)) else cell
    if len(ours) != len(theirs):
        return False
    for mine, their in zip(ours, theirs):
        for a, b in zip(mine, their):
            if isinstance(a, str) and a != b or not isinstance(a, str) and abs(as_number(a) - float(b)) > 0.00006:
                return False
    return True


def main(engine_name, pm):
    with tempfile.TemporaryDirectory(prefix="pm-figures-") as name, contextlib.ExitStack() as at_end:
        scratch = Path(name)
        engine = Sqlite(scratch) if engine_name == "sqlite3" else Postgres(scratch)
        if hasattr(engine, "close"):
            at_end.callback(engine.close)
        folder = scratch / "postmortems"
        folder.mkdir()
        some = records()
        for later, earlier in ((40, 0), (45, 1), (50, 2)):  # again, days after a fix was done
            some[later]["factors"][1]["same_as"] = [f"{some[earlier]['id']}:F1"]
        for number, one in enumerate(some):
            if number % 4 == 0:  # sizes and states that the generator does not have
                one["fixes"][-1].update(hours=16, status="dropped", closed_why="no longer needed")
            if number % 6 == 0:
                one["fixes"][1]["hours"] = 8
            if number % 9 == 0:
                one["times"].pop("mitigated"), one["times"].pop("resolved")
            (folder / f"{one['id']}.json").write_text(json.dumps(one))
        run = lambda *words: subprocess.run([pm, "-C", str(folder), "--today", TODAY, *words], cwd=scratch, check=True,
                                            capture_output=True).stdout
        engine.load(run("export", "-f", "sql"))
        figures = {one["name"]: one for one in json.loads(run("figures", "-f", "json"))["figures"]}
        failed = compared = 0
        for what, ours, query in comparisons(figures):
            theirs = engine.ask(query)
            compared += 1
            if not same(ours, theirs) or not ours and what != "survival, no hours":
                failed += 1
                print(f"FAILED: {what}\n  pm  {ours}\n  SQL {theirs}")
        print(f"{compared} comparisons, {failed} failed")
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.path.abspath(sys.argv[2])))
