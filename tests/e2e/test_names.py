# SPDX-License-Identifier: MIT
"""Every interactive widget of every window has an accessible name that no other has."""
from console import ACCOUNT_LIST, BUSINESS_STATUS, Console, children, until
from names import problems

found = []


def look(app, place, window=None):
    found.extend(f"{place}: {problem}" for problem in problems(window or next(children(app.node))))


def first_start(app):
    app.first_request()
    app.send()
    app.status("CF-00000")
    look(app, "answer")


def every_view(app):
    app.act(app.here("button", "JSON"))
    app.act(app.here("button", "Wire"))
    app.show("Exchange")
    until(lambda: len(list(children(app.one("list", "Attempts", app.page())))) == 2, what="token and call")
    app.show("Text")
    look(app, "views")
    app.show("Table")
    until(lambda: app.all("button", "Columns", app.page()), what="the table")
    look(app, "table")
    app.key("ctrl+shift+h")
    until(lambda: children(app.one("list", "Requests in the history")), what="what was sent")
    look(app, "history")
    app.key("ctrl+shift+f")
    app.one("entry", "Find products")


def popovers(app):
    app.press_menu("Help on Connected ID * (connectedId)")
    look(app, "help")
    app.key("Escape")
    app.press_menu("CF-00000 Success, explain")
    look(app, "explanation")
    app.key("Escape")
    app.press_menu("Organization code * (organization)")
    app.one("entry", "Search institutions")
    look(app, "institutions")
    app.key("Escape")
    app.key("F10")
    app.one("menu item", "Preferences")
    look(app, "main menu")
    app.key("Escape")


def results_and_records(app):
    search = app.one("entry", "Find products")
    app.fill(search, "보유계좌")
    until(lambda: list(children(app.one("list", "Products found"))), what="hits")
    look(app, "hits")
    app.fill(search, "")
    app.open(BUSINESS_STATUS)
    app.one("text", "Business registration number * (reqIdentity), row 2")
    look(app, "records")
    app.act(app.here("button", "JSON"))
    app.fill(app.json_text(), '{"reqIdentityList": [{"reqIdentity": "%s"}], "sandboxScenario": "html"}' % ("1" * 3000))
    app.send()
    app.says("The answer is not JSON")
    look(app, "chip and problem")


def windows(app):
    for shortcut, title in (("ctrl+shift+b", "Built-in sandbox"), ("ctrl+shift+d", "Dictionary"), ("ctrl+comma", "Preferences"),
                            ("F1", "Help"), ("ctrl+k", "Command palette")):
        look(app, title, app.popup(shortcut, title))
        app.leave(title)
    app.key("ctrl+e")
    app.press("Hosts of your own…", until(lambda: app.one("list", "Environments").parent, what="the menu"))
    look(app, "hosts", app.window("Hosts of your own"))
    app.leave("Hosts of your own")


def keys(app):
    for name in ("CODEF sandbox", "Built-in sandbox"):
        app.choose_environment(name)
        look(app, f"keys of {name}", app.popup("ctrl+shift+k", "Keys and token"))
        app.leave("Keys and token")


with Console() as console:
    first_start(console)
    every_view(console)
    popovers(console)
    results_and_records(console)
    keys(console)
    windows(console)
assert not found, "\n".join(found)
print("ok")
