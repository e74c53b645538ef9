# SPDX-License-Identifier: MIT
"""Registering accounts: the documented example, a list of which some are refused, the wallet, and a draft that survives a kill."""
import json
import signal

from console import ACCOUNT_LIST, Console, role, text, until
from drive import walk

PASSWORD = "canary-7351"


def account(organization, business_type, login):
    return {"countryCode": "KR", "businessType": business_type, "clientType": "P", "organization": organization, "loginType": "1",
            "id": login, "password": PASSWORD}


class Accounts(Console):
    def page(self):
        return next(node for node in walk(self.node) if node.name == "AppAccountPage")

    def go(self):
        self.act(self.first("button", "Accounts"))
        until(self.page, what="the accounts page")

    def write(self, value):
        self.act(self.here("button", "JSON"))
        self.fill(self.here("text", "Request as JSON"), json.dumps(value))
        self.act(self.first("button", "List", self.page()))

    def accounts(self):
        """What a screen reader says of each row."""
        rows = self.all("list", "Accounts", self.page())
        return [node.name for node in walk(rows[0]) if role(node) == "panel" and node.name] if rows else []

    def account(self, start, seconds=8):
        return until(lambda: next((name for name in self.accounts() if name.startswith(start)), None), seconds, f"an account {start!r}")

    def wallet(self):
        lists = self.all("list", "Connected IDs")
        return [child.name for child in lists[0]] if lists else []

    def operation(self):
        box = self.here("combo box", "Operation")
        return [node.name for node in walk(box) if role(node) == "label"]


def documented_example(app):
    app.press("Documented example")
    app.account("KB Kookmin Bank 0004 · Personal, Id and password · user_id, Password: ")
    app.act(next(node for node in app.all("button", None, app.page()) if (node.name or "").startswith("Fields of KB Kookmin Bank")))
    password = app.here("password text", "Password * (password)")
    app.fill(password, PASSWORD)
    app.account("KB Kookmin Bank 0004 · Personal, Id and password · user_id, waiting")
    app.send()
    app.status("CF-00000")
    app.account("KB Kookmin Bank 0004 · Personal, Id and password · user_id, registered")
    app.says("1 account is done.")
    until(lambda: any("KB Kookmin Bank" in name for name in app.labels()), what="the connected ID in the wallet")


def some_are_refused(app):
    app.write({"accountList": [account("0004", "BK", "first"), account("0020", "BK", "cf_12803"), account("0306", "CD", "second"),
                               account("0301", "CD", "maintenance"), account("0088", "BK", "third")]})
    app.account("Shinhan Bank 0088")
    app.send()
    app.status("CF-04012")
    app.says("3 of 5 accounts are done")
    app.account("KB Kookmin Bank 0004 · Personal, Id and password · first, registered")
    app.account("Woori Bank 0020 · Personal, Id and password · cf_12803, CF-12803 ")
    app.account("KB Kookmin Card 0301 · Personal, Id and password · maintenance, CF-12041 ")
    app.press("Keep the refused ones")
    until(lambda: len(app.accounts()) == 2, what="a list of the two that were refused")
    until(lambda: any("Add" in name for name in app.operation()), what="the operation that adds to the connected ID")


def wire_keeps_secrets(app):
    app.act(app.here("button", "Wire"))
    view = app.here("text", "What will be sent")
    until(lambda: "accountList" in text(view), what="the wire view")
    assert PASSWORD not in text(view), "a password in the wire view"
    app.act(app.first("button", "List", app.page()))


with Accounts() as console:
    console.go()
    documented_example(console)
    some_are_refused(console)
    wire_keeps_secrets(console)

with Accounts() as console:
    console.go()
    console.account("Woori Bank 0020 · Personal, Id and password · cf_12803, Password: ")
    console.process.send_signal(signal.SIGKILL)
    console.process.wait(5)
print("ok")
