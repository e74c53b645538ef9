# SPDX-License-Identifier: MIT
"""What was sent is there after a restart, is found, and opens as a new request with its old answer. No secret is kept with it."""
import os
import pathlib

from console import ACCOUNT_LIST, Console
from drive import children, text, until

DATA = pathlib.Path(os.environ["XDG_DATA_HOME"], "codef-console")
REQUEST = '{"connectedId": "sandbox_connectedId", "organization": "0004", "password": "canary-of-the-history"}'


def entries(app):
    return list(children(app.one("list", "Requests in the history")))


def send_two():
    with Console() as app:
        app.first_request()
        app.act(app.here("button", "JSON"))
        app.fill(app.json_text(), REQUEST)
        app.send()
        app.status("CF-00000")
        app.fill(app.json_text(), '{"sandboxScenario": "code:CF-12803", "connectedId": "c", "organization": "0004"}')
        app.send()
        app.status("CF-12803")
        app.key("ctrl+q")
        app.process.wait(8)


def find_and_open():
    with Console() as app:
        app.key("ctrl+shift+h")
        until(lambda: len(entries(app)) == 2, what="both requests")
        search = app.one("entry", "Find in the history")
        app.fill(search, "CF-12803")
        until(lambda: len(entries(app)) == 1 and "CF-12803" in entries(app)[0].name, what="the refused one")
        app.fill(search, "nothing of the kind")
        app.says("Nothing in the history is like that.")
        app.fill(search, "CF-00000")
        until(lambda: len(entries(app)) == 1 and "CF-00000" in entries(app)[0].name, what="the one that was answered")
        app.click_at(entries(app)[0])
        app.status("CF-00000")
        assert text(app.here("text", app.path_label)) == ACCOUNT_LIST
        app.row("result")
        app.act(app.here("button", "JSON"))
        assert "canary" not in text(app.json_text()), text(app.json_text())


send_two()
assert not [path for path in DATA.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
find_and_open()
print("ok")
