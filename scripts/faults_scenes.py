"""What scripts/faults has pm do, and what has to hold afterwards."""
import json
import os
import re
import shutil
import subprocess
import sys

MARKED = re.compile(r"(?:fact|factor|fix)-\d+-")

INTERVIEW = """Checkout answers with 500s
Ana, Bo

1
Shoppers saw an error page

20 Nov 14:00 fact-1- deploy of the new cart
14:03 fact-2- pages of errors in the log
14:08 fact-3- the old cart is back


T1
T2
1
T3

/goto factors
factor-1- The alert looked at the old bucket
factor-2- Two carts share a name
/goto fixes
fix-1- Show the host in the prompt @ana 2h F1 due fri
fix-2- Name carts by their region @bo 1h F2 due fri
/goto process
4 print the timeline first



"""
TO_RESUME = INTERVIEW.split("/goto factors\n")[0] + "/quit\n"
RESUMED = "/goto factors\n" + INTERVIEW.split("/goto factors\n")[1]
EDITED = "factor-7- Somebody should have looked at the host\n\n\n\n"

A_DAY = "2026-11-20T"
RECORD = {
    "id": "2026-11-20-checkout", "title": "Checkout answers with 500s", "kind": "outage", "impact": "Shoppers saw an error page", "timezone": "UTC",
    "timeline": [{"at": A_DAY + "14:00:00+00:00", "text": "deploy of the new cart"}, {"at": A_DAY + "14:08:00+00:00", "text": "the old cart is back"}],
    "times": {"started": A_DAY + "14:00:00+00:00", "detected": A_DAY + "14:03:00+00:00", "resolved": A_DAY + "14:08:00+00:00"},
    "factors": [{"text": "They should have looked at the host"}, {"text": "Two carts share a name"}],
    "fixes": [{"title": "Show the host in the prompt", "owner": "ana", "hours": 2, "addresses": ["F1"]},
              {"title": "Name carts by their region", "owner": "bo", "hours": 1, "addresses": ["F2"]}],
    "meeting": {"held_at": A_DAY + "16:00:00+00:00", "boss": "Ana"}, "process": {"improvement": "print the timeline first"}}
ID = RECORD["id"]


def environment():
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PM_", "GIT_"))}
    env.update(TERM="xterm", LC_ALL="C.UTF-8", NO_COLOR="1", COLUMNS="80", TZ="UTC", HOME="/nonexistent")
    env["ASAN_OPTIONS"] = "detect_leaks=0:" + env.get("ASAN_OPTIONS", "")  # leaks are not looked for under strace
    return env


class Ran:
    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err


