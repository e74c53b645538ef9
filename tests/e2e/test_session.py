# SPDX-License-Identifier: MIT
"""The tabs of the last time: after a quit, after a kill, and one that was closed. No secret is kept with them."""
import os
import pathlib

from console import ACCOUNT_LIST, BUSINESS_STATUS, Console
from drive import text, until

SESSION = pathlib.Path(os.environ["XDG_STATE_HOME"], "codef-console", "session.json")
TYPED = '{"organization": "0020", "connectedId": "typed-by-hand", "password": "canary-of-the-session", '


def path(app):
    return text(app.here("text", app.path_label))


def tabs(app):
    return len(app.all("text", app.path_label))


def type_json(app, content):
    app.act(app.here("button", "JSON"))
    app.fill(app.json_text(), content)


def written(words):
    until(lambda: SESSION.exists() and words in SESSION.read_text(), what=f"{words!r} is written down")
    assert "canary" not in SESSION.read_text()


def kill():
    with Console() as app:
        app.open(BUSINESS_STATUS)
        app.key("ctrl+t")
        until(lambda: tabs(app) == 2, what="a second tab")
        app.open(ACCOUNT_LIST)
        type_json(app, TYPED)
        written("typed-by-hand")
        app.process.kill()
        app.process.wait()


def comes_back():
    with Console(tabs=True) as app:
        until(lambda: tabs(app) == 2, what="both tabs")
        until(lambda: path(app) == ACCOUNT_LIST, what="the one in front")
        app.act(app.here("button", "JSON"))
        until(lambda: text(app.json_text()) == TYPED.replace("canary-of-the-session", ""), what="the broken JSON, without its secret")
        # closed, and had back
        app.key("ctrl+w")
        until(lambda: tabs(app) == 1, what="one tab")
        until(lambda: path(app) == BUSINESS_STATUS, what="the other one")
        app.key("ctrl+shift+t")
        until(lambda: tabs(app) == 2, what="the closed one is back")
        until(lambda: path(app) == ACCOUNT_LIST, what="its path")
        app.key("ctrl+shift+t")
        app.says("No tab was closed.")
        app.key("ctrl+w")
        until(lambda: tabs(app) == 1, what="one tab again")
        app.key("ctrl+q")
        app.process.wait(8)
    # quit at once: what the end writes counts
    with Console(tabs=True) as app:
        until(lambda: path(app) == BUSINESS_STATUS and tabs(app) == 1, what="as it was left")


def damaged():
    SESSION.write_text('{"format": 1, "tabs": [')
    with Console(tabs=True) as app:
        app.says("session.json")
        assert tabs(app) == 1
        app.first_request()


kill()
comes_back()
damaged()
print("ok")
