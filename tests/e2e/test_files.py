# SPDX-License-Identifier: MIT
"""What cannot be read or kept is said above everything else; the program, its sandbox too, runs all the same."""
import glob
import os
import tempfile

from console import Console, children, until


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(content)


def one_damaged_file(folder):
    path = os.path.join(folder, "config", "codef-console", "environments.json")
    write(path, "{ damaged")
    with Console(env={"XDG_CONFIG_HOME": os.path.join(folder, "config")}) as app:
        app.says("environments.json")
        app.press("Close this notice")
        until(lambda: not any("environments.json" in label for label in app.labels()), what="the notice closes")
    kept = [open(file).read() for file in glob.glob(os.path.join(os.path.dirname(path), "environments.json*"))]
    assert kept == ["{ damaged"], "what could not be read is not lost"


def nothing_can_be_kept():
    # where not even root can make a folder
    with Console(env={"XDG_STATE_HOME": "/sys/kernel"}) as app:
        app.first_request()
        app.send()
        app.status("CF-00000")
        app.says("files could not be read or kept")
        app.press("Details")
        window = app.window("Files that could not be read or kept")
        rows = until(lambda: [row.name for row in app.all("list item", None, window)], what="the sentences")
        assert any("The state of the sandbox cannot be kept" in row and "sandbox.json" in row for row in rows), rows
        app.leave("Files that could not be read or kept")
        panel = app.popup("ctrl+shift+b", "Built-in sandbox")
        until(lambda: any("cannot be kept" in (node.name or "") for node in app.all("label", None, panel)), what="the panel says so too")


with tempfile.TemporaryDirectory() as place:
    one_damaged_file(place)
nothing_can_be_kept()
print("ok")
