#!/usr/bin/env python3
"""`pm page` over sockets: what is refused, what readers are told, and that the record stays as it is.

usage: requests_test.py PM WORK"""

import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
import room
from room import Reader, check, request, stream

pm, work = sys.argv[1], Path(sys.argv[2])
shutil.rmtree(work, ignore_errors=True)
folder = work / "records"
folder.mkdir(parents=True)
os.environ.update(HOME=str(work), XDG_STATE_HOME=str(work / "state"), LC_ALL="C.UTF-8")
path = folder / "2026-11-20-orders.json"
room.save(path, room.record(path.stem, ["the alert looked at the old bucket"]))


def refusals(port, token):
    good = f"/{token}/"
    table = [
        ("the page", 200, {}),
        ("the page to HTTP/1.0", 200, {"version": "1.0"}),
        ("the page under localhost", 200, {"host": f"localhost:{port}"}),
        ("a link from another site", 200, {"more": "Sec-Fetch-Site: cross-site\r\n"}),
        ("its part to another site", 403, {"path": good + "main", "more": "Sec-Fetch-Site: cross-site\r\n"}),
        ("its stream to another site", 403, {"path": good + "events", "more": "Sec-Fetch-Site: same-site\r\n"}),
        ("another host name", 421, {"host": "evil.example"}),
        ("no host name", 421, {"host": None, "version": "1.0"}),
        ("no path", 404, {"path": "/"}),
        ("a wrong token", 404, {"path": "/" + token[:-1] + ("A" if token[-1] != "A" else "B") + "/"}),
        ("a file", 404, {"path": "/../../etc/passwd"}),
        ("a file below the token", 404, {"path": good + "../../etc/passwd"}),
        ("an escaped path", 404, {"path": good + "%2e%2e/main"}),
        ("POST", 405, {"method": "POST", "more": "Content-Length: 3\r\n", "body": b"a=b"}),
        ("PUT", 405, {"method": "PUT", "more": "Content-Length: 1000000\r\n", "body": b"a"}),
        ("DELETE", 405, {"method": "DELETE"}),
        ("OPTIONS", 405, {"method": "OPTIONS"}),
        ("an unknown method", 405, {"method": "FROBNICATE"}),
        ("a body of GET", 413, {"more": "Content-Length: 3\r\n", "body": b"a=b"}),
        ("a body in chunks", 413, {"more": "Transfer-Encoding: chunked\r\n", "body": b"3\r\na=b\r\n0\r\n\r\n"}),
        ("a header of 40 kB", 431, {"more": "X: " + "a" * 40000 + "\r\n"}),
    ]
    for what, status, how in table:
        got = request(port, **{"path": good, **how})
        check(got.status == status, f"{what}: {got.status}, not {status}")
        check("access-control-allow-origin" not in got.headers, f"{what}: other sites may read it")
    for path in ("", "main", "events", "plain"):
        head = f"HEAD {good}{path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        reader = Reader(port).send(head)
        while reader.more():
            pass
        got = room.Answer(reader.buffer)
        check(got.status == 200 and got.body == b"", f"HEAD of {path!r} has no body, and ends")
    check(request(port, "/" + "a" * 100000).status in (0, 414, 431), "a path of 100 kB is refused")


def one_connection(port, token):
    reader = Reader(port)
    ask = f"GET /{token}/main HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    first = reader.send(ask + "\r\n").answer()
    check(b"the alert looked at the old bucket" in first.body, "the part has the factor")
    second = reader.send(ask + f"If-None-Match: {first.headers['etag']}\r\n\r\n").answer()
    check(second.status == 304 and second.body == b"", f"the same content again: {second.status}")
    zipped = reader.send(ask + "Accept-Encoding: gzip\r\n\r\n").answer()
    check(zipped.body.startswith(b"\x1f\x8b"), "gzip")


def updates(port, token):
    reader = stream(port, token)
    first = int(reader.event("v"))
    main = lambda: request(port, f"/{token}/main").body.decode()
    room.save(path, room.record(path.stem, ["the alert looked at the old bucket", "nobody saw the queue"]))
    second = int(reader.event("v"))
    check(second > first, "a save is a new version")
    check("nobody saw the queue" in main() and 'data-news="New: F2."' in main(), "the new item is marked")
    room.save(path, room.record(path.stem, ["the alert looked at the old bucket"]))
    check(int(reader.event("v")) > second and "nobody saw the queue" not in main(), "an item taken back is gone")
    room.save(path, "{ damaged")
    reader.event("v")
    check("cannot be read" in main() and "the old bucket" in main(), "a damaged record leaves the last good state")
    path.unlink()
    reader.event("v")
    check("no such file" in main() and "the old bucket" in main(), "a missing record leaves the last good state")
    room.save(path, room.record(path.stem, ["the alert looked at the old bucket"]))
    reader.event("v")
    check("cannot be read" not in main(), "the record is back")


def strangers(port, token):
    """Connections that never show the token are closed, and do not keep readers out."""
    many = [Reader(port).send("GET /") for _ in range(80)]
    check(request(port, f"/{token}/").status == 200, "a reader beside 80 slow connections")
    closed = sum(1 for one in many if not one.more(5) and one.buffer == b"")
    check(closed == 80, f"{closed} of 80 slow connections are closed")


def failing():
    def run(*options, **environment):
        return subprocess.run([pm, "-C", str(folder), "page", *options], capture_output=True, text=True, timeout=20,
                              env={**os.environ, **environment}, check=False)

    taken = socket.create_server(("127.0.0.1", 0))
    got = run("--port", str(taken.getsockname()[1]))
    check(got.returncode == 3 and "in use" in got.stderr and got.stdout == "", f"a taken port: {got}")
    broken = work / "broken"
    broken.mkdir(exist_ok=True)
    (broken / "libmicrohttpd.so.12").write_text("no library")
    got = run(LD_LIBRARY_PATH=str(broken))
    check(got.returncode == 3 and "libmicrohttpd" in got.stderr and "install" in got.stderr, f"no library: {got}")
    for options in (["--listen", "pm.example.org"], ["--port", "0"], ["--port", "99999"], ["no-such-record"]):
        check(run(*options).returncode == 2, f"{options} is invalid usage")


page, port, token = room.start_page(pm, folder)
before = path.read_bytes()
refusals(port, token)
one_connection(port, token)
check(path.read_bytes() == before, "requests leave the record as it is")
updates(port, token)
strangers(port, token)
reader = stream(port, token)
reader.event("v")
page.send_signal(signal.SIGINT)
check(reader.event("end") == "paused", "readers are told that it stops")
check(page.wait(room.PATIENCE) == 0, "Ctrl-C ends it with 0")
check(page.stderr.read() == "", "nothing on standard error")
page, port_again, token_again = room.start_page(pm, folder)
check((port, token) == (port_again, token_again), "a draft keeps its address")
page.send_signal(signal.SIGTERM)
page.wait(room.PATIENCE)
check(oct(next((work / "state/pm/pages").iterdir()).stat().st_mode)[-3:] == "600", "only its user can read the address")
page, _, _ = room.start_page(pm, folder, "--listen", "0.0.0.0")
page.send_signal(signal.SIGINT)
check("not encrypted" in page.stderr.read(), "a network address comes with a warning")
failing()
sys.exit(1 if room.failures else 0)
