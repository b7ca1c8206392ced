"""The part of scripts/bench about `pm import`: 2,000,000 lines of JSON and a Slack export of 500,000 messages, in turn with
`jq -c` over the same JSON, in CPU time and peak memory.

The sources are made here, the same bytes each time. `jq` gets the files of the export as one stream of JSON: it does not
have to unpack them. Where `jq` is not installed, pm is measured alone.
"""
import datetime
import json
import random
import shutil
import tempfile
import zipfile
from pathlib import Path

from bench_gate import in_turn, median, ratio

LINES = 2_000_000
MESSAGES = 500_000
CHANNELS = 20
DAYS = 25
BEGIN = 1_795_600_800  # 2026-11-25 10:00 UTC
MOST_MEMORY = 100      # MB
SERVICES = ["checkout", "search", "ledger", "importer", "session-store", "scheduler", "mail-queue", "image-resizer"]
WORDS = [w.split() for w in (
    "request took longer than {n} ms", "retrying the call to {s} for the {n}th time", "connection pool of {s} has {n} clients",
    "cache of {s} is warm again", "deployed {s} in version 4.{n}", "alert fired: queue age of {s} is {n} minutes",
    "user asked for the export of {n} rows", "is anybody else seeing errors of {s}?", "rolling {s} back to 4.{n}",
    "see https://grafana.example.com/d/{n} for the graph", "{s} answers with 503 for one request in {n}", "looks better now")]


def sentence(rng):
    return " ".join(rng.choice(WORDS)).format(s=rng.choice(SERVICES), n=rng.randint(2, 5999))


def write_lines(path):
    """A log: one object a line, four a second."""
    rng = random.Random(20261125)
    levels = ["info"] * 8 + ["warning", "error"]
    with path.open("w") as file:
        for number in range(LINES):
            at = datetime.datetime.fromtimestamp(BEGIN + number // 4, datetime.timezone.utc)
            file.write(f'{{"timestamp":"{at:%Y-%m-%dT%H:%M:%S}.{number % 4 * 250:03}Z","level":"{rng.choice(levels)}",'
                       f'"service":"{rng.choice(SERVICES)}","message":"{sentence(rng)}"}}\n')


def slack_message(rng, at, count):
    message = {"type": "message", "user": f"U{rng.randint(100, 399)}", "ts": f"{at}.{count % 1_000_000:06}", "text": sentence(rng),
               "client_msg_id": f"{rng.getrandbits(128):032x}", "team": "T024",
               "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
                   {"type": "text", "text": sentence(rng)}]}]}]}
    if rng.random() < 0.1:
        message["reactions"] = [{"name": "eyes", "users": ["U100", "U101"], "count": 2}]
    if rng.random() < 0.05:
        message.update(subtype="bot_message", username="alerts", bot_id="B1",
                       attachments=[{"title": "[FIRING:1] QueueAge", "text": sentence(rng), "fallback": "firing"}])
    return message


def write_slack_export(archive, stream):
    """The export as a zip, and its files one after another."""
    rng = random.Random(20261125)
    users = [{"id": f"U{i}", "name": f"user{i}", "profile": {"real_name": f"Person {i}", "display_name": f"p{i}"}} for i in range(100, 400)]
    channels = [{"id": f"C{i:03}", "name": f"channel-{i}", "created": 1, "members": []} for i in range(CHANNELS)]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as to, stream.open("w") as plain:
        def add(name, value):
            text = json.dumps(value)
            to.writestr(zipfile.ZipInfo(name, (2026, 11, 25, 0, 0, 0)), text, zipfile.ZIP_DEFLATED)
            plain.write(text + "\n")
        add("users.json", users)
        add("channels.json", channels)
        a_day = MESSAGES // CHANNELS // DAYS
        for channel in channels:
            for day in range(DAYS):
                begin = BEGIN + day * 86400
                date = datetime.datetime.fromtimestamp(begin, datetime.timezone.utc)
                add(f"{channel['name']}/{date:%Y-%m-%d}.json",
                    [slack_message(rng, begin + i * 20, day * a_day + i) for i in range(a_day)])


class ImportBench:
    def __init__(self, pm, report, root):
        self.pm, self.report, self.root = pm, report, root

    def compare(self, name, source, json_source, runs):
        ours = [self.pm, "-q", "-C", str(self.root / "records"), "import", "new", str(source), "--title", "bench", "--dry-run", "-f", "json"]
        if source.suffix == ".jsonl":
            ours += ["--as", "json"]
        theirs = [["jq", "-c", ".", str(json_source)]] if shutil.which("jq") else []
        pm, *jq = in_turn(runs, ours, *theirs)
        self.report("import", f"{name}, MB of JSON", round(json_source.stat().st_size / 1e6))
        self.report("import", "  CPU s", round(median(pm, "cpu"), 2))
        for runs_of_jq in jq:
            self.report("import", "  jq -c, CPU s", round(median(runs_of_jq, "cpu"), 2))
            self.report("import", "  in CPU of jq, median of pairs", round(ratio(pm, runs_of_jq, "cpu"), 2))
        peak = max(one["memory"] for one in pm)
        self.report("import", "  peak of memory, MB", round(peak, 1), peak < MOST_MEMORY, f"under {MOST_MEMORY}")


def bench_import(pm, report, folder):
    root = Path(folder) / "import" if folder else Path(tempfile.mkdtemp(prefix="pm-bench-"))
    lines, archive, stream = root / "log.jsonl", root / "export.zip", root / "export.json"
    try:
        root.mkdir(parents=True, exist_ok=True)
        if not lines.exists():
            write_lines(lines)
        if not stream.exists():
            write_slack_export(archive, stream)
        bench = ImportBench(pm, report, root)
        bench.compare("2,000,000 lines of JSON", lines, lines, 3)
        bench.compare("Slack export of 500,000 messages", archive, stream, 3)
    finally:
        if not folder:
            shutil.rmtree(root, ignore_errors=True)
