# SPDX-License-Identifier: MIT
"""Every interactive widget of every window has an accessible name that no other has."""
from console import ACCOUNT_LIST, BUSINESS_STATUS, Console, children, until
from drive import walk
from names import problems
from questions import ask, desk

REGISTER = "/v1/kr/public/ft/do-not-call/set-register"

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
    app.key("F9")  # without the list of products there is much less to walk
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
    app.key("F9")


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


def in_front(app):
    """The window that came up last."""
    return until(lambda: list(children(app.node))[1:], what="another window")[-1]


def from_menu(app, button, item, place):
    app.press_menu(button, app.page())
    app.act(app.one("menu item", item))
    window = in_front(app)
    look(app, place, window)
    app.leave(window.name)


def more_of_the_answer(app):
    app.open(ACCOUNT_LIST)
    app.send()
    app.status("CF-00000")
    app.act(app.here("button", "Snippet"))
    look(app, "snippet", app.page())
    for item in ("For the Help Desk…", "Compare With…"):
        from_menu(app, "Labels, copying and saving", item, item)
    app.show("Table")
    app.act(app.here("button", "Save the table as CSV"))
    look(app, "export", in_front(app))
    app.leave(in_front(app).name)


def accounts(app):
    app.key("ctrl+shift+a")
    page = until(lambda: next(node for node in walk(app.node) if node.name == "AppAccountPage"), what="the accounts")
    look(app, "no account", page)
    app.press("Add an account", page)
    app.one("text", "Id * (id)", page)
    look(app, "account", page)


def saved(app):
    app.key("ctrl+shift+o")
    look(app, "saved requests", until(lambda: next(node for node in walk(app.node) if node.name == "AppSavedView"), what="the folder"))
    app.key("ctrl+shift+f")


def question_and_phone(app):
    ask(app, REGISTER, {"organization": "0001", "userName": "홍길동", "identity": "199101011", "phoneNo": "01000000000", "telecom": "0",
                        "authMethod": "0"})
    app.act(app.here("button", "Show the pretend phone"))
    app.says("What the picture reads")
    look(app, "question and phone", app.page())
    app.act(app.one("button", "Cancel", desk(app)))
    app.says("Stopped")


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
    console.key("F9")
    question_and_phone(console)
    more_of_the_answer(console)
    accounts(console)
    saved(console)
    keys(console)
    windows(console)
assert not found, "\n".join(found)
print("ok")
