# SPDX-License-Identifier: MIT
"""What the scripts about additional authentication share: a request that is asked back, and buttons that can be pressed."""
import json

from drive import role, states, until, walk


def is_asking(dialog):
    return any((node.name or "").startswith("Step ") for node in walk(dialog) if role(node) == "label")


def desk(app):
    """The desk, once it asks something: it is there, hidden, before."""
    return until(lambda: next((node for node in app.all("dialog", "Additional authentication") if is_asking(node)), None), 15,
                 "a desk that asks")


def ask(app, path, request):
    app.open(path)
    app.press("JSON")
    app.fill(app.json_text(), json.dumps(request, ensure_ascii=False))
    app.send()
    return desk(app)


def scenario(methods, more=""):
    return {"connectedId": "sandbox_connectedId", "organization": "0004", "phoneNo": "01000000000", "email": "a@example.com",
            "sandboxScenario": f"twoway:{methods}{more}"}


def usable(app, name):
    return next((node for node in app.all("button", name) if "sensitive" in states(node)), None)


def press_usable(app, name):
    """Messages that are over keep their buttons, which then do nothing."""
    app.act(until(lambda: usable(app, name), what=f"a button {name!r} that can be pressed"))
