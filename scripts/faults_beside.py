"""What goes wrong with a disk, a limit, a reader and another process, as it does in life: nothing is injected."""
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

from faults_calls import told_well
from faults_scenes import INTERVIEW, ID, environment, files_in, is_left_over, judge_files, judge_interview, run, whole_records

WHOLE = [sys.executable, "-B", str(Path(__file__).with_name("faults"))]


def room(a, scenes, tally):
    """The work is done by this script once more, in a namespace where it may mount a small disk."""
    folder = a.work / "small-disk"
    folder.mkdir()
    command = ["unshare", "--mount", "--map-root-user", *WHOLE, a.pm, "--on-small-disk", str(folder), *(["--short"] if a.short else [])]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env=environment(), timeout=900)
    except FileNotFoundError:
        return tally.skip("room", "there is no unshare")
    if done.returncode == 77 or "unshare" in done.stderr:
        return tally.skip("room", "a small disk may not be mounted here: " + (done.stdout + done.stderr).strip())
    if done.returncode != 0:
        return tally.add("room", "a disk that is full", 0, [done.stdout + done.stderr])
    for row in json.loads(done.stdout):
        tally.add("room", *row)
    return None


def fill(disk, pages_left):
    """All of the disk but for some pages."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    left = filler.stat().st_size - 4096 * pages_left
    os.truncate(filler, max(0, left))


def on_small_disk(a, disk):
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "none", str(disk)], check=False).returncode != 0:
        return 77
    from faults_scenes import scenes  # made anew, on a disk with room
    import tempfile
    rows = []
    with tempfile.TemporaryDirectory() as work:
        all_scenes = scenes(a.pm, Path(work))
        for scene in all_scenes[:8:3] if a.short else all_scenes:
            complaints, points = [], 0
            for pages in (0, 2) if a.short else range(9):
                complaints += full(a.pm, scene, disk, pages)
                points += 1
            rows.append((scene.name + ", on a full disk", points, complaints))
        rows.append(("room again in the meeting", 1, room_again(a.pm, disk)))
    print(json.dumps(rows))
    return 0


def full(pm, scene, disk, pages):
    folder = scene.prepare(disk / "records-here")
    before = files_in(folder)
    fill(disk, pages)
    ran = scene.run(pm, folder)
    now = files_in(folder)
    (disk / "filler").unlink()
    if scene.is_interview:
        found = judge_interview(pm, folder, ran)
    else:
        found = whole_records(pm, folder)
    found += told_well(ran, "ENOSPC")
    found += [f"left behind: {name}" for name in now if is_left_over(name)]
    if not scene.is_interview:
        if ran.code != 0 and {k: v for k, v in now.items() if k in before} != before and "could not be saved" not in ran.err:
            found.append("it failed, and something changed")
        ran = scene.run(pm, folder)
        then = files_in(folder)
        if ran.code not in (0, 1, 2):
            found.append(f"with room again: exit {ran.code} {ran.err}")
        found += [f"LOST: {name} is gone" for name in before if name not in then]
    shutil.rmtree(folder)
    return [f"{c}\n  with {pages} pages left, exit {ran.code}: {ran.err[-500:]}" for c in found]


class Piped:
    """A pm whose answers come through a pipe, line by line."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment())
        self.seen = ""

    def asks(self, seconds=30):
        """Waits for the next question, and gives what was said until then."""
        os.set_blocking(self.process.stderr.fileno(), False)
        end, said = time.monotonic() + seconds, ""
        while time.monotonic() < end and not said.endswith("> "):
            piece = self.process.stderr.read()
            if piece == b"":
                break
            said += (piece or b"").decode(errors="replace")
            if not piece:
                time.sleep(0.002)
        self.seen += said
        return " ".join(said.split())

    def say(self, line):
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()
        return self.asks()

    def ends(self):
        os.set_blocking(self.process.stderr.fileno(), True)
        out, err = self.process.communicate(timeout=30)
        self.seen += err.decode(errors="replace")
        return self.process.returncode


