"""The part of scripts/bench about many records: `pm figures`, `pm export` and `pm find` next to `pm check` on the same
files, their growth from 10,000 to 100,000 records, and exports as input instead of files. Ratios are of CPU time.
"""
import gzip
import shutil
import subprocess
import tempfile
from pathlib import Path

from bench_gate import TODAY, in_turn, median, ratio, run, write_records

COMMANDS = [["figures", "-f", "json"], ["export", "-f", "sql"], ["export", "-f", "ndjson"], ["find", "declined", "cards"]]


class ManyBench:
    def __init__(self, pm, report, root):
        self.pm, self.report, self.root = pm, report, root
        self.ten, self.hundred = root / "10000", root / "100000"
        for where, count in ((self.ten, 10_000), (self.hundred, 100_000)):
            if not where.exists():
                write_records(where, count)

    def on(self, folder, words):
        return [self.pm, "-q", "-C", str(folder), *TODAY, *words]

    def check(self, folder):
        return [self.pm, "-q", "check", *TODAY, str(folder)]

    def beside_check(self):
        check, *runs = in_turn(5, self.check(self.ten), *(self.on(self.ten, words) for words in COMMANDS))
        self.report("many", "pm check, 10,000 records, CPU s", round(median(check, "cpu"), 2))
        for words, ours in zip(COMMANDS, runs):
            times = ratio(ours, check, "cpu")
            self.report("many", f"pm {' '.join(words)}, in CPU of pm check", round(times, 2), times <= 1.2, "at most 1.2")

    def growth(self):
        for words in COMMANDS:
            ten, hundred = in_turn(3, self.on(self.ten, words), self.on(self.hundred, words))
            times, peak = ratio(hundred, ten, "cpu"), max(one["memory"] for one in hundred)
            self.report("many", f"pm {' '.join(words)}, 100,000 records, CPU s", round(median(hundred, "cpu"), 2))
            self.report("many", "  in that of 10,000, median of pairs", round(times, 2), times <= 10.5, "at most 10.5")
            self.report("many", "  peak of memory, MB", round(peak, 1), peak < 200, "under 200")

    def exports(self):
        for folder in (self.ten, self.hundred):
            plain, packed = self.root / f"{folder.name}.ndjson", self.root / f"{folder.name}.ndjson.gz"
            with plain.open("wb") as to:
                subprocess.run(self.on(folder, ["export", "-f", "ndjson", "--repository", "bench"]), stdout=to, check=True)
            with plain.open("rb") as text, gzip.open(packed, "wb", compresslevel=6) as to:
                shutil.copyfileobj(text, to)
            figures = lambda *more: [self.pm, "-q", *TODAY, "figures", "-f", "json", *more]
            files, lines, gz = in_turn(3, [*figures(), "-C", str(folder)], figures("--from", str(plain)), figures("--from", str(packed)))
            for name, ours, promise in (("NDJSON", lines, "under 1"), ("NDJSON, gzip", gz, "")):
                times, peak = ratio(ours, files, "cpu"), max(one["memory"] for one in ours)
                self.report("many", f"pm figures --from {name}, {folder.name} records, in CPU of files", round(times, 2),
                            not promise or times < 1, promise)
                self.report("many", "  peak of memory, MB", round(peak, 1), peak < 200, "under 200")


def bench_many(pm, report, folder):
    root = Path(folder) if folder else Path(tempfile.mkdtemp(prefix="pm-bench-"))
    try:
        bench = ManyBench(pm, report, root)
        run(bench.check(bench.ten))  # into the cache
        bench.beside_check()
        bench.growth()
        bench.exports()
    finally:
        if not folder:
            shutil.rmtree(root, ignore_errors=True)
