"""A terminal lent to a program by tmux: lines are typed into it, and its screen is read with its colours."""

import itertools
import os
import re
import subprocess
import sys
import time
import unicodedata

ESCAPE = re.compile(r"(\x1b\[[0-9;]*m)")
WAITS = re.compile(r"^ *(\[.*\] )?(\w+ ){0,2}(> |>$|[$#]( |$))")  # a prompt of pm's, or a shell's


def plain(screen):
    return ESCAPE.sub("", screen)


def columns_of(text):
    """Columns that a terminal gives the text."""
    return sum(0 if unicodedata.combining(c) or c in "\u200d\ufe0f" else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in text)


class Terminal:
    """A terminal of its own, in which a program runs."""

    numbers = itertools.count(1)

    def __init__(self, command, cwd, columns, rows, environment=None):
        self.tmux = ["tmux", "-L", f"pm-pictures-{os.getpid()}-{next(Terminal.numbers)}", "-u", "-f", "/dev/null"]
        world = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "NO_COLOR": "", **(environment or {})}
        subprocess.run([*self.tmux, "new-session", "-d", "-x", str(columns), "-y", str(rows), "-c", str(cwd), *command],
                       check=True, env=world)
        subprocess.run([*self.tmux, "set-option", "-g", "remain-on-exit", "on"], check=False, stderr=subprocess.DEVNULL)
        self.settle()

    def capture(self, *more):
        """The screen. "-S", "-": with what has left it at the top; "-J": lines that the terminal broke made whole."""
        return subprocess.run([*self.tmux, "capture-pane", "-e", "-p", *more], check=True, capture_output=True,
                              text=True).stdout

    def settle(self):
        """Waits until the screen is stable and shows a prompt."""
        before, still = None, 0
        for _ in range(600):
            time.sleep(0.03)
            now = self.capture()
            last = plain(now).rstrip().split("\n")[-6:]
            ended = any(line.startswith("Pane is dead") for line in last)
            still = still + 1 if now == before and (ended or any(WAITS.search(line) for line in last)) else 0
            if still >= 4:
                return
            before = now
        raise SystemExit("the program does not wait for a line; the screen was:\n" + now)

    def keys(self, *keys):
        subprocess.run([*self.tmux, "send-keys", *keys], check=True)
        self.settle()

    def type(self, line):
        if line:
            subprocess.run([*self.tmux, "send-keys", "-l", line], check=True)
        self.keys("Enter")

    def close(self):
        subprocess.run([*self.tmux, "kill-server"], check=False, stderr=subprocess.DEVNULL)


STYLES = {"1": "bold", "2": "dim", "3": "italic", "7": "reverse", "31": "red", "32": "green", "33": "yellow", "34": "blue",
          "35": "magenta", "36": "cyan"}


def runs(line, styles):
    """The line as (column, text, styles), by its escape sequences; what they set goes on in the next line."""
    column, found = 0, []
    for part in ESCAPE.split(line):
        if not part.startswith("\x1b"):
            if part.strip():
                found.append((column, part, frozenset(styles)))
            column += columns_of(part)
            continue
        for code in (part[2:-1] or "0").split(";"):
            if code in ("0", ""):
                styles.clear()
            elif code == "22":
                styles -= {"bold", "dim"}
            elif code == "39":
                styles -= {"red", "green", "yellow", "blue", "magenta", "cyan"}
            else:
                styles |= {STYLES.get(code, "other")}
    return found
