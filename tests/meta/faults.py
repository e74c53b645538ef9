#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every fault has a test and every test of a fault stands in the table.

tests/faults.tsv: id, what goes wrong, the files whose tests carry the id in their name. A name is a string or a function in which an
id stands as a word: "B16-deep", "/sandbox/L3-hosts", test_K3_the_memory_is_closed.

usage: faults.py SOURCE_ROOT [--write]
"""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
TABLE = root / "tests/faults.tsv"
COUNTS = {"T": 21, "N": 48, "B": 33, "O": 18, "L": 25, "K": 18}
IN_C = re.compile(r'"((?:/[\w -]+)*/?(?:[TNBOLK]\d{1,2}[- ])+[^"\n]*)"')
IN_PYTHON = re.compile(r"\bdef (test\w*?(?:_[TNBOLK]\d{1,2}(?=_))+)")
IDS = re.compile(r"(?<![A-Za-z0-9])([TNBOLK]\d{1,2})(?![A-Za-z0-9])")


def names_in(path):
    content = path.read_text()
    names = IN_C.findall(content) if path.suffix == ".c" else [name.replace("_", "-") for name in IN_PYTHON.findall(content)]
    return [name for name in names if "%s" not in name]


def carried():
    """id → the files that have tests of it"""
    found = {}
    listed = "".join(path.read_text() for path in (root / "tests").rglob("meson.build"))
    for path in sorted([*(root / "tests").rglob("*.c"), *(root / "tests").rglob("test_*.py")]):
        stem = re.sub(r"^test[-_]", "", path.stem)
        if not re.search(rf"['\-_/]{re.escape(stem)}['.]", listed):
            continue  # built and run by nobody
        for name in names_in(path):
            for fault in IDS.findall(name):
                if int(fault[1:]) <= COUNTS[fault[0]]:
                    found.setdefault(fault, set()).add(str(path.relative_to(root / "tests")))
                elif fault[1:] != "0":
                    problems.append(f"{path.relative_to(root)}: {name!r} tests {fault}, which is no row")
    return found


problems = []
found = carried()
rows = [line.split("\t") for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
if "--write" in sys.argv:
    TABLE.write_text("# id, what goes wrong, files below tests/ whose tests carry the id (tests/meta/faults.py --write keeps them)\n" + "".join(
        f"{row[0]}\t{row[1]}\t{' '.join(sorted(found.get(row[0], ())))}\n" for row in rows))
    sys.exit(0)
wanted = [f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)]
if [row[0] for row in rows] != wanted:
    problems.append("tests/faults.tsv: not every fault once, in order")
for fault, words, files in (row for row in rows if len(row) == 3):
    if not files:
        problems.append(f"{fault} ({words}) has no test")
    problems += [f"{fault}: tests/{name} has no test of it" for name in sorted(set(files.split()) - found.get(fault, set()))]
print("\n".join(problems) or f"{len(rows)} faults, {sum(map(len, found.values()))} places that test them")
sys.exit(1 if problems else 0)
