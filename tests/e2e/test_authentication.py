# SPDX-License-Identifier: MIT
"""Additional authentication, walked from outside: the desk in its tab, and the pretend phone."""
from console import ACCOUNT_LIST, Console, states, text, until
from questions import ask, press_usable, scenario

REGISTER = "/v1/kr/public/ft/do-not-call/set-register"
MEGABYTE = "7" * 1024 * 1024
EXAMPLE = {"organization": "0001", "userName": "홍길동", "identity": "199101011", "phoneNo": "01000000000", "telecom": "0",
           "authMethod": "0"}


def captcha_sms(app):
    """The vendor's example, by keyboard: the focus is where the answer goes, Enter sends it."""
    asked = ask(app, REGISTER, EXAMPLE)
    entry = app.one("text", "Characters in the picture", asked)
    until(lambda: "focused" in states(entry), what="the entry has the focus")
    app.key("Return")
    app.says("The code is empty.")
    app.press("Show the pretend phone")
    app.says("What the picture reads")
    code = until(lambda: next((label for label in app.labels() if label.isdigit() and len(label) >= 4), None), what="the code")
    app.click_at(entry)
    app.type(code)
    app.key("Return")
    entry = app.one("text", "Code from the text message", asked)
    app.says("Text message")
    press_usable(app, "Use this code")
    until(lambda: text(entry), what="the code is in the entry")
    app.key("Return")
    assert "Success" in app.status("CF-00000")


def one_megabyte(app):
    asked = ask(app, ACCOUNT_LIST, scenario("smsAuthNo"))
    entry = app.one("text", "Code from the text message", asked)
    app.fill(entry, MEGABYTE)
    app.says("1048576 characters and was not taken")
    assert text(entry) == ""
    app.type("000000")
    app.key("Return")
    app.says("Asked again:")
    until(lambda: text(app.one("text", "Code from the text message", asked)) == "", what="the wrong code is gone")
    app.key("Escape")
    app.says("Stopped")


def approval(app):
    asked = ask(app, ACCOUNT_LIST, scenario("simpleAuth"))
    press_usable(app, "I have approved it")
    app.says("The service does not see the approval yet", 10)
    press_usable(app, "Approve")
    app.says("Approved. Now confirm it")
    app.act(app.one("button", "I have approved it", asked))
    app.status("CF-00000")


def expiry(app):
    ask(app, ACCOUNT_LIST, scenario("simpleAuth"))
    press_usable(app, "Let it expire")
    press_usable(app, "I have approved it")
    app.says("CF-12001: The time for the additional authentication was over.")
    press_usable(app, "Start again")
    press_usable(app, "Approve")
    press_usable(app, "I have approved it")
    app.status("CF-00000")


with Console() as console:
    console.key("F9")  # without the list of products there is much less to walk
    for step in (captcha_sms, one_megabyte, approval, expiry):
        step(console)
print("ok")
