# SPDX-License-Identifier: MIT
"""How the desktop reaches the program: the actions of its desktop file, as options and over the session bus."""
import json
import os
import pathlib
import subprocess
import tempfile

from console import ACCOUNT_LIST, CONSOLE, PREFIX, Console
from drive import text, until

ID = "io.github.codef_console.CodefConsole"
ENV = dict(os.environ, XDG_DATA_DIRS=os.path.join(PREFIX, "share") + ":/usr/local/share:/usr/share")


def ask(method, *arguments):
    subprocess.run(["gdbus", "call", "--session", "--dest", ID, "--object-path", "/" + ID.replace(".", "/"),
                    "--method", "org.freedesktop.Application." + method, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   timeout=20)


def tabs(app):
    return len(app.all("text", app.path_label))


def second_start_reaches_the_first():
    with Console() as app:
        until(lambda: tabs(app) == 1, what="one tab")
        subprocess.run([CONSOLE, "--new-request"], env=ENV, check=True, timeout=20)
        until(lambda: tabs(app) == 2, what="a second tab")
        subprocess.run([CONSOLE, "--sandbox"], env=ENV, check=True, timeout=20)
        app.one("frame", "Built-in sandbox")


def the_bus_starts_what_is_asked():
    # as the bus starts it: no window until one is asked for
    program = subprocess.Popen([CONSOLE, "--gapplication-service"], env=ENV)
    try:
        until(lambda: ask("ActivateAction", "new-request", "[]", "{}") is None, what="the program is on the bus")
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.pid)], check=True, timeout=15,
                       stdout=subprocess.DEVNULL)
    finally:
        program.terminate()
        program.wait(10)


def a_start_with_an_option_shows_one_window():
    with Console(arguments=["--sandbox"]) as app:
        app.one("frame", "Built-in sandbox")
        assert tabs(app) == 1


def files_open_as_requests():
    with tempfile.TemporaryDirectory() as folder:
        good, broken = pathlib.Path(folder, "good.request.json"), pathlib.Path(folder, "broken.request.json")
        good.write_text(json.dumps({"format": 1, "product": ACCOUNT_LIST, "parameters": {"organization": "0004", "connectedId": "from-a-file"}}))
        broken.write_text("<<<<<<< ours\n{}\n")
        with Console(arguments=[str(good)]) as app:
            until(lambda: text(app.here("text", app.path_label)) == ACCOUNT_LIST, what="the path of the file")
            until(lambda: text(app.here("text", "Connected ID * (connectedId)")) == "from-a-file", what="its parameters")
            # a second start hands its file over
            subprocess.run([CONSOLE, str(broken)], env=ENV, check=True, timeout=20)
            app.answer("This file cannot be opened", "Close")
            assert tabs(app) == 1


def what_is_installed_fits():
    share = pathlib.Path(PREFIX) / "share"
    service = (share / "dbus-1/services" / f"{ID}.service").read_text()
    assert f"Name={ID}" in service and f"Exec={CONSOLE} --gapplication-service" in service, service
    desktop = (share / "applications" / f"{ID}.desktop").read_text()
    mime = (share / "mime/packages" / f"{ID}.xml").read_text()
    assert "DBusActivatable=true" in desktop and "MimeType=application/vnd.codef-console.request+json;" in desktop, desktop
    assert 'type="application/vnd.codef-console.request+json"' in mime and "CODEF 요청" in mime, mime


what_is_installed_fits()
second_start_reaches_the_first()
files_open_as_requests()
the_bus_starts_what_is_asked()
a_start_with_an_option_shows_one_window()
print("ok")
