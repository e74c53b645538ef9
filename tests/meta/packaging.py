#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What says the same thing in several places says it alike: version, date, dependencies, permissions, actions.

usage: packaging.py SOURCE_ROOT
"""
import json
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
ID = "io.github.codef_console.CodefConsole"
# what meson calls it: what Debian calls it
DEBIAN = {"glib-2.0": "libglib2.0-dev", "gtk4": "libgtk-4-dev", "libadwaita-1": "libadwaita-1-dev", "gtksourceview-5": "libgtksourceview-5-dev",
          "libsoup-3.0": "libsoup-3.0-dev", "json-glib-1.0": "libjson-glib-dev", "gnutls": "libgnutls28-dev", "libsecret-1": "libsecret-1-dev",
          "sqlite3": "libsqlite3-dev"}
PERMISSIONS = {"--share=network", "--share=ipc", "--socket=wayland", "--socket=fallback-x11", "--device=dri"}
problems = []


def expect(condition, words):
    if not condition:
        problems.append(words)


meson = "\n".join(path.read_text() for path in [root / "meson.build", *(root / "src").rglob("meson.build")])
options = set(re.findall(r"^option\('(\w+)'", (root / "meson_options.txt").read_text(), re.M))
version = re.search(r"version: '([^']+)'", meson).group(1)
date = re.search(r"release_date = '([^']+)'", meson).group(1)

metainfo = (root / f"data/{ID}.metainfo.xml.in").read_text()
release = re.search(r'<release version="([^"]+)" date="([^"]+)">', metainfo)
expect(release and release.groups() == (version, date), f"metainfo: the newest release is not {version} of {date}")
expect(all(mark in metainfo for mark in ('<content_rating type="oars-1.1"', "<screenshot type=", "<launchable")), "metainfo: something is missing")

changelog = re.match(r"codef-console \(([^)]+)\)", (root / "debian/changelog").read_text())
expect(changelog and changelog.group(1) == version, f"debian/changelog: not {version}")
control = (root / "debian/control").read_text()
floors = dict(re.findall(r"dependency\('([^']+)', version: '>= ([\d.]+)'", meson))
for name, floor in floors.items():
    if name in DEBIAN:
        expect(f" {DEBIAN[name]} (>= {floor})" in control, f"debian/control: {DEBIAN[name]} (>= {floor}) is wanted by meson")

manifest = json.loads((root / f"flatpak/{ID}.json").read_text())
expect(manifest["id"] == ID and manifest["command"] == "codef-console", "flatpak: id or command")
expect(set(manifest["finish-args"]) == PERMISSIONS, f"flatpak: other permissions than {sorted(PERMISSIONS)}")
expect(manifest["runtime"] == "org.gnome.Platform" and manifest["sdk"] == "org.gnome.Sdk", "flatpak: runtime")
ours = manifest["modules"][-1]
expect(ours["name"] == "codef-console" and ours["buildsystem"] == "meson", "flatpak: the last module is ours, built by meson")
for argument in ours["config-opts"]:
    expect(argument.startswith("-D") and argument[2:].split("=")[0] in options, f"flatpak: meson has no option {argument}")

desktop = (root / f"data/{ID}.desktop.in").read_text()
application = (root / "src/app/app-application.c").read_text()
for action in re.search(r"^Actions=(.*)$", desktop, re.M).group(1).strip(";").split(";"):
    expect(f'{{ "{action}", ' in application, f"desktop file: the program has no action {action}")
    expect(f"[Desktop Action {action}]" in desktop, f"desktop file: action {action} is not described")

print("\n".join(problems) or f"version {version} of {date}, {len(floors)} dependencies")
sys.exit(1 if problems else 0)
