# SPDX-License-Identifier: MIT
"""Forget everything: one act, after one question, and nothing of before is left in files or on the screen."""
import os
import pathlib

from console import ACCOUNT_LIST, Console
from drive import Fail, called, until, walk

STATE = pathlib.Path(os.environ["XDG_STATE_HOME"]) / "codef-console"
CONFIG = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "codef-console"


def ask(app):
    app.key("F10")
    app.act(until(lambda: next(node for node in walk(app.node) if called(node, "Forget everything…")), what="the menu"))


def agree(app):
    """The dialog has its buttons twice, for wide and for narrow windows; those out of sight refuse."""
    def look():
        for node in app.all("button", "Forget everything"):
            try:
                app.act(node)
                return True
            except Fail:
                continue
        return False
    until(look, what="the question")


with Console() as app:
    app.first_request()
    app.send()
    app.status("CF-")
    CONFIG.mkdir(exist_ok=True)
    (CONFIG / "kept").write_text("x")
    until(lambda: (STATE / "products.json").exists(), what="the product is remembered")
    ask(app)
    until(lambda: app.all("button", "Forget everything"), what="the question")
    app.key("Escape")
    until(lambda: not app.all("button", "Forget everything"), what="the question goes")
    app.status("CF-")
    ask(app)
    agree(app)
    app.says("Everything was forgotten.")
    assert not (STATE / "products.json").exists(), list(STATE.iterdir())
    assert (CONFIG / "kept").exists()
    assert not any(ACCOUNT_LIST in (label or "") for label in app.labels())
print("ok")
