# SPDX-License-Identifier: MIT
"""How the desktop reaches the program: the actions of its desktop file, as options and over the session bus."""
import os
import pathlib
import subprocess

from console import CONSOLE, PREFIX, Console
from drive import until

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


def what_is_installed_fits():
    share = pathlib.Path(PREFIX) / "share"
    service = (share / "dbus-1/services" / f"{ID}.service").read_text()
    assert f"Name={ID}" in service and f"Exec={CONSOLE} --gapplication-service" in service, service
    assert "DBusActivatable=true" in (share / "applications" / f"{ID}.desktop").read_text()


what_is_installed_fits()
second_start_reaches_the_first()
the_bus_starts_what_is_asked()
a_start_with_an_option_shows_one_window()
print("ok")
