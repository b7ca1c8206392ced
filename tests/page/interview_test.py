#!/usr/bin/env python3
"""An interview with its room page: readers follow it, and it notices nothing when the page is killed or stopped.

usage: interview_test.py PM WORK [TIMES]   (how often the page is killed and stopped; default: 5)"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
import room
from room import check, request, stream

if not os.path.exists("/proc/self/task"):
    print("SKIPPED: finding the process of the page needs /proc")
    sys.exit(77)
pm, work = sys.argv[1], Path(sys.argv[2])
times = int(sys.argv[3]) if len(sys.argv) > 3 else 5
shutil.rmtree(work, ignore_errors=True)
folder = work / "records"
folder.mkdir(parents=True)
os.environ.update(HOME=str(work), XDG_STATE_HOME=str(work / "state"), LC_ALL="C.UTF-8")
os.environ["PM_TEST_SECRET"] = "hunter2"


class Interview:
    """pm with lines typed into a pipe."""

    def __init__(self, *words):
        self.process = subprocess.Popen([pm, "-C", str(folder), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, bufsize=0)
        self.heard = ""

    def type(self, line):
        self.process.stdin.write(line.encode() + b"\n")

    def hear(self, words):
        """Reads until pm has said that."""
        until = time.monotonic() + room.PATIENCE
        while words not in self.heard and time.monotonic() < until:
            got = os.read(self.process.stderr.fileno(), 1 << 16).decode(errors="replace")
            if not got:
                break
            self.heard += got
        found = words in self.heard
        said, self.heard = self.heard, ""
        if not found:
            raise SystemExit(f"pm did not say {words!r} but {said!r}")
        return said

    def page_pid(self):
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        alive = [int(one) for one in children if Path(f"/proc/{one}/stat").read_text().rsplit(")")[-1].split()[0] != "Z"]
        return alive[0] if alive else None

    def quit(self):
        self.type("/quit")
        self.process.stdin.close()
        self.process.stderr.read()
        return self.process.wait(room.PATIENCE)


def saved():
    """The record on disk; nothing before its first save."""
    return next((json.loads(path.read_text()) for path in folder.glob("*.json")), {})


def await_saved(text):
    until = time.monotonic() + room.PATIENCE
    while time.monotonic() < until:
        if text in json.dumps(saved()):
            return True
        os.sched_yield()
    return False


meeting = Interview("new", "Checkout answers with 500s", "--page")
port, token = room.address_in(meeting.hear("again)"))
pid = meeting.page_pid()
command, secrets = (Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ"))
check(token.encode() not in command, "the token is in no argument list")
check(secrets == b"", "the page has no environment")
check(os.getpgid(pid) == pid and os.getpriority(os.PRIO_PROCESS, pid) == 10, "a process group of its own, and nice")

reader = stream(port, token)
reader.event("v")
meeting.type("/park who owns the old bucket?")
check(await_saved("who owns the old bucket?"), "the answer is saved")
while reader.event("v") and "who owns the old bucket?" not in (main := request(port, f"/{token}/main").body.decode()):
    pass
check("Open questions" in main and 'class="question"' in main, "readers see the question and the answer")
meeting.heard = ""
for _ in range(2000):
    meeting.type("/page")
    said = meeting.hear("reader")
    if "(1 reader)" in said:
        break
check("(1 reader)" in said and token in said, "/page shows address and readers")

# Killed and stopped: each answer is on disk, and /page brings the same address back.
for i in range(times):
    how = signal.SIGKILL if i % 2 == 0 else signal.SIGSTOP
    pid = meeting.page_pid()
    os.kill(pid, how)
    while how == signal.SIGKILL and meeting.page_pid() == pid:
        os.sched_yield()
    text = f"question number {i} of the day"
    meeting.type("/park " + text)
    check(await_saved(text), f"an answer after {how.name}")
    if how == signal.SIGSTOP:
        meeting.type("/page")
        meeting.hear(token)
        os.kill(pid, signal.SIGKILL)
    else:
        said = meeting.hear("/page starts it again")
        check(said.count("The room page has stopped") == 1, "one line says that the page has stopped")
    while meeting.page_pid() == pid:
        os.sched_yield()
    meeting.heard = ""
    meeting.type("/page")
    check(room.address_in(meeting.hear(token + "/")) == (port, token), "the page comes back at its address")
check(len(saved()["parking_lot"]) == times + 1, "no answer is lost, and none is there twice")
check(text in request(port, f"/{token}/main").body.decode(), "the page is at the newest answer")

# The end of the interview ends the page; resuming brings it back.
reader = stream(port, token)
reader.event("v")
pid = meeting.page_pid()
check(meeting.quit() == 1, "a draft")
check(reader.event("end") == "paused", "readers are told of the pause")
again = Interview("resume", "--page")
check(room.address_in(again.hear("again)")) == (port, token), "the address survives pm resume")
reader = stream(port, token)
check(reader.event("v") is not None, "readers are back")
again.process.kill()
check(reader.event("end") == "paused", "the page ends with a killed interview")

# What cannot be served is one line, and the meeting goes on.
taken = socket.create_server(("127.0.0.1", 0))
third = Interview("resume", "--page", "--port", str(taken.getsockname()[1]))
said = third.hear("\n")
check(said.startswith("No room page: ") and "in use" in said, f"a taken port: {said!r}")
third.type("/park was the pager silent?")
check(await_saved("was the pager silent?"), "the meeting goes on")
third.quit()
sys.exit(1 if room.failures else 0)
