#!/usr/bin/env python3
"""Prints how a CI's runner would run the steps of FILE: one command a line, in order, each with its step's own lines.

usage: steps.py FILE FOLDER [NAME=VALUE…]   The lines of each step are written to files in FOLDER, as they stand.
                                            A value stands for `${{ NAME }}`, as in github.action_path=/there.

The shells are those of GitHub's runner (`bash --noprofile --norc -eo pipefail` where a step asks for bash, `sh -e` in a
container, else `bash -e`) and of GitLab's (all lines in one bash). An action's inputs have their defaults. A step that
is another one's (`uses:`) is left out and said on stderr; a value or a condition that nobody knows is refused.
"""
import re
import shlex
import sys
from pathlib import Path

import yaml


def value_of(name, values):
    if name not in values:
        sys.exit(f"steps.py: nobody said what ${{{{ {name} }}}} is")
    return values[name]


def filled(text, values):
    return re.sub(r"\$\{\{(.*?)\}\}", lambda match: value_of(match.group(1).strip(), values), str(text))


def is_wanted(step, values):
    if "if" not in step:
        return True
    known = re.fullmatch(r"\$\{\{ (\S+) == '([^']*)' \}\}", step["if"])
    if not known:
        sys.exit(f"steps.py: what is {step['if']}?")
    return value_of(known.group(1), values) == known.group(2)


def of_github(steps, values, shell):
    shells = {None: shell, "bash": "bash --noprofile --norc -eo pipefail"}
    for step in steps:
        if "uses" in step:
            print(f"steps.py: left out: {step['uses']}", file=sys.stderr)
        elif is_wanted(step, values):
            environment = [f"{name}={filled(value, values)}" for name, value in step.get("env", {}).items()]
            start = [*(["env", *environment] if environment else []), *shells[step.get("shell")].split()]
            yield shlex.join(start), filled(step["run"], values)


def steps_of(tree, values):
    if "runs" in tree:
        defaults = {f"inputs.{name}": str(about["default"]) for name, about in tree["inputs"].items()}
        return of_github(tree["runs"]["steps"], defaults | values, "bash -e")
    if "jobs" in tree:
        job = tree["jobs"]["check"]
        return of_github(job["steps"], values, "sh -e" if "container" in job else "bash -e")
    return [("bash -eo pipefail", "\n".join(tree["postmortems"]["script"]))]


def main():
    folder = Path(sys.argv[2])
    values = dict(pair.split("=", 1) for pair in sys.argv[3:])
    with open(sys.argv[1], encoding="utf-8") as file:
        tree = yaml.safe_load(file)
    for at, (start, lines) in enumerate(steps_of(tree, values), 1):
        script = folder / f"step-{at}"
        script.write_text(lines.rstrip() + "\n", encoding="utf-8")
        print(f"{start} {shlex.quote(str(script))} </dev/null")


main()
