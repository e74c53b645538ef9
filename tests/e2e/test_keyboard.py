# SPDX-License-Identifier: MIT
"""All by keyboard: the main job, an account registration, an additional authentication, and the focus after each window that closes.

No pointer and no action of the accessibility bus: keys alone, and after each step the name of what has the focus."""
from console import text, until
from focus import Keyboard

CODE = "Code from the text message"
PICTURE = "Characters in the picture"
REGISTER = "/v1/kr/public/ft/do-not-call/set-register"
WINDOWS = {"ctrl+comma": "Preferences", "ctrl+k": "Command palette", "F1": "Help", "ctrl+question": "Keyboard shortcuts", "ctrl+shift+d": "Dictionary",
           "ctrl+shift+b": "Built-in sandbox", "ctrl+shift+k": "Keys and token"}


def to_field(app, name):
    """The help on a field stands before it."""
    app.go("Tab", f"Help on {name}")
    app.go("Tab", name)


def find_fill_send(app):
    app.go("ctrl+shift+f", "Find products")
    app.type("accounts held")
    app.one("list", "Products found")
    app.go("Return", "Connected ID * (connectedId)")
    app.go("Tab", "Choose a connected ID that was issued")
    to_field(app, "Organization code * (organization)")
    app.go("Return", "Search institutions")
    app.type("0020")
    app.go("Return", "Organization code * (organization)")
    app.key("ctrl+Return")
    app.status("CF-00000")


def walk_find_copy(app):
    app.go("F6", "result, …")
    app.go("ctrl+f", "Find in the answer")
    app.type("resAccountCurrency")
    app.says("1 of ")
    app.go("Escape", "resAccountCurrency, …")
    app.go("Down", "resAccountDeposit, …")
    app.key("ctrl+c")
    app.go("shift+F6", "Connected ID * (connectedId)")
    app.go("ctrl+shift+f", "Find products")
    app.key("ctrl+a", "ctrl+v")
    until(lambda: text(app.one("entry", "Find products")) == "11", what="the value that was copied")
    app.go("Escape", "Products by area")


def register(app):
    app.go("ctrl+shift+f", "Find products")
    app.go("ctrl+shift+a", "Connected IDs")
    app.go("Tab", "Operation")
    app.go("F6", "List")
    app.go("ctrl+n", "Country code * (countryCode)")
    for name in ("Business type * (businessType)", "Client type * (clientType)", "Organization code * (organization)"):
        to_field(app, name)
    app.go("Return", "Search institutions")
    app.type("0004")
    app.go("Return", "Organization code * (organization)")
    to_field(app, "Login type * (loginType)")
    to_field(app, "Id * (id)")
    app.type("user_id")
    app.go("Tab", "Encryption of Password * (password)")
    to_field(app, "Password * (password)")
    app.type("pass1234")
    app.key("ctrl+Return")
    until(lambda: any(label.startswith("CF-00000") for label in app.labels()), 15, "the registration is answered")
    app.go("F6", "result, …")


def use_code(app):
    """From the question to the pretend phone, whose newest message stands first, and back."""
    app.go("F6", "Put the pretend phone away")
    app.key("Tab")
    app.go("Tab", "Use this code")


def authenticate(app):
    app.go("ctrl+l", "Path of the request")
    app.key("ctrl+a")
    app.type(REGISTER)
    app.key("Return")
    app.go("Tab", "Show the pretend phone")
    app.go("ctrl+Return", PICTURE, 15)
    app.go("ctrl+l", "Path of the request")
    app.go("Tab", "Show the pretend phone")
    app.key("space")
    app.says("What the picture reads")
    app.go("F6", "Organization code * (organization)")
    app.go("F6", PICTURE)
    use_code(app)
    app.go("space", PICTURE)
    app.go("Return", CODE)
    app.says("Text message")
    use_code(app)
    app.go("space", CODE)
    app.go("Return", "Show the pretend phone", 15)
    app.status("CF-00000")
    app.go("F6", "Organization code * (organization)")
    app.go("F6", "result, …")


def windows(app):
    """Without a window manager the main window is not in front afterwards: last."""
    for number, (shortcut, title) in enumerate(WINDOWS.items()):
        app.popup(shortcut, title)
        app.leave(title)
        app.go("Down" if number % 2 == 0 else "Up", "code, …" if number % 2 == 0 else "result, …")
    app.go("F10", "New tab")
    app.go("Escape", "Main menu")
    app.go("ctrl+e", "Built-in sandbox, …")
    app.go("Escape", "Environment: Built-in sandbox")


with Keyboard() as console:
    find_fill_send(console)
    walk_find_copy(console)
    register(console)
    authenticate(console)
    windows(console)
print("ok")