def room_again(pm, disk):
    """The disk is full for three answers of a meeting, and then it is not."""
    folder = disk / "meeting"
    folder.mkdir()
    talk = Piped([pm, "-C", str(folder / "records"), "new"], folder)
    talk.asks()
    complaints = []
    lines = INTERVIEW.splitlines()
    told = again = 0
    for number, line in enumerate(lines[:-2]):
        if number == 7:
            fill(disk, 0)
        if number == 10:
            (disk / "filler").unlink()
        said = talk.say(line)
        told += "Not saved yet" in said and "No space left on device" in said
        again += "Everything is saved again" in said
    talk.say(lines[-2])
    code = talk.ends()
    if told < 1 or again != 1:
        complaints.append(f"told {told} times, and {again} times that it recovered: {talk.seen}")
    texts = "".join(p.read_text() for p in (folder / "records").glob("*.json"))
    complaints += [f"LOST: {mark}" for mark in ("fact-1-", "fact-2-", "fact-3-", "factor-2-", "fix-2-") if mark not in texts]
    return complaints + whole_records(pm, folder) + ([] if code == 0 else [f"exit {code}"])


def limit(a, scenes, tally):
    for scene in scenes[::4] if a.short else scenes:
        complaints, points = [], 0
        sizes = (0, 700, 1500) if a.short else range(0, 4001, 100)
        for size in sizes:
            folder = scene.prepare(a.work / "limited")
            before = files_in(folder)
            ran = scene.run(a.pm, folder, preexec_fn=lambda most=size: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)))
            now = files_in(folder)
            found = judge_interview(a.pm, folder, ran) if scene.is_interview else whole_records(a.pm, folder)
            found += told_well(ran, "EFBIG")
            found += [f"left behind: {name}" for name in now if is_left_over(name)]
            found += [f"LOST: {name} is gone" for name in before if name not in now]
            shutil.rmtree(folder)
            complaints += [f"{c}\n  at a limit of {size}, exit {ran.code}: {ran.err[-500:]}" for c in found]
            points += 1
        tally.add("limit", scene.name, points, complaints)


def with_output(pm, scene, folder, name):
    """Runs it with an unwritable standard output or error. Returns exit status and messages."""
    reader, writer = os.pipe()
    os.close(reader)
    full_device = os.open("/dev/full", os.O_WRONLY)
    streams = {"out closed": (writer, subprocess.PIPE), "err closed": (subprocess.PIPE, writer), "both closed": (writer, writer),
               "out full": (full_device, subprocess.PIPE)}[name]
    process = subprocess.Popen(scene.command(pm, folder), stdin=subprocess.PIPE, stdout=streams[0], stderr=streams[1], cwd=folder, env=environment())
    os.close(writer)
    os.close(full_device)
    _, err = process.communicate(scene.stdin.encode(), timeout=60)
    return process.returncode, (err or b"").decode(errors="replace")


def pipes(a, scenes, tally):
    for scene in scenes[::4] if a.short else scenes:
        complaints, points = [], 0
        good = scene.prepare(a.work / "good")
        well = scene.run(a.pm, good)
        after = files_in(good)
        shutil.rmtree(good)
        for name in ("out closed", "err closed", "both closed", "out full"):
            folder = scene.prepare(a.work / "piped")
            code, err = with_output(a.pm, scene, folder, name)
            now = files_in(folder)
            found = [f"LOST: {c}" for c in judge_files(after, after, now, well)]
            prints = bool(well.out)
            wanted = 3 if name == "out full" and prints else well.code
            if code != wanted:
                found.append(f"exit {code} instead of {wanted}")
            if wanted == 3 and "cannot write to standard output: No space left on device" not in err:
                found.append("the reason is not said")
            shutil.rmtree(folder)
            complaints += [f"{c}\n  with {name}: {err[-500:]}" for c in found]
            points += 1
        tally.add("pipes", scene.name, points, complaints)


