#!/usr/bin/env python3
"""Loads `pm export -f sql` into a real database and compares what it holds with the records, which Python reads itself.

usage: load_export.py sqlite3|postgres PM   Exits with 77 (skipped) where the database is not installed.

PostgreSQL is started from Debian's package in a scratch directory, with a socket there and no port.
"""
import contextlib
import csv
import datetime
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
sys.dont_write_bytecode = True
sys.path.insert(0, str(SCRIPTS))
from bench_gate import record as generated  # noqa: E402

TODAY = "2026-11-29"
HOSTILE = ["it's", "'); drop table fix; --", "\\", "\\'", "a\n.shell touch pwned\nb", "\n\\! touch pwned\n", "$$ $1 :name", ";", "/*",
           "\n/\n", "\ngo\n", "=1+1", "äöü 漢字 \U0001f600", "\"", "\n\\.\n", "%s {} \t tab"]


def skip(why):
    print(f"SKIPPED: {why}")
    sys.exit(77)


def records():
    """Generated ones, with closed fixes, links and lists that are empty, and one with hostile texts."""
    some = [generated(number) for number in range(60)]
    for number, one in enumerate(some):
        one["kind"] = "near-miss" if number % 7 == 0 else one["kind"]
        for fix in one["fixes"][:2]:
            fix["status"] = "done"
            day = datetime.date.fromisoformat(fix["opened"]) + datetime.timedelta(days=number)
            fix["closed_at"] = f"{day}T12:00:00+01:00"
        if number % 5 == 0:
            one["fixes"][0].pop("hours")
            one["lucky"] = []
        if number % 3 == 0 and number:
            one["factors"][0]["same_as"] = [f"{some[number - 1]['id']}:F1"]
    some.append(dict(generated(100), id="2026-11-20-hostile", title="it's hostile", surprises=HOSTILE, tags=["a'b", "a;b"],
                     services=["x'y"]))
    return some


class Sqlite:
    def __init__(self, scratch):
        if not shutil.which("sqlite3"):
            skip("sqlite3 is not installed (Debian: apt-get install sqlite3)")
        self.file = str(scratch / "pm.db")

    def load(self, sql):
        done = subprocess.run(["sqlite3", "-bail", self.file], input=sql, capture_output=True)
        assert done.returncode == 0 and not done.stderr, done.stderr

    def ask(self, query):
        done = subprocess.run(["sqlite3", "-csv", self.file, query], capture_output=True, text=True, check=True)
        return [tuple(row) for row in csv.reader(io.StringIO(done.stdout, newline=""))]


class Postgres:
    def __init__(self, scratch):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        if not found or not shutil.which("psql"):
            skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        self.bin, self.scratch = found[-1].parent, scratch
        # The server refuses to run as root.
        self.user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if self.user and subprocess.run([*self.user, "true"], capture_output=True).returncode != 0:
            skip("PostgreSQL does not run as root, and there is no user postgres")
        if self.user:
            shutil.chown(scratch, "postgres")
        self.data = scratch / "data"
        run = lambda *words: subprocess.run([*self.user, *map(str, words)], check=True, capture_output=True, cwd="/")
        run(self.bin / "initdb", "-D", self.data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale", "-N")
        run(self.bin / "pg_ctl", "-D", self.data, "-w", "-l", scratch / "log", "-o",
            f"-k {scratch} -c listen_addresses='' -c fsync=off", "start")
        self.psql = ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", str(scratch), "-U", "postgres", "postgres"]

    def load(self, sql):
        done = subprocess.run(self.psql, input=sql, capture_output=True)
        assert done.returncode == 0 and not done.stderr, done.stderr

    def ask(self, query):
        done = subprocess.run([*self.psql, "--csv", "-t", "-c", query], capture_output=True, text=True, check=True)
        return [tuple(row) for row in csv.reader(io.StringIO(done.stdout, newline=""))]

    def close(self):
        subprocess.run([*self.user, str(self.bin / "pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"],
                       capture_output=True, cwd="/")


def seconds(one, begin, end):
    moments = [datetime.datetime.fromisoformat(one["times"][name]) for name in (begin, end)]
    return int((moments[1] - moments[0]).total_seconds())


def expected(some):
    """Query by query, the rows that the records themselves give."""
    fixes = [(one, fix) for one in some for fix in one["fixes"]]
    noticed = ("surprises", "went_well", "lucky", "absurdities")
    count = lambda number: [(str(number),)]
    yield "select count(*) from record", count(len(some))
    yield "select count(*) from event", count(sum(len(one["timeline"]) for one in some))
    yield "select count(*) from factor", count(sum(len(one["factors"]) for one in some))
    yield "select count(*) from fix_factor", count(sum(len(fix["addresses"]) for _, fix in fixes))
    yield "select count(*) from factor_link", count(sum(len(f.get("same_as", [])) for one in some for f in one["factors"]))
    yield "select count(*) from noticed", count(sum(max(1, len(one[what])) for one in some for what in noticed))
    yield "select count(*) from noticed where n = 0", count(sum(not one[what] for one in some for what in noticed))
    yield "select count(*) from open_fix", count(sum(fix["status"] == "open" for _, fix in fixes))
    yield "select format, today from pm_export", [("pm-export/1", TODAY)]
    yield ("select sum(time_to_detect_s), sum(impact_s) from record",
           [(str(sum(seconds(one, "started", "detected") for one in some)),
             str(sum(seconds(one, "started", "mitigated") for one in some)))])
    age = lambda fix: (datetime.date.fromisoformat(fix.get("closed_at", TODAY)[:10]) - datetime.date.fromisoformat(fix["opened"])).days
    yield "select sum(age_days), sum(closed) from fix", [(str(sum(age(fix) for _, fix in fixes)),
                                                         str(sum(fix["status"] != "open" for _, fix in fixes)))]
    yield "select count(*) from fix where hours is null", count(sum("hours" not in fix for _, fix in fixes))
    yield "select text from noticed where record = '2026-11-20-hostile' and what = 'surprises' order by n", [(t,) for t in HOSTILE]
    yield "select tag from tag where record = '2026-11-20-hostile' order by tag", [("a'b",), ("a;b",)]
    yield "select title from record where record = '2026-11-20-hostile'", [("it's hostile",)]


def main(engine_name, pm):
    with tempfile.TemporaryDirectory(prefix="pm-export-") as name, contextlib.ExitStack() as at_end:
        scratch = Path(name)
        engine = Sqlite(scratch) if engine_name == "sqlite3" else Postgres(scratch)
        if hasattr(engine, "close"):
            at_end.callback(engine.close)
        folder = scratch / "postmortems"
        folder.mkdir()
        some = records()
        for one in some:
            (folder / f"{one['id']}.json").write_text(json.dumps(one))
        sql = subprocess.run([pm, "-C", str(folder), "--today", TODAY, "export", "-f", "sql"], cwd=scratch, check=True,
                             capture_output=True).stdout
        engine.load(sql)
        failed = 0
        for query, rows in expected(some):
            if (got := engine.ask(query)) != rows:
                failed += 1
                print(f"FAILED: {query}\n  expected {rows}\n  got      {got}")
        if (scratch / "pwned").exists():
            failed += 1
            print("FAILED: a text of a record ran a command of the client")
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], os.path.abspath(sys.argv[2])))
