"""The gate's part of scripts/bench: `pm check` over many records, beside `cat` and `ajv` over the same files.

`write_records` is the deterministic generator: the same number gives the same bytes, on every machine.
"""
import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

PARTS = ["checkout", "search", "the mail queue", "the login page", "the cache", "the importer", "the billing export",
         "the load balancer", "the session store", "the image resizer", "the ledger", "the scheduler", "the old API"]
PEOPLE = ["Ana", "Bo", "Cora", "Dev", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kim", "Lea", "Mo", "Noa", "Oda", "Pia"]
SAW = ["{p} answers with 500s for one request in {n}", "{p} is {n} seconds behind", "the queue before {p} holds {n} thousand jobs",
       "an alert says that {p} uses {n} percent of its memory", "a customer writes that {p} shows yesterday's prices",
       "{w} sees {n} restarts of {p} within the hour", "{p} works again on {n} of 40 machines",
       "{w} asks in the channel whether {p} was deployed; it was, at {n} past", "the graph of {p} is flat, as on a holiday"]
DID = ["{w} turned the new release of {p} off", "{w} restarted {p} on the first {n} machines", "{w} put {p} back to the day before",
       "we moved {n} percent of the traffic away from {p}", "{w} called the team that looks after {p}",
       "{w} made {p} read from the second database, as the page on the wiki tells"]
TOLD = ["by the error rate on the first screen", "the log had a line for each of them", "{w} tried it in a private window",
        "the dashboard of {p}, which had {n} minutes of delay that day", "from the ticket, and then from the graph"]
HAD = ["the timeout of {p} is longer than that of what calls it", "{p} and its copy share one disk, which was full to {n} percent",
       "the release was built from a branch that {n} people thought was the other one", "the page for {p} tells of a command that is gone",
       "the alert waits for {n} minutes so that it stays quiet at night", "settings of {p} are read at start only, and a start takes {n} minutes",
       "the two screens of {p} look the same but for a word in grey"]
SENSE = ["the screen said that all {n} checks had passed", "the same step had gone well {n} times that month",
         "the page reported it, and it had been right until then", "nobody had seen {p} without its copy before"]
BETTER = ["show the host in the prompt of {p}", "write the new command on the page for {p}", "let the alert of {p} come after {n} minutes",
          "add a line to the log of {p} when it waits", "make the timeout of {p} shorter than {n} seconds",
          "colour the production screen of {p}", "send the disk's level of {p} to the first screen"]
NOTED = ["{w} happened to be awake", "{p} kept the last good answer, and served it for {n} minutes", "the copy of {p} was only {n} seconds old",
         "the restart that everybody was afraid of took a minute", "there is a script called temporary from {n} years ago, and it works"]
BLAMING = ["{w} should have looked at the graph of {p}", "{w} forgot to turn {p} on again", "human error at {p}"]


def sentence(rng, kinds):
    return rng.choice(kinds).format(p=rng.choice(PARTS), w=rng.choice(PEOPLE), n=rng.randint(2, 59))


def record(number, dense=False):
    """`dense`: with findings in every record, not in one of twenty."""
    rng = random.Random(number)
    day = f"20{10 + number // 3360 % 16:02}-{1 + number // 280 % 12:02}-{1 + number // 10 % 28:02}"

    def at(minute):
        return f"{day}T{8 + minute // 60:02}:{minute % 60:02}:00+01:00"

    few = lambda kinds, least, most: [sentence(rng, kinds) for _ in range(rng.randint(least, most))]
    minute, events = rng.randint(0, 50), []
    for i in range(rng.randint(6, 9)):
        event = {"id": f"T{i + 1}", "at": at(minute), "text": sentence(rng, SAW if i % 2 == 0 else DID)}
        if rng.random() < 0.5:
            event["context"] = sentence(rng, TOLD)
        events.append(event)
        minute += rng.randint(1, 14)
    factors = [{"id": f"F{i + 1}", "text": sentence(rng, HAD), "made_sense": sentence(rng, SENSE)} for i in range(rng.randint(2, 4))]
    if dense or number % 20 == 0:
        factors[0]["text"] = sentence(rng, BLAMING)
    if dense:
        events[0]["context"] = sentence(rng, BLAMING)
        factors[1]["text"] = sentence(rng, BLAMING)
    fixes = [{"id": f"X{i + 1}", "title": sentence(rng, BETTER), "owner": rng.choice(PEOPLE), "hours": rng.choice([1, 2, 3, 4]),
              "addresses": [f"F{i % len(factors) + 1}"], "opened": day, "due": "2099-01-01", "status": "open",
              "done_when": sentence(rng, TOLD)} for i in range(rng.randint(len(factors), 5))]
    return {
        "format": "pm-record/1", "id": f"{day}-{number:06}", "status": "final", "title": sentence(rng, SAW), "kind": rng.choice(["outage", "degradation", "data"]),
        "services": rng.sample(PARTS, 2), "summary": " ".join(s.capitalize() + "." for s in few(SAW + DID, 2, 4)),
        "impact": sentence(rng, SAW), "timezone": "Europe/Berlin", "timeline": events,
        "times": {"started": events[0]["at"], "detected": events[1]["at"], "mitigated": events[-2]["at"], "resolved": events[-1]["at"]},
        "detection": {"by": rng.choice(["alert", "customer", "colleague"])}, "problem": sentence(rng, SAW),
        "why_so_long": {"detection": [{"text": s} for s in few(HAD, 1, 2)], "recovery": [{"text": s} for s in few(HAD, 1, 2)]},
        "surprises": few(NOTED, 1, 3), "went_well": few(NOTED, 1, 3), "lucky": few(NOTED, 1, 2), "absurdities": few(NOTED, 0, 2),
        "factors": factors, "fixes": fixes, "broadest": "X1", "fix_ideas": few(BETTER, 0, 3),
        "meeting": {"held_at": f"{day}T16:00:00+01:00", "boss": rng.choice(PEOPLE), "axioms_read": True,
                    "participants": [{"name": name} for name in rng.sample(PEOPLE, 5)]},
        "process": {"rating": rng.randint(3, 5), "improvement": sentence(rng, TOLD)},
    }


def write_records(folder, count, dense=False):
    folder.mkdir(parents=True, exist_ok=True)
    size = 0
    for number in range(count):
        one = record(number, dense)
        text = json.dumps(one, indent=2, ensure_ascii=False) + "\n"
        size += len(text.encode())
        (folder / f"{one['id']}.json").write_text(text)
    return size


def run(command, good=(0, 1)):
    """Seconds of wall clock and of user CPU, and the peak of memory in MB."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in good:
        raise SystemExit(f"scripts/bench: {' '.join(command)[:200]} ended with {process.returncode}")
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def median(runs, what):
    return statistics.median(one[what] for one in runs)


def in_turn(times, *commands):
    """The commands one after the other, again and again, so that all of them meet the same machine."""
    runs = [[] for _ in commands]
    for _ in range(times):
        for done, command in zip(runs, commands):
            done.append(run(command))
    return runs


def ratio(ours, theirs, what):
    """The median of the ratios of adjacent runs."""
    return statistics.median(a[what] / b[what] for a, b in zip(ours, theirs))


TODAY = ["--today", "2026-11-22"]
CHECK_FORMATS = ["human", "json", "sarif", "junit", "github"]
LISTS = [["list", "-f", "table"], ["list", "-f", "json"], ["list", "-f", "csv"], ["fixes", "-f", "table"], ["fixes", "-f", "json"],
         ["fixes", "-f", "csv"], ["fixes", "-f", "md"]]


class GateBench:
    def __init__(self, pm, report, root, ajv):
        self.pm, self.report, self.root, self.ajv = pm, report, root, ajv
        self.sparse, self.dense, self.many = root / "10000", root / "10000-dense", root / "100000"
        for where, count, dense in ((self.sparse, 10_000, False), (self.dense, 10_000, True), (self.many, 100_000, False)):
            if not where.exists():
                write_records(where, count, dense)

    def check(self, folder, format="human"):
        return [self.pm, "-q", "check", *TODAY, "-f", format, str(folder)]

    def lists(self, folder, words):
        return [self.pm, "-q", "-C", str(folder), *words, *TODAY]

    @staticmethod
    def cat(folder):
        return ["sh", "-c", 'find "$1" -name "*.json" -print0 | xargs -0 cat', "sh", str(folder)]

    def validate(self, folder):
        schema = self.root / "record.schema.json"
        schema.write_text(subprocess.run([self.pm, "schema"], capture_output=True, text=True, check=True).stdout)
        return [self.ajv, "validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats", "-s", str(schema), "-d", f"{folder}/*.json"]

    def beside_cat(self):
        ours, theirs = in_turn(15, self.check(self.sparse), self.cat(self.sparse))
        times = ratio(ours, theirs, "wall")
        self.report("gate", "pm check, 10,000 records, median s", round(median(ours, "wall"), 3))
        self.report("gate", "  of CPU, user and system, median s", round(median(ours, "cpu"), 3))
        self.report("gate", "  peak of memory, MB", round(median(ours, "memory"), 1))
        self.report("gate", "cat of the same files, median s", round(median(theirs, "wall"), 3))
        self.report("gate", "ratio, median of pairs", round(times, 2), times <= 3.0, "at most 3")
        ours, theirs = in_turn(7, self.check(self.dense, "json"), self.cat(self.dense))
        above = statistics.median(a["wall"] - b["wall"] for a, b in zip(ours, theirs))
        self.report("gate", "dense: pm check -f json, median s", round(median(ours, "wall"), 3))
        self.report("gate", "  of CPU, user and system, median s", round(median(ours, "cpu"), 3))
        self.report("gate", "  peak of memory, MB", round(median(ours, "memory"), 1))
        self.report("gate", "  s above cat, median of pairs", round(above, 3), above <= 0.5, "at most 0.5")

    def beside_ajv(self):
        if not self.ajv:
            self.report("gate", "ajv", "left out: --ajv says where it is")
            return
        for name, folder, format, least in (("sparse", self.sparse, "human", 3.0), ("dense, -f json", self.dense, "json", 1.5)):
            ours, theirs = in_turn(3, self.check(folder, format), self.validate(folder))
            times = ratio(theirs, ours, "wall")
            self.report("gate", f"{name}: ajv validate, the schema alone, median s", round(median(theirs, "wall"), 2))
            self.report("gate", "  times as fast as ajv, median of pairs", round(times, 2), times >= least, f"at least {least}")

    def formats(self):
        """CPU time, since a pair of these differs by less than the load of the machine does."""
        for folder, name in ((self.sparse, "sparse"), (self.dense, "dense")):
            runs = in_turn(5, *(self.check(folder, format) for format in CHECK_FORMATS))
            for format, ours in list(zip(CHECK_FORMATS, runs))[1:]:
                times = ratio(ours, runs[0], "cpu")
                self.report("gate", f"{name}: pm check -f {format}, in CPU of -f human", round(times, 2), times <= 1.1, "at most 1.1")
        check, *runs = in_turn(5, self.check(self.sparse), *(self.lists(self.sparse, words) for words in LISTS))
        for words, ours in zip(LISTS, runs):
            times = ratio(ours, check, "cpu")
            self.report("gate", f"pm {' '.join(words)}, in CPU of pm check", round(times, 2), times <= 1.0, "at most 1")

    def growth(self):
        pairs = [("check", self.check(self.sparse), self.check(self.many)), ("check -f json", self.check(self.sparse, "json"), self.check(self.many, "json"))]
        pairs += [(" ".join(words), self.lists(self.sparse, words), self.lists(self.many, words)) for words in (LISTS[1], LISTS[4])]
        for name, few, all_of_them in pairs:
            ten, hundred = in_turn(3, few, all_of_them)
            times = ratio(hundred, ten, "cpu")
            peak = max(one["memory"] for one in hundred)
            self.report("gate", f"pm {name}, 100,000 records, median s", round(median(hundred, "wall"), 2))
            self.report("gate", "  CPU, in that of 10,000, median of pairs", round(times, 2), times <= 10.5, "at most 10.5")
            self.report("gate", "  peak of memory, MB", round(peak, 1), peak < 200, "under 200")

    def one(self):
        alone = in_turn(60, [self.pm, "check", *TODAY, str(sorted(self.sparse.iterdir())[1])])[0]
        took = median(alone, "wall") * 1000
        self.report("gate", "one record, start to exit, median ms", round(took, 2), took < 10, "under 10")


def bench_gate(pm, report, folder, ajv):
    root = Path(folder) if folder else Path(tempfile.mkdtemp(prefix="pm-bench-"))
    try:
        bench = GateBench(pm, report, root, ajv)
        report("gate", "load of the machine before", round(os.getloadavg()[0], 1))
        for where in (bench.sparse, bench.dense):
            report("gate", f"{where.name} records, MB", round(sum(f.stat().st_size for f in where.iterdir()) / 1e6, 1))
            run(bench.cat(where)), run(bench.check(where))  # into the cache
        bench.beside_cat()
        bench.formats()
        bench.beside_ajv()
        bench.growth()
        bench.one()
    finally:
        if not folder:
            shutil.rmtree(root, ignore_errors=True)
