"""An interview at a terminal, led line by line: an answer is taken when the next question stands on the screen."""
import os
import pty
import re
import select
import shutil
import signal
import time
from concurrent.futures import ThreadPoolExecutor

from faults_calls import KILL, injected, points_of, strace, touches, why_not
from faults_scenes import INTERVIEW, MARKED, NOT_SAVED, Ran, environment, judge_interview

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\][^\x07]*\x07|\x07")


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, command, folder):
        self.seen = ""
        self.pid, self.tty = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment())

    def read_on(self, seconds):
        ready, _, _ = select.select([self.tty], [], [], seconds)
        if not ready:
            return True
        try:
            piece = os.read(self.tty, 65536)
        except OSError:  # nobody is there any more
            piece = b""
        self.seen += piece.decode(errors="replace")
        return bool(piece)

    def plain(self, mark=0):
        return ESCAPES.sub("", self.seen[mark:]).replace("\r", "")

    def asks(self, mark, seconds=20):
        """Waits for the next question; False where none comes."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if re.search(r"\n(?:[\w ]+ )?> [^\n]*$", self.plain(mark)):
                return True
            if not self.read_on(end - time.monotonic()):
                return False
        return False

    def say(self, line):
        mark = len(self.seen)
        try:
            os.write(self.tty, line.encode() + b"\r")
        except OSError:
            return False
        return self.asks(mark)

    def ends(self, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.read_on(end - time.monotonic()):
            pass
        if time.monotonic() >= end:
            os.kill(self.pid, signal.SIGKILL)
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        os.close(self.tty)
        return code if time.monotonic() < end else "none: it hangs"


def lead(command, folder, lines):
    """Gives how it ended, and the marks of the answers that were taken."""
    terminal = Terminal(command, folder)
    taken, waiting = [], []
    mark = 0
    asked = terminal.asks(0)
    for line in lines:
        if not asked:
            break
        mark = len(terminal.seen)
        asked = terminal.say(line)
        waiting += MARKED.findall(line)
        said = re.sub(r"\s+", " ", terminal.plain(mark))
        if asked and (not NOT_SAVED.search(said) or "saved again" in said):
            taken, waiting = taken + waiting, []
    code = terminal.ends()
    return Ran(code, "", terminal.plain()), taken


def at_a_terminal(a, scenes, tally):
    problem = why_not(a.work)
    if problem:
        return tally.skip("pty", problem)
    scene = next((s for s in scenes if s.name == "an interview"), None)
    if scene is None:
        return None
    lines = INTERVIEW.splitlines()

    def once(number, options):
        folder = scene.prepare(a.work / f"pty-{number}")
        log = a.work / f"pty-{number}.strace"
        ran, taken = lead([*strace(log, *options), *scene.command(a.pm, folder)], folder, lines)
        return folder, log, ran, taken

    folder, log, good, taken = once("good", [])
    points = points_of(log, folder)
    complaints = [] if good.code == 0 and len(taken) == len(MARKED.findall(INTERVIEW)) else [f"it does not work at all: {good.code} {taken}\n{good.err}"]
    shutil.rmtree(folder)
    tries = [(p, wrong) for p in points for wrong in ("ENOSPC", KILL)]
    tries = tries[::len(tries) // 3 | 1] if a.short else tries if a.all else tries[::7]

    def one(number):
        point, wrong = tries[number]
        what = f"signal={KILL}" if wrong == KILL else f"error={wrong}"
        folder, log, ran, taken = once(number, ["-e", f"inject={point.call}:{what}:when={point.number}"])
        hit = injected(log)
        met = touches(hit, folder) and (wrong == KILL or "INJECTED" in hit)
        texts = "".join(p.read_text() for p in (folder / "records").glob("*.json")) if (folder / "records").exists() else ""
        found = [f"LOST: {mark}, taken at the terminal" for mark in taken if mark not in texts]
        found += [c for c in judge_interview(a.pm, folder, Ran(ran.code, "", "")) if c not in found]
        if wrong != KILL and ran.code not in (0, 1, 2, 3):
            found.append(f"it ended by {ran.code}")
        shutil.rmtree(folder)
        log.unlink()
        return [f"{c}\n  at {wrong}: {hit}\n  {ran.err[-600:]}" for c in found] if met else None

    with ThreadPoolExecutor(a.jobs) as pool:
        found = list(pool.map(one, range(len(tries))))
    met = [f for f in found if f is not None]
    if len(met) < 0.95 * len(tries):
        complaints.append(f"only {len(met)} of {len(tries)} points were met again")
    return tally.add("pty", scene.name, len(met), complaints + [c for f in met for c in f])
