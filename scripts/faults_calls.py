"""Every call of a save, made to fail by strace: counted in a run that goes well, then one run for each."""
import os
import re
import shutil
import time
from concurrent.futures import ThreadPoolExecutor

from faults_scenes import ID, Ran, files_in, is_left_over, judge_files, judge_interview, run, whole_records

CALLS = ("open openat creat read pread64 readv write pwrite64 writev fsync fdatasync sync_file_range rename renameat renameat2 link linkat unlink "
         "unlinkat mkdir mkdirat stat lstat fstat newfstatat statx chmod fchmod chown fchown close flock fcntl truncate ftruncate fallocate "
         "getdents64 readlink readlinkat access faccessat faccessat2 lseek").split()
ERRORS = "ENOSPC EIO EINTR EROFS EDQUOT EFBIG EACCES".split()
WORDS = {"ENOSPC": "No space left on device", "EIO": "Input/output error", "EINTR": "Interrupted system call", "EROFS": "Read-only file system",
         "EDQUOT": "Disk quota exceeded", "EFBIG": "File too large", "EACCES": "Permission denied"}
KILL = "SIGKILL"


def strace(log, *options):
    # "?": a call that this processor does not have is none to trace.
    return ["strace", "-f", "--seccomp-bpf", "-qq", "-y", "-o", str(log), "-e", "signal=none", "-e", "trace=" + ",".join("?" + c for c in CALLS), *options]


def why_not(work):
    if not shutil.which("strace"):
        return "strace is not installed"
    probe = run([*strace(work / "probe", "-e", "inject=?unlink,unlinkat:error=EIO"), "rm", str(work / "probe.x")])
    (work / "probe.x").write_text("")
    probe = run([*strace(work / "probe", "-e", "inject=unlinkat:error=EIO:when=1"), "rm", str(work / "probe.x")])
    log = work / "probe"
    return "" if log.exists() and "INJECTED" in log.read_text() else "strace may not trace and inject here: " + probe.err.strip()


class Point:
    def __init__(self, call, number, line):
        self.call, self.number, self.line = call, number, line


def touches(line, folder):
    """By the file's name, or that of its descriptor; a bare name is one in the working folder."""
    line = re.sub(r"AT_FDCWD<[^>]*>", "AT_FDCWD", line)
    named = re.search(r'"([^"]*)"', line.split("</", 1)[0])
    return str(folder) in line or ("execve" not in line and named is not None and named[1] != "" and not named[1].startswith("/"))


def points_of(log, folder):
    """The calls that touch the folder, each with its number among those of its name."""
    points, numbers = [], {}
    for line in log.read_text(errors="replace").splitlines():
        called = re.match(r"\d+ +(\w+)\(", line)
        if not called:
            continue
        call = called[1]
        numbers[call] = numbers.get(call, 0) + 1
        if touches(line, folder):
            points.append(Point(call, numbers[call], line))
    return points


def injected(log):
    """What was hit, if it was."""
    lines = [l for l in log.read_text(errors="replace").splitlines() if re.match(r"\d+ +\w+\(", l)] if log.exists() else []
    return next((l for l in lines if "INJECTED" in l), lines[-1] if lines else "")


def age(folder):
    """As if what a killed process left were of yesterday."""
    for path in folder.rglob(".*"):
        if path.is_file():
            os.utime(path, (time.time() - 90000,) * 2)


def told_well(ran, wrong):
    """Whether message and exit status match the failure."""
    complaints = []
    if "internal error" in ran.err or (isinstance(ran.code, int) and ran.code < 0) or not isinstance(ran.code, int):
        complaints.append(f"it ended by {ran.code}")
    elif ran.code not in (0, 1, 2, 3):
        complaints.append(f"exit {ran.code}")
    if ran.code in (2, 3) and not re.search(r"^pm: .*\S", ran.err, re.M):
        complaints.append(f"exit {ran.code} without a word")
    if ran.code == 2 and wrong not in ("EACCES", "EPERM"):
        complaints.append("exit 2 where the machine failed")
    if ran.code == 3 and WORDS.get(wrong, "") not in re.sub(r"\s+", " ", ran.err):
        complaints.append("the reason is not said")
    return complaints


