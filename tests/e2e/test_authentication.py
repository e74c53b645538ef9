# SPDX-License-Identifier: MIT
"""Additional authentication, walked from outside: the desk in its tab, the pretend phone, and every way out."""
import json
import os
import subprocess
import sys

from console import ACCOUNT_LIST, Console, role, states, text, until
from drive import walk

REGISTER = "/v1/kr/public/ft/do-not-call/set-register"
OWN = "/v1/kr/my/own/questions"
HERE = os.path.dirname(os.path.abspath(__file__))
MEGABYTE = "7" * 1024 * 1024
EXAMPLE = {"organization": "0001", "userName": "홍길동", "identity": "199101011", "phoneNo": "01000000000", "telecom": "0",
           "authMethod": "0"}


def own_product():
    """A product of the user's own that asks what no institution would: a picture that is none, then ten thousand entries."""
    entries = [{"reqHo": f"{n}호", "commHoNum": str(100000 + n), "note": "관리사무소" if n == 7777 else "세대"} for n in range(10000)]
    steps = [
        {"method": "picture", "extraInfo": {"reqSecureNo": "data:img/jpeg;base64,aGVsbG8=", "reqSecureNoRefresh": "0"},
         "inputs": ["secureNo", "secureNoRefresh"]},
        {"method": "entries", "extraInfo": {"reqHoNumList": entries}, "inputs": ["hoNum"]},
    ]
    product = {"format": 1, "path": OWN, "area": "PB", "group": "public-ftc", "title": {"ko": "질문", "en": "Questions"},
               "clientType": "P", "usesConnectedId": False, "confidence": "high", "completeness": "partial",
               "basis": {"ko": "시험", "en": "A test"}, "parameters": [], "sampleRequest": {}, "twoWay": {"steps": steps},
               "answer": {"data": {}}}
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "codef-console", "catalog")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "questions.json"), "w", encoding="utf-8") as file:
        json.dump(product, file, ensure_ascii=False)


def desk(app):
    """The desk, while it asks something."""
    return app.one("dialog", "Additional authentication")


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


def closed(app):
    until(lambda: not [node for node in app.all("dialog", "Additional authentication") if "showing" in states(node)]
          or not usable(app, "Answer"), what="the desk is closed")


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


def odd_questions(app):
    asked = ask(app, OWN, {"x": "1"})
    app.says("The picture cannot be read")
    app.fill(app.one("text", "Characters in the picture", asked), "whatever")
    app.key("Return")
    app.says("10000 entries", 15)
    search = until(lambda: next((node for node in walk(asked) if role(node) in ("text", "entry") and (node.name or "").startswith("Search the entries")), None),
                   what="the search")
    app.fill(search, "ㄱㄹㅅㅁㅅ")
    app.says("1 of 10000 entries")
    app.key("Return")
    app.status("CF-00000")


def background_tab(app, notices):
    ask(app, ACCOUNT_LIST, scenario("emailAuthNo", ";delay:2"))
    app.key("Escape")
    app.says("Stopped")
    app.send()
    app.press("New tab")
    line = notices.stdout.readline()
    assert "Additional authentication: KB Kookmin Bank" in line and "Type the code from the e-mail" in line, line


def closed_in_mid_step(app):
    app.key("ctrl+w")
    until(lambda: len(app.all("text", app.path_label)) == 1, what="one tab is left")
    desk(app)
    app.key("ctrl+w")
    until(lambda: not app.all("dialog", "Additional authentication"), what="the desk went with its tab")


def quit_in_mid_step(app):
    ask(app, ACCOUNT_LIST, scenario("secureNo"))
    app.key("ctrl+q")
    assert app.process.wait(5) == 0


own_product()
service = subprocess.Popen([sys.executable, os.path.join(HERE, "notifications.py")], stdout=subprocess.PIPE, text=True)
try:
    assert service.stdout.readline() == "ready\n"
    with Console() as console:
        for step in (captcha_sms, one_megabyte, approval, expiry, odd_questions):
            step(console)
        background_tab(console, service)
        closed_in_mid_step(console)
        quit_in_mid_step(console)
finally:
    service.terminate()
print("ok")
