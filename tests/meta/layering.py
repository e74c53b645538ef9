#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The rules of the layers: an include or a prefix never points upward, toolkit names stay in app, the command line needs no GTK.

usage: layering.py SOURCE_ROOT [CODEFCTL]
"""
import pathlib
import re
import subprocess
import sys

# layer → (its prefixes, what it may see besides itself)
LAYERS = {
    "document": ("doc", set()),
    "core": ("codef", {"document"}),
    "store": ("store", {"document", "core"}),
    "sandbox": ("sandbox", {"document", "core"}),
    "cli": ("cli", {"document", "core", "store", "sandbox"}),
    "app": ("app", {"document", "core", "store", "sandbox"}),
}
TOOLKIT = re.compile(r"\b(gtk_\w+|adw_\w+|gdk_(?!pixbuf)\w+|Gtk[A-Z]\w*|Adw[A-Z]\w*|GtkWidget)\b")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)
STRING = re.compile(r'"(?:\\.|[^"\\])*"')
# The sandbox shares words and crypto with core, never the client or its parser of replies: a bug must not cancel itself out.
SANDBOX_FORBIDDEN = re.compile(r'#include "codef-(client|exchange|reply|transport|attempt|token-source|token)\.h"')
CORE_FORBIDDEN = re.compile(r"\b(g_getenv|g_file_get_contents|g_file_new_for_path|g_get_user_\w+|g_get_real_time|fopen|time \(NULL\))\b")
# where core does what the rule forbids, and why
CORE_ALLOWED = {
    ("codef-clock.c", "g_get_real_time"),  # the one place that is the clock, handed in from main
}
DEPRECATED_IN_UI = re.compile(
    r'class="(AdwLeaflet|AdwFlap|AdwSqueezer|AdwViewSwitcherTitle|AdwAboutWindow|AdwPreferencesWindow|GtkDialog|GtkAssistant|'
    r'GtkMessageDialog|GtkInfoBar|GtkComboBox\w*|GtkEntryCompletion|GtkTreeView|GtkStatusbar|GtkColorButton|GtkFontButton)"')
ONLY_NEWER_IN_UI = re.compile(
    r'class="(AdwNavigation\w+|AdwOverlaySplitView|AdwToolbarView|AdwBreakpoint\w*|AdwSpinRow|AdwSwitchRow|AdwBanner|AdwDialog|'
    r'AdwAlertDialog|AdwSpinner|AdwButtonRow|AdwWrapBox)"')

problems = []


def layer_of_header(root):
    return {path.name: path.relative_to(root / "src").parts[0] for path in (root / "src").rglob("*.h")}


def check_source(root, path, headers):
    layer = path.relative_to(root / "src").parts[0]
    prefix, below = LAYERS[layer]
    raw = path.read_text()
    code = STRING.sub('""', COMMENT.sub("", raw))
    where = path.relative_to(root)
    for name in re.findall(r'#include "([^"]+)"', raw):
        target = headers.get(pathlib.Path(name).name)
        if target and target != layer and target not in below:
            problems.append(f"{where}: {layer} includes {name} of {target}")
    for other, (their_prefix, _) in LAYERS.items():
        if other != layer and other not in below:
            hit = re.search(rf"\b({their_prefix}_(?!ascii)[a-z]\w+ \(|{their_prefix.capitalize()}[A-Z]\w+)", code)
            if hit:
                problems.append(f"{where}: {layer} names {hit.group(1)!r} of {other}")
    if layer != "app":
        hit = TOOLKIT.search(code)
        if hit:
            problems.append(f"{where}: {layer} names the toolkit: {hit.group(1)}")
    if layer == "sandbox" and SANDBOX_FORBIDDEN.search(raw):
        problems.append(f"{where}: the sandbox includes a part of the client")
    if layer == "core":
        for hit in CORE_FORBIDDEN.finditer(code):
            if (path.name, hit.group(1)) not in CORE_ALLOWED:
                problems.append(f"{where}: core reaches outside: {hit.group(1)}")
    if "G_GNUC_BEGIN_IGNORE_DEPRECATIONS" in code and path.name != "app-compat.c":
        problems.append(f"{where}: deprecations may be silenced in app-compat.c alone")
    if "accept-certificate" in raw:
        problems.append(f"{where}: TLS is never weakened: accept-certificate")
    if not path.name.startswith(prefix + "-") and path.name != "main.c":
        problems.append(f"{where}: a file of {layer} begins with {prefix}-")


def check_build_files(root):
    lists = [(path, match) for path in (root / "src").rglob("meson.build")
             for match in re.findall(r"dependency\('(gtk4|libadwaita-1)'", path.read_text())]
    for name in ("gtk4", "libadwaita-1"):
        places = [str(path.relative_to(root)) for path, match in lists if match == name]
        if places != ["src/app/meson.build"]:
            problems.append(f"{name} belongs in exactly one dependency list, src/app/meson.build, and stands in {places}")


def check_ui(root, path):
    content = path.read_text()
    for pattern, why in ((DEPRECATED_IN_UI, "deprecated in newer GTK"), (ONLY_NEWER_IN_UI, "not in GTK 4.8 or libadwaita 1.2")):
        hit = pattern.search(content)
        if hit:
            problems.append(f"{path.relative_to(root)}: {hit.group(1)} is {why}")


def check_needed(program):
    needed = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    for name in ("libgtk", "libadwaita", "libgtksourceview"):
        if name in needed:
            problems.append(f"{program} loads {name}")


def main():
    root = pathlib.Path(sys.argv[1])
    headers = layer_of_header(root)
    sources = sorted(path for path in (root / "src").rglob("*") if path.suffix in (".c", ".h"))
    for path in sources:
        check_source(root, path, headers)
        if "SPDX-License-Identifier: MIT" not in path.read_text().split("\n", 2)[0]:
            problems.append(f"{path.relative_to(root)}: no SPDX line at the top")
    for path in sorted((root / "src").rglob("*.ui")):
        check_ui(root, path)
    if (root / "src/app/app-application.c").exists():
        check_build_files(root)
    if len(sys.argv) > 2:
        check_needed(sys.argv[2])
    print("\n".join(problems) or f"{len(sources)} files keep the layers")
    return 1 if problems else 0


sys.exit(main())
