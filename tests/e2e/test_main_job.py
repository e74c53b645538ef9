# SPDX-License-Identifier: MIT
"""The main job: two clicks from the first start to a bank's answer, the second documented example, tabs, stop."""
from console import BUSINESS_STATUS, Console, text, until

NUMBER = "Business registration number * (reqIdentity)"


def two_clicks(app):
    app.first_request()
    app.act(app.here("button", "Send"))
    line = app.status("CF-00000")
    assert "Success" in line and "HTTP 200" in line, line
    assert app.row("resAccountBalance") == 'resAccountBalance, Current balance, "874890", ₩874,890'
    assert app.row("message") == 'message, Result message, "성공"'


def second_example(app):
    app.press("New tab")
    until(lambda: len(app.all("text", app.path_label)) == 2, what="a second tab")
    app.open(BUSINESS_STATUS)
    app.one("text", f"{NUMBER}, row 1")
    app.one("text", f"{NUMBER}, row 2")
    app.send()
    app.status("CF-00000")
    until(lambda: any('"3333344444"' in row for row in app.rows()), what="the answer of the second example")


def form_and_json_in_step(app):
    field = app.one("text", f"{NUMBER}, row 1")
    app.act(app.here("button", "JSON"))
    app.fill(field, "1112233333")
    until(lambda: '"1112233333"' in text(app.json_text()), what="the JSON follows the form")
    app.fill(app.json_text(), '{"organization": "0004", "unknownKey": 1.10, "reqIdentityList": [{"reqIdentity": "9998877777"}]}')
    until(lambda: text(app.one("text", f"{NUMBER}, row 1")) == "9998877777" and not app.all("text", f"{NUMBER}, row 2"),
          what="the form follows the JSON")
    field = app.one("text", f"{NUMBER}, row 1")
    app.fill(field, "1234567890")
    until(lambda: '"unknownKey": 1.10' in text(app.json_text()) and '"1234567890"' in text(app.json_text()),
          what="an unknown key and its digits survive an edit in the form")


def wire(app):
    app.act(app.here("button", "Wire"))
    view = until(lambda: next(iter(app.all("text", "What will be sent")), None), what="the wire view")
    until(lambda: "%22organization%22%3A" in text(view), what="the encoded body")
    shown = text(view)
    assert "POST http://127.0.0.1:" in shown and BUSINESS_STATUS in shown, shown
    assert "Authorization: Bearer ••••" in shown, shown


def elapsed(app):
    names = [node.name for node in app.all("button", None, app.page()) if (node.name or "").startswith("Stop the request")]
    return float(names[0].split()[-2])


def stop(app):
    app.act(app.here("button", "JSON"))
    app.fill(app.json_text(), '{"organization": "0004", "reqIdentityList": [{"reqIdentity": "1"}], "sandboxScenario": "delay:30"}')
    app.send()
    until(lambda: elapsed(app) >= 0.4, what="the time runs")
    app.key("Escape")
    app.says("Stopped", 3)


with Console() as console:
    two_clicks(console)
    second_example(console)
    form_and_json_in_step(console)
    wire(console)
    stop(console)
print("ok")
