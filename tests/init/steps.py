#!/usr/bin/env python3
"""Prints the shell lines of a CI's file, in order and as they are written, for a runner to be held to them.

usage: steps.py FILE [NAME=VALUE…]   A value stands for `${{ NAME }}`, as in github.action_path=/there.

A step that is another one's (`uses:`) is left out and said on stderr. Of a composite action, the steps' environment
comes before their lines; a value nobody gave is refused.
"""
import re
import shlex
import sys

import yaml


def filled(text, values):
    def value(match):
        name = match.group(1).strip()
        if name not in values:
            sys.exit(f"steps.py: nobody said what ${{{{ {name} }}}} is")
        return values[name]
    return re.sub(r"\$\{\{(.*?)\}\}", value, str(text))


def of_github(steps, values):
    for step in steps:
        if "uses" in step:
            print(f"steps.py: left out: {step['uses']}", file=sys.stderr)
            continue
        exports = "".join(f"export {name}={shlex.quote(filled(value, values))}\n" for name, value in step.get("env", {}).items())
        yield exports + filled(step["run"], values)


def main():
    values = dict(pair.split("=", 1) for pair in sys.argv[2:])
    with open(sys.argv[1], encoding="utf-8") as file:
        tree = yaml.safe_load(file)
    if "runs" in tree:
        lines = of_github(tree["runs"]["steps"], values)
    elif "jobs" in tree:
        lines = of_github(tree["jobs"]["check"]["steps"], values)
    else:
        lines = tree["postmortems"]["script"]
    # A shell of its own for each step, as there.
    for line in lines:
        print(f"bash -eo pipefail <<'end of the step' || exit\n{line.rstrip()}\nend of the step")


main()
