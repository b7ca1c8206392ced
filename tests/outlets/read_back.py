"""Reads what left by the outlets: it has to be sound, and to say in the end what was put in. usage: read_back.py FOLDER"""
import csv
import io
import json
import sys
import tomllib
import unicodedata
from pathlib import Path
from xml.parsers import expat

try:
    import yaml
except ImportError:
    yaml = None


def no_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) != len(keys):
        raise ValueError("a key twice")
    return dict(pairs)


def texts_in(value):
    if isinstance(value, dict):
        return [t for inner in value.values() for t in texts_in(inner)] + list(value)
    if isinstance(value, list):
        return [t for inner in value for t in texts_in(inner)]
    return [value] if isinstance(value, str) else []


def read_json(text):
    try:
        return texts_in(json.loads(text, object_pairs_hook=no_duplicates))
    except json.JSONDecodeError:
        return [t for line in text.splitlines() for t in texts_in(json.loads(line))]


def read_csv(text):
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of different lengths")
    fields = [field for row in rows for field in row]
    for field in fields:
        if field[:1] in ("=", "+", "-", "@", "\t", "\r"):
            raise ValueError("a formula: " + field)
    return fields


def read_xml(text):
    found = []
    parser = expat.ParserCreate("UTF-8")
    parser.CharacterDataHandler = found.append
    parser.StartElementHandler = lambda name, attributes: found.extend(attributes.values())
    parser.Parse(text.encode(), True)
    return ["".join(found)]


def read_yaml(text):
    try:
        return texts_in(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ValueError(f"no YAML: {error}") from error


READERS = {"json": read_json, "csv": read_csv, "xml": read_xml, "toml": lambda text: texts_in(tomllib.loads(text))}
if yaml:
    READERS["yaml"] = read_yaml
else:
    print("PyYAML is not installed, so nobody else reads the workflows")


def letters(text):
    """What has to be there again, whatever was made of the rest."""
    return "".join(c for c in text if unicodedata.category(c)[0] == "L" and ord(c) < 0x3000)


def main(folder):
    files, texts, wrong, said = 0, 0, [], 0
    for path in sorted(Path(folder).glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text().splitlines()]
        files += bool(rows)
        for row in rows:
            if row["row"] not in READERS or not row["text"]:
                continue
            texts += 1
            try:
                found = READERS[row["row"]](row["text"])
            except (ValueError, csv.Error, expat.ExpatError) as error:
                wrong.append(f"{path.stem} of {row['value']!r}: {error}")
                continue
            is_record = "check" not in path.stem
            if row["came"] and is_record and letters(row["value"]):
                said += 1
                if not any(letters(row["value"]) in letters(text) for text in found):
                    wrong.append(f"{path.stem} does not say {row['value']!r} again")
    print(f"{texts} texts of {files} outlets read, {said} of them said what was put in; {len(wrong)} wrong")
    print("\n".join(wrong[:30]))
    return 1 if wrong or texts < 500 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
