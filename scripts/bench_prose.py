"""One megabyte of prose through pm, beside reading its bytes, cmark-gfm and write-good in the same run."""
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

PAGES = ["docs/facilitators-guide.md", "docs/record-format.md", "docs/templates.md", "docs/adding.md"]


def megabyte(root):
    """Our own pages, their paragraphs alone, again and again."""
    pages = "\n\n".join((root / page).read_text() for page in PAGES if (root / page).exists())
    paragraphs = [p for p in pages.split("\n\n") if p and not p.startswith(("|", "    ", "```", "<!--"))]
    text = "\n\n".join(paragraphs) + "\n\n"
    return (text * (1 + (1 << 20) // len(text.encode()))).encode()[: 1 << 20].decode(errors="ignore")


def processor_ms(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def median_ms(command, times):
    return statistics.median(processor_ms(command) for _ in range(times))


def bench_prose(pm, report, write_good):
    root = Path(__file__).resolve().parent.parent
    with tempfile.TemporaryDirectory() as name:
        page, empty = Path(name, "page.md"), Path(name, "empty.md")
        page.write_text(megabyte(root))
        empty.write_text("Nothing.\n")
        check = [pm, "check", "--prose", "--fail-on", "error"]
        ours, starting = [], []
        for _ in range(15):
            ours.append(processor_ms(check + [str(page)]))
            starting.append(processor_ms(check + [str(empty)]))
        mine = statistics.median(a - b for a, b in zip(ours, starting))
        report("prose", "1 MB of Markdown, processor ms above an empty page", round(mine, 1), mine < 20, "under 20")
        report("prose", "an empty page, processor ms", round(statistics.median(starting), 1))
        begin = time.perf_counter()
        for _ in range(100):
            page.read_bytes()
        report("prose", "reading its bytes, ms", round((time.perf_counter() - begin) * 10, 2))
        if cmark := shutil.which("cmark-gfm"):
            report("prose", "cmark-gfm alone, processor ms", round(median_ms([cmark, str(page)], 9), 1))
        theirs = write_good or shutil.which("write-good")
        if not theirs:
            report("prose", "write-good", "not measured: npm install write-good, then --write-good FILE")
            return
        slow = median_ms([theirs, str(page)], 2)
        report("prose", "write-good, processor ms", round(slow))
        times = slow / max(mine, 0.1)
        report("prose", "times as fast as write-good", round(times), times >= 200, "at least 200")
