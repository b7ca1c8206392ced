"""Readers of the room page as raw sockets, and records for it to show."""

import json
import os
import re
import select
import socket
import subprocess
import time

PATIENCE = 10  # seconds after which something that should have come has not

failures = []


def check(holds, what):
    if not holds:
        failures.append(what)
        print("FAILED:", what, flush=True)


def record(name, factors=(), **more):
    return {"format": "pm-record/1", "id": name, "uid": "a1b2c3d4e5f6g7h8i9j0", "status": "draft", "title": name,
            "factors": [{"id": f"F{i + 1}", "text": text} for i, text in enumerate(factors)], **more}


def save(path, value):
    """As pm saves: the new file takes the place of the old one."""
    text = value if isinstance(value, str) else json.dumps(value)
    with open(f"{path}.new", "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(f"{path}.new", path)


class Answer:
    def __init__(self, data):
        head, _, self.body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.status = int(lines[0].split()[1]) if lines[0].startswith("HTTP/") else 0
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}


class Reader:
    """A connection."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.buffer = b""

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode("latin-1"))
        return self

    def more(self, seconds=PATIENCE):
        """Reads; False at the end of the connection or of the time."""
        if not select.select([self.socket], [], [], seconds)[0]:
            return False
        try:
            got = self.socket.recv(1 << 16)
        except ConnectionError:
            return False
        self.buffer += got
        return bool(got)

    def answer(self):
        """One answer; the connection may go on."""
        while b"\r\n\r\n" not in self.buffer and self.more():
            pass
        answer = Answer(self.buffer)
        size = int(answer.headers.get("content-length", 0))
        while len(answer.body) < size and self.more():
            answer = Answer(self.buffer)
        self.buffer = answer.body[size:]
        answer.body = answer.body[:size]
        return answer

    def event(self, name, seconds=PATIENCE):
        """Reads events until one of that name; returns its data, or None."""
        until = time.monotonic() + seconds
        while True:
            found = re.search(rb"event: " + name.encode() + rb"\ndata: (.*)\n\n", self.buffer)
            if found:
                self.buffer = self.buffer[found.end():]
                return found.group(1).decode()
            left = until - time.monotonic()
            if left <= 0 or not self.more(left):
                return None

    def close(self):
        self.socket.close()


def request(port, path, method="GET", host="127.0.0.1", more="", body=b"", version="1.1"):
    """The answer to one request on a connection of its own."""
    reader = Reader(port)
    head = f"{method} {path} HTTP/{version}\r\n" + (f"Host: {host}\r\n" if host is not None else "") + more + "\r\n"
    try:
        reader.send(head.encode("latin-1") + body)
    except ConnectionError:
        pass  # it may be refused before it is whole
    answer = reader.answer()
    reader.close()
    return answer


def stream(port, token):
    return Reader(port).send(f"GET /{token}/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")


ADDRESS = re.compile(r"http://([^/]+):(\d+)/([A-Za-z0-9_-]{22})/")


def address_in(text):
    """(port, token) of a line with the address of the page."""
    found = ADDRESS.search(text)
    return (int(found.group(2)), found.group(3)) if found else None


def start_page(pm, folder, *options, environment=None):
    """`pm page` and the port and token that it prints."""
    page = subprocess.Popen([pm, "-C", str(folder), "page", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            stdin=subprocess.DEVNULL, text=True, env={**os.environ, **(environment or {})})
    line = page.stdout.readline()
    if not address_in(line):
        raise SystemExit(f"no address: {line!r} {page.stderr.read()}")
    return page, *address_in(line)
