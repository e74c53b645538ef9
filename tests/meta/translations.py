#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Korean is complete: every file with translatable text is listed, nothing is missing or fuzzy, formats agree.

usage: translations.py SOURCE_ROOT
"""
import pathlib
import re
import subprocess
import sys
import tempfile

root = pathlib.Path(sys.argv[1])
problems = []

listed = {line.strip() for line in (root / "po/POTFILES").read_text().splitlines() if line.strip() and not line.startswith("#")}
marked = set()
for path in [*(root / "src").rglob("*.c"), *(root / "src").rglob("*.h"), *(root / "src").rglob("*.ui"), *(root / "data").glob("*.in"),
             *(root / "data").glob("*.xml")]:
    content = path.read_text()
    if path.suffix == ".ui":
        hit = 'translatable="yes"' in content
    elif path.suffix in (".c", ".h"):
        hit = re.search(r'(?<![\w])(_|N_|C_|NC_|ngettext|Q_) ?\("', content) is not None
    else:
        hit = path.name.endswith((".desktop.in", ".metainfo.xml.in", ".mime.xml.in", ".gschema.xml")) and (
            not path.name.endswith(".gschema.xml") or "<summary>" in content)
    if hit:
        marked.add(str(path.relative_to(root)))

problems += [f"{name} has translatable text and is not in po/POTFILES" for name in sorted(marked - listed)]
problems += [f"po/POTFILES names {name}, which has no translatable text" for name in sorted(listed - marked)]
if list((root / "po").glob("*.po")):
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "template.pot"
        existing = sorted(name for name in listed if (root / name).exists())
        # as meson's glib preset reads them
        subprocess.run(["xgettext", "--from-code=UTF-8", "--add-comments", "-k_", "-kN_", "-kC_:1c,2", "-kNC_:1c,2", "-kngettext:1,2",
                        "-kg_dngettext:2,3", "-kg_dgettext:2", "-kQ_", "-o", template, *existing], cwd=root, check=True)
        for po in sorted((root / "po").glob("*.po")):
            merged = pathlib.Path(folder) / po.name
            subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, po, template], check=True)
            left = subprocess.run(["msgattrib", "--untranslated", "--no-obsolete", "--no-wrap", merged], capture_output=True, text=True, check=True)
            missing = [line for line in left.stdout.splitlines() if line.startswith("msgid ") and line != 'msgid ""']
            problems += [f"{po.name}: not translated: {line}" for line in missing]
            if "#, fuzzy" in po.read_text():
                problems.append(f"{po.name}: fuzzy entries")
            checked = subprocess.run(["msgfmt", "--check", "-o", "/dev/null", po], capture_output=True, text=True)
            if checked.returncode:
                problems.append(f"{po.name}: {checked.stderr.strip()}")

print("\n".join(problems) or f"{len(listed)} files, complete")
sys.exit(1 if problems else 0)
