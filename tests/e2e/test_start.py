# SPDX-License-Identifier: MIT
"""Starting where something is missing: no display, no session bus, no settings schema."""
import os
import subprocess
import tempfile

from console import CONSOLE, PREFIX


SETTINGS = dict(os.environ, LANGUAGE="en", XDG_DATA_DIRS=os.path.join(PREFIX, "share") + ":/usr/local/share:/usr/share")


def run(env):
    return subprocess.run([CONSOLE], env=env, capture_output=True, text=True, timeout=30)


def no_display():
    env = {name: value for name, value in SETTINGS.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = run(env)
    assert done.returncode == 1, done
    lines = done.stderr.splitlines()
    assert len(lines) == 1 and "display" in lines[0] and "codefctl" in lines[0], done.stderr


def no_schema():
    env = dict(SETTINGS, XDG_DATA_DIRS="/nonexistent", GSETTINGS_SCHEMA_DIR="/nonexistent")
    done = run(env)
    assert done.returncode == 1 and "schema" in done.stderr, done


def no_session_bus():
    # the program must work; without a bus nobody can look at it from outside, so its life and its end are what can be seen
    env = dict(SETTINGS, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent/bus", GTK_A11Y="none")
    with tempfile.TemporaryFile("w+") as log:
        program = subprocess.Popen([CONSOLE], env=env, stdout=log, stderr=log)
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--pid", str(program.pid)], check=True, timeout=15,
                       stdout=subprocess.DEVNULL)
        assert program.poll() is None
        program.terminate()
        program.wait(10)
        log.seek(0)
        assert "CRITICAL" not in log.read()


no_display()
no_schema()
no_session_bus()
print("ok")
