# SPDX-License-Identifier: MIT
"""Bad input gets a clear answer, and what was typed stays."""
from console import ACCOUNT_LIST, Console, text, until


def send_json(app, json):
    app.fill(app.json_text(), json)
    app.send()


def broken_json(app):
    broken = '{\n  "connectedId": "x",\n  "organization": "0004\n}'
    app.fill(app.json_text(), broken)
    problem = until(lambda: next((node.name for node in app.all("button") if node.name and "3" in node.name and "ine" in node.name), None),
                    what="line and column of the problem")
    assert "Line 3" in problem, problem
    app.send()
    app.says("The JSON cannot be sent. Line 3")
    assert text(app.json_text()) == broken, "what was typed stays"


def missing_parameter(app):
    send_json(app, '{"connectedId": "sandbox_connectedId"}')
    app.status("CF-00001")
    app.says("organization")


def scenario(app, words, expected):
    send_json(app, '{"connectedId": "sandbox_connectedId", "organization": "0004", "sandboxScenario": "%s"}' % words)
    app.says(expected, 12)


def unknown_path(app):
    app.open("/v1/kr/no/such/path")
    app.says("No form for this path")
    app.send()
    app.says("404")


with Console() as console:
    console.open(ACCOUNT_LIST)
    console.press("JSON")
    broken_json(console)
    missing_parameter(console)
    scenario(console, "code:CF-12803", "아이디 또는 비밀번호 오류")
    scenario(console, "http:500", "500")
    scenario(console, "html", "The answer is not JSON")
    scenario(console, "cut", "The answer broke off after")
    scenario(console, "reset", "The service could not be reached")
    unknown_path(console)
print("ok")