def run(command, stdin="", seconds=60, **more):
    try:
        done = subprocess.run(command, input=stdin.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), timeout=seconds, **more)
    except subprocess.TimeoutExpired as late:
        return Ran("none: it hangs", "", (late.stderr or b"").decode(errors="replace"))
    return Ran(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def files_in(folder):
    """Every file, by its name: hidden ones too. Times of today are made the same."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".git" not in path.parts:
            text = path.read_bytes().decode(errors="replace")
            text = re.sub(r'("(?:at|held_at|closed_at|confirmed_at)": ")(?!2026-11-20)[^"]*', r"\1NOW", text)
            text = re.sub(r'("uid": ")[^"]*', r"\1UID", text)
            text = re.sub(r'("(?:opened|due|closed)": ")[^"]*', r"\1DAY", text)
            found[str(path.relative_to(folder))] = re.sub(r'("(?:seconds|minutes)": )\d+', r"\1N", text)
    return found


def is_left_over(name):
    return os.path.basename(name).startswith(".") and not name.endswith((".gitkeep", ".gitignore", ".yaml", ".yml")) and not name.startswith(".github")


def prompts_after(transcript, position):
    return transcript.find("> ", position) >= 0


NOT_SAVED = re.compile("Not saved yet|Still not saved")  # the first time, and then


def taken_answers(transcript):
    """The marks of answers after which the next question was shown, but for those said not to be on disk."""
    taken = []
    for mark in dict.fromkeys(MARKED.findall(transcript)):
        line_end = transcript.find("\n", transcript.find(mark))
        if line_end < 0 or not prompts_after(transcript, line_end):
            continue
        said = transcript[line_end:transcript.find("> ", line_end)]
        if NOT_SAVED.search(re.sub(r"\s+", " ", said)) and "saved again" not in re.sub(r"\s+", " ", transcript[line_end:]):
            continue
        taken.append(mark)
    return taken


class Scene:
    """A command on a records directory."""

    def __init__(self, name, words, stdin="", records=None, is_interview=False, again=None):
        self.name, self.words, self.stdin, self.records, self.is_interview, self.again = name, words, stdin, records, is_interview, again

    def prepare(self, folder):
        if self.records:
            shutil.copytree(self.records, folder)
        else:
            folder.mkdir(parents=True)
        (folder / ".git").mkdir()  # nothing above it is looked at
        (folder / "pm.toml").write_text('records = "records"\n')
        return folder

    def command(self, pm, folder):
        return [pm, "-C", str(folder / "records"), *[w.replace("FOLDER", str(folder)) for w in self.words]]

    def run(self, pm, folder, before=(), **more):
        return run([*before, *self.command(pm, folder)], self.stdin, cwd=folder, **more)


def whole_records(pm, folder):
    """What is no whole record: nothing, one hopes."""
    records = folder / "records"
    complaints = []
    for path in sorted(records.glob("*.json")) if records.exists() else []:
        try:
            json.loads(path.read_text())
        except (ValueError, OSError) as error:
            complaints.append(f"LOST: {path.name} is no JSON: {error}")
    if records.exists() and not complaints:
        checked = run([pm, "-C", str(records), "check", "-f", "json", str(records)], cwd=folder)
        if '"malformed"' in checked.out:
            complaints.append("LOST: malformed: " + checked.out)
    return complaints


def judge_interview(pm, folder, ran):
    complaints = whole_records(pm, folder)
    texts = "".join(p.read_text() for p in (folder / "records").glob("*.json")) if (folder / "records").exists() else ""
    lost = [mark for mark in taken_answers(ran.err) if mark not in texts]
    if lost:
        complaints.append("LOST: answers that were taken: " + " ".join(lost) + "\n" + ran.err[-800:])
    if ran.code == 0 and not complaints:
        checked = run([pm, "-C", str(folder / "records"), "report", "--check"], cwd=folder)
        if checked.code != 0:
            complaints.append("exit 0, but the report is not there: " + checked.err)
    return complaints


def judge_files(before, after, now, ran):
    """Old or new, each of them."""
    complaints = []
    for name in sorted(set(before) | set(after) | set(now)):
        if is_left_over(name):
            continue
        text = now.get(name)
        if text not in (before.get(name), after.get(name)):
            complaints.append(f"LOST: {name} is neither the old nor the new one: {text!r}")
        elif ran.code == 0 and text != after.get(name):
            complaints.append(f"LOST: exit 0, but {name} is not the new one")
    return complaints


def scenes(pm, work):
    """All of them, with the records that they begin with made by pm itself."""
    answers = work / "answers.json"
    answers.write_text(json.dumps(RECORD))

    def made(name, *commands):
        folder = work / name
        folder.mkdir()
        for words, stdin in commands:
            ran = run([pm, "-C", str(folder / "records"), *words], stdin, cwd=folder)
            if ran.code not in (0, 1):
                sys.exit(f"scripts/faults: making {name}: pm {' '.join(words)} gave {ran.code}\n{ran.out}{ran.err}")
        return folder

    final = made("final", (["new", "--answers", str(answers), "--no-input"], ""))
    draft = made("draft", (["new"], TO_RESUME))
    unreported = made("unreported", (["new", "--answers", str(answers), "--no-input"], ""))
    (unreported / "records" / (ID + ".md")).unlink()
    rule = ["waive", ID, "counterfactual", "--why", "their words"]
    return [
        Scene("an interview", ["new"], INTERVIEW, is_interview=True),
        Scene("an interview goes on", ["resume"], RESUMED, draft, is_interview=True),
        Scene("a section again", ["edit", ID, "factors"], EDITED, final, is_interview=True),
        Scene("new --answers", ["new", "--answers", str(answers), "--no-input"]),
        Scene("fixes done", ["fixes", "done", ID + ":X1"], records=final),
        Scene("fixes add", ["fixes", "add", ID, "Alert on the new bucket @ana 1h F1 due 2026-12-01"], records=final),
        Scene("waive", rule, records=final),
        Scene("report, the first", ["report", ID], records=unreported),
        Scene("report, again", ["report"], records=final),
        Scene("report -o", ["report", ID, "-o", "FOLDER/out/report.md"], records=final),
        Scene("check --write-baseline", ["check", "--write-baseline", "FOLDER/out/baseline.json"], records=final),
        Scene("init", ["init", "--ci", "github", "--install", "true"], records=final),
    ]
