# SPDX-License-Identifier: MIT
"""Additional authentication where it is odd: a picture that is none, ten thousand entries, a tab in the background, leaving in mid-step."""
import json
import os
import subprocess
import sys

from console import ACCOUNT_LIST, Console, role, until
from drive import walk
from questions import ask, desk, scenario

OWN = "/v1/kr/my/own/questions"
HERE = os.path.dirname(os.path.abspath(__file__))


def own_product():
    """A product of the user's own that asks what no institution would: a picture that is none, then ten thousand entries."""
    entries = [{"reqHo": f"{n}호", "commHoNum": str(100000 + n), "note": "관리사무소" if n == 7777 else "세대"} for n in range(10000)]
    steps = [
        {"method": "picture", "extraInfo": {"reqSecureNo": "data:img/jpeg;base64,aGVsbG8=", "reqSecureNoRefresh": "0"},
         "inputs": ["secureNo", "secureNoRefresh"]},
        {"method": "entries", "extraInfo": {"reqHoNumList": entries}, "inputs": ["hoNum"]},
    ]
    inputs = [{"name": name, "title": {"ko": name, "en": name}, "type": "string", "input": "text", "required": False, "twoWay": True}
              for name in ("secureNo", "secureNoRefresh", "hoNum")]
    product = {"format": 1, "path": OWN, "area": "PB", "group": "public-ftc", "title": {"ko": "질문", "en": "Questions"},
               "clientType": "P", "usesConnectedId": False, "confidence": "high", "completeness": "partial",
               "basis": {"ko": "시험", "en": "A test"}, "parameters": inputs, "sampleRequest": {}, "twoWay": {"steps": steps},
               "answer": {"root": "object", "fields": []}}
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "codef-console", "catalog")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "questions.json"), "w", encoding="utf-8") as file:
        json.dump(product, file, ensure_ascii=False)


def odd_questions(app):
    asked = ask(app, OWN, {"x": "1"})
    app.says("The picture cannot be read")
    app.fill(app.one("text", "Characters in the picture", asked), "whatever")
    app.key("Return")
    app.says("10000 entries", 15)
    search = until(lambda: next((node for node in walk(asked) if role(node) in ("text", "entry")
                                 and (node.name or "").startswith("Search the entries")), None), what="the search")
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
        console.key("F9")  # without the list of products there is much less to walk
        odd_questions(console)
        background_tab(console, service)
        closed_in_mid_step(console)
        quit_in_mid_step(console)
finally:
    service.terminate()
print("ok")