def together(a, scenes, tally):
    by_name = {s.name: s for s in scenes}
    if "fixes done" not in by_name or "an interview goes on" not in by_name:
        return
    final, draft = by_name["fixes done"], by_name["an interview goes on"]
    tally.add("together", "an interview, and others", *interview_and_others(a, draft))
    tally.add("together", "two that change a final record", *two_at_once(a, final, 6 if a.short else 200))


def interview_and_others(a, draft):
    folder = draft.prepare(a.work / "together")
    records = str(folder / "records")
    name = next((folder / "records").glob("*.json")).stem
    talk = Piped([a.pm, "-C", records, "resume"], folder)
    talk.asks()
    complaints, points = [], 0
    others = [(["resume", name], ""), (["edit", name, "factors"], "x\n"), (["fixes", "add", name, "Alert on the bucket @ana 1h"], ""),
              (["waive", name, "no-small-fix", "--why", "theirs"], ""), (["fixes", "done", name + ":X1"], "")]
    for words, stdin in others:
        before = files_in(folder)
        ran = run([a.pm, "-C", records, *words], stdin, cwd=folder)
        points += 1
        if ran.code != 3 or "is locked by another process: pid" not in ran.err:
            complaints.append(f"pm {' '.join(words)} is not told: exit {ran.code} {ran.err}")
        if files_in(folder) != before:
            complaints.append(f"LOST: pm {' '.join(words)} changed what somebody works on")
    talk.say("/goto factors")
    talk.say("factor-9- said in the meeting")
    talk.say("")
    talk.say("/quit")
    talk.ends()
    text = (folder / "records" / (name + ".json")).read_text()
    if "factor-9-" not in text or "theirs" in text:
        complaints.append("LOST: the meeting's answers are not there, or others' are: " + text)
    complaints += whole_records(a.pm, folder)
    shutil.rmtree(folder)
    return points, complaints


def two_at_once(a, final, times):
    """Each pair at the same moment: what was said to be done is done, and who was not let in was told."""
    pairs = [(["fixes", "done", ID + ":X1"], ["fixes", "done", ID + ":X2"]),
             (["fixes", "done", ID + ":X1"], ["waive", ID, "counterfactual", "--why", "their words"]),
             (["fixes", "done", ID + ":X1"], ["fixes", "add", ID, "Alert on the bucket @ana 1h F1 due 2026-12-01"])]

    def holds(words, record):
        if words[0] == "waive":
            return bool(record.get("waivers"))
        fixes = {f["id"]: f["status"] for f in record["fixes"]}
        return fixes.get("X3") == "open" if words[1] == "add" else fixes[words[2].split(":")[1]] == "done"

    complaints = []
    for number in range(times):
        folder = final.prepare(a.work / "two")
        records = str(folder / "records")
        pair = pairs[number % len(pairs)]
        both = [subprocess.Popen([a.pm, "-C", records, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(), text=True)
                for words in pair]
        said = [p.communicate(timeout=60)[1] for p in both]
        record = json.loads((folder / "records" / (ID + ".json")).read_text())
        for words, process, err in zip(pair, both, said):
            if process.returncode == 0 and not holds(words, record):
                complaints.append(f"LOST: pm {' '.join(words)} was done, and is not there")
            if process.returncode == 3 and holds(words, record):
                complaints.append(f"pm {' '.join(words)} was refused, and is there: {err}")
            if process.returncode not in (0, 3) or (process.returncode == 3 and "is locked by another process" not in err and "was changed by another program" not in err):
                complaints.append(f"pm {' '.join(words)}: exit {process.returncode} {err}")
        if all(p.returncode == 3 for p in both):
            complaints.append("nobody was let in: " + " ".join(said))
        complaints += whole_records(a.pm, folder)
        complaints += [f"left behind: {name}" for name in files_in(folder) if is_left_over(name)]
        shutil.rmtree(folder)
    return times, complaints
