# SPDX-License-Identifier: MIT
"""Finding a product in every way, favourites and recents, a path that no catalogue knows."""
from console import ACCOUNT_LIST, Console, children, text, until


def hits(app):
    return [row.name for row in children(app.one("list", "Products found"))]


def find(app, query, first):
    app.fill(app.one("entry", "Find products"), query)
    until(lambda: hits(app) and hits(app)[0].startswith(first), what=f"{query!r} finds {first!r} first")


def search(app):
    for query, first in (("ㄱㅁㅇㅎ", "Personal accounts held"), ("보유계좌", "Personal accounts held"), ("account-list", "Personal accounts held"),
                         ("KR_BK_1_P_001", "Personal accounts held"), ("accounts held", "Personal accounts held"), ("국민은행", "Personal accounts held")):
        find(app, query, first)
    app.fill(app.one("entry", "Find products"), "no such product")
    app.says("Nothing found")


def search_and_enter(app):
    app.key("ctrl+shift+f")
    app.key("ctrl+a")
    app.type("KR_BK_1_P_002")
    app.key("Return")
    until(lambda: text(app.one("text", app.path_label)).endswith("/transaction-list"), what="Enter opens the first hit")
    app.key("ctrl+shift+f", "Escape")


def rows(app):
    return [row.name for row in children(app.one("list", "Products by area"))]


def favourites(app):
    until(lambda: "Bank" in rows(app), what="the tree is back")
    star = "Favourite: Personal accounts held, bank/p/account/account-list"
    assert not app.all("button", f"{star}, Favourites")
    app.press(star)
    app.one("button", f"{star}, Favourites")
    assert rows(app)[:2] == ["Favourites", "Personal accounts held, bank/p/account/account-list, Favourites"], rows(app)
    app.press(f"{star}, Favourites")
    until(lambda: "Favourites" not in rows(app), what="the last favourite takes its section along")


def recents(app):
    app.open(ACCOUNT_LIST)
    app.send()
    app.status("CF-00000")
    until(lambda: rows(app)[:2] == ["Recent", "Personal accounts held, bank/p/account/account-list, Recent"], what="what was sent is recent")


def unknown_path(app):
    app.fill(app.one("entry", "Find products"), "/v1/kr/of/ones/own")
    until(lambda: hits(app) == ["Use this path"], what="the path itself is offered")
    app.key("ctrl+shift+f")
    app.key("Return")
    app.says("No form for this path")
    assert text(app.here("text", app.path_label)) == "/v1/kr/of/ones/own"
    app.open("/v1/bad path")
    app.says("A path holds only letters")


with Console() as console:
    search(console)
    search_and_enter(console)
    favourites(console)
    recents(console)
    unknown_path(console)
print("ok")
