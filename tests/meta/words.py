#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What has no place in the sources: paths of a machine, unfinished work, functions that outgrew their noun, missing licence lines.

usage: words.py SOURCE_ROOT
"""
import pathlib
import re
import subprocess
import sys

root = pathlib.Path(sys.argv[1])
FUNCTION_CEILING = 60
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|not (yet )?implemented", re.I)
MACHINE = re.compile(r"(^|[^.\w\"$}/])/(home|root|work|farm)/\w")
problems = []

listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True)
if listed.returncode == 0:
    names = listed.stdout.splitlines()
else:  # a release archive
    names = [str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and "build" not in path.parts]
for name in names:
    path = root / name
    if not path.is_file() or path.suffix in (".png", ".gz") or name.endswith("meta/words.py"):
        continue
    content = path.read_text(errors="replace")
    for number, line in enumerate(content.splitlines(), 1):
        if path.suffix != ".json" and path.suffix != ".po" and UNFINISHED.search(line):
            problems.append(f"{name}:{number}: reads like unfinished work: {line.strip()[:80]}")
        if MACHINE.search(line):
            problems.append(f"{name}:{number}: a path of a machine: {line.strip()[:80]}")
    if path.suffix in (".c", ".h", ".py", ".build", ".sh", ".ui", ".js") and "SPDX-License-Identifier" not in content[:300]:
        problems.append(f"{name}: no SPDX line")
    if path.suffix == ".c" and name.startswith("src/"):
        start = None
        for number, line in enumerate(content.splitlines(), 1):
            if line == "{":
                start = number
            elif line == "}" and start is not None:
                if number - start > FUNCTION_CEILING:
                    problems.append(f"{name}:{start}: a function of {number - start} lines")
                start = None

print("\n".join(problems) or f"{len(names)} files read")
sys.exit(1 if problems else 0)