class Judge:
    def __init__(self, a, scene):
        self.a, self.scene = a, scene
        self.good = scene.prepare(a.work / "good")
        self.before = files_in(self.good)
        log = a.work / "good.strace"
        self.ran = scene.run(a.pm, self.good, strace(log))
        self.after = files_in(self.good)
        self.points = points_of(log, self.good)
        self.log = log.read_text(errors="replace")
        self.bad_start = [] if self.ran.code in (0, 1) and self.points else [f"it does not work at all: exit {self.ran.code}\n{self.ran.err}"]
        shutil.rmtree(self.good)

    def once(self, number, point, wrong):
        """Gives None where the point was not met, else the failure."""
        folder = self.a.work / f"run-{number}"
        log = self.a.work / f"run-{number}.strace"
        what = f"signal={KILL}" if wrong == KILL else f"error={wrong}"
        try:
            self.scene.prepare(folder)
            ran = self.scene.run(self.a.pm, folder, strace(log, "-e", f"inject={point.call}:{what}:when={point.number}"))
            hit = injected(log)
            if not touches(hit, folder) or (wrong != KILL and "INJECTED" not in hit):
                return None
            return [f"{c}\n  at {wrong}: {hit}\n  exit {ran.code}: {ran.err[-600:]}" for c in self.complaints(folder, ran, wrong, hit)]
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            log.unlink(missing_ok=True)

    def complaints(self, folder, ran, wrong, hit):
        now = files_in(folder)
        if self.scene.is_interview:
            found = judge_interview(self.a.pm, folder, ran)
        else:
            found = judge_files(self.before, self.after, now, ran) + whole_records(self.a.pm, folder)
        left = [name for name in now if is_left_over(name)]
        if wrong == KILL:
            if len(left) > 2:
                found.append(f"left behind: {left}")
        else:
            found += told_well(ran, wrong)
            # A claim that cannot be looked at stays until the next one; what cannot be removed is tried once more.
            if left and ("unlink" in hit or ".lock" not in hit):
                found.append(f"left behind: {left}")
        return found + self.again(folder, now)

    def again(self, folder, now):
        """The same once more, where nothing fails."""
        if self.scene.is_interview or now == self.after:
            return []
        age(folder)
        record = f"records/{ID}.json"
        is_saved = record in now and now[record] == self.after[record] != self.before.get(record)
        if is_saved:  # "the record is saved; to render the report again: pm report"
            ran = run([self.a.pm, "-C", str(folder / "records"), "report", ID], cwd=folder)
        else:
            ran = self.scene.run(self.a.pm, folder)
        then = files_in(folder)
        found = [f"the next try: {c}" for c in judge_files(self.after, self.after, then, ran)] if ran.code == self.ran.code else []
        if ran.code != self.ran.code:
            found.append(f"the next try gives {ran.code}: {ran.err}")
        sweeps = self.scene.name not in OTHER_FILES and not is_saved  # a claim on the record does
        return found + [f"left behind for good: {name}" for name in then if is_left_over(name) and sweeps]


# Files outside of the records directory have no lock, so temporary files are not removed.
OTHER_FILES = ("report -o", "check --write-baseline", "init", "report, the first", "report, again")


def try_all(a, judge, tries):
    with ThreadPoolExecutor(a.jobs) as pool:
        found = list(pool.map(lambda n: judge.once(n, *tries[n]), range(len(tries))))
    met = [f for f in found if f is not None]
    missed = len(found) - len(met)
    complaints = [c for f in met for c in f]
    if missed > len(found) // 100:
        complaints.append(f"{missed} of {len(found)} points were not met again")
    return len(met), complaints


def calls(a, scenes, tally):
    problem = why_not(a.work)
    if problem:
        return tally.skip("calls", problem)
    for scene in scenes:
        judge = Judge(a, scene)
        wrongs = [*ERRORS, KILL]
        if a.short:  # each call once or less, and all errors in turn
            step = 61 if scene.is_interview else 11
            tries = [(p, wrongs[(i // step) % len(wrongs)]) for i, p in enumerate(judge.points) if i % step == 0]
        elif scene.is_interview and not a.all:  # the same save again and again: each call killed, and failing in one way
            tries = [(p, w) for i, p in enumerate(judge.points) for w in (ERRORS[i % len(ERRORS)], KILL)]
        else:
            tries = [(p, w) for p in judge.points for w in wrongs]
        points, complaints = try_all(a, judge, tries)
        tally.add("calls", scene.name, points, judge.bad_start + complaints)


def out_of_order(log, folder):
    """What the trace of a run shows to be in the wrong order."""
    complaints, unsynced, folder_waits = [], set(), ""
    saves = 0
    for line in log.splitlines():
        called = re.match(r"\d+ +(\w+)\((.*)", line)
        if not called:
            continue
        call, rest = called.groups()
        file = re.match(r"\d+<([^>]*)>", rest)
        if call in ("write", "pwrite64", "writev") and file and file[1].startswith(folder) and not file[1].endswith(".lock"):
            unsynced.add(file[1])
        elif call in ("fsync", "fdatasync") and file:
            unsynced.discard(file[1])
            if folder_waits and file[1] == os.path.dirname(folder_waits):
                folder_waits = ""
        elif call.startswith(("rename", "link")) and folder in rest and "= 0" in rest:
            names = re.findall(r'"([^"]*)"', rest)
            saves += 1
            if names[0] in unsynced:
                complaints.append("LOST: the name came before the bytes: " + line)
            folder_waits = names[1]
        elif call == "write" and re.match(r"[12]<", rest) and folder_waits:
            complaints.append("LOST: a word was shown before the folder was synced: " + line)
            folder_waits = ""
    if folder_waits:
        complaints.append("LOST: a folder was never synced")
    return saves, complaints


def order(a, scenes, tally):
    problem = why_not(a.work)
    if problem:
        return tally.skip("order", problem)
    for scene in scenes[::4] if a.short else scenes:
        judge = Judge(a, scene)
        saves, complaints = out_of_order(judge.log, str(judge.good))
        tally.add("order", scene.name, saves, complaints)


__all__ = ["Ran", "calls", "order"]
