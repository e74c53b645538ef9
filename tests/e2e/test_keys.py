# SPDX-License-Identifier: MIT
"""Environments and their keys: what is wrong is said, a block is taken apart, a token is decoded, production asks."""
import subprocess
import tempfile

import pyatspi
from console import Console, children, text, until

UUID = "0f2a7c1e-5b7d-4c39-9a68-1f2e3d4c5b6a"
SECRET = "9d8c7b6a-1234-4321-abcd-0123456789ab"
OTHER = "11111111-2222-4333-8444-555555555555"


def make_public_key(*words):
    private = subprocess.run(["certtool", "--generate-privkey", *words], capture_output=True, check=True).stdout
    with tempfile.NamedTemporaryFile() as file:
        file.write(private)
        file.flush()
        shown = subprocess.run(["certtool", "--load-privkey", file.name, "--pubkey-info"], capture_output=True, text=True, check=True).stdout
    return shown[shown.index("-----BEGIN PUBLIC KEY-----"):]


def bare(pem):
    return "".join(line for line in pem.splitlines() if line and not line.startswith("-----"))


def field(app, window, start):
    return until(lambda: next(node for node in app.all("text", None, window) if node.name.startswith(start)), what=f"entry {start!r}")


def refuse(app, window, client_id, secret, key, words):
    app.fill(field(app, window, "Client ID"), client_id)
    app.fill(field(app, window, "Client secret"), secret)
    app.fill(field(app, window, "Public key"), key)
    app.press("Save", window)
    until(lambda: any(words in node.name for node in app.all("alert", None, window)), what=words)


def malformed(app, window, rsa):
    refuse(app, window, "not-a-uuid", SECRET, "", "A client id looks like")
    refuse(app, window, UUID, "short", "", "A client secret looks like")
    refuse(app, window, UUID, SECRET, "%%%", "This is not base64")
    refuse(app, window, UUID, SECRET, "-----BEGIN RSA PUBLIC KEY----- MIIBCgKCAQEA", "This is a bare RSA key")
    refuse(app, window, UUID, SECRET, bare(make_public_key("--ecc", "--curve", "secp256r1")), "CODEF encrypts with RSA")
    # a whole PEM block is understood
    app.fill(field(app, window, "Public key"), rsa)
    field(app, window, "Public key · RSA, 2048 bits")
    app.press("Save", window)
    app.says("The keys are kept")
    app.says("Keys are kept until the program ends")


def copy(app, content):
    """By way of the program's own JSON editor."""
    app.fill(app.json_text(), content)
    app.click_at(app.json_text())
    app.key("ctrl+a")
    app.key("ctrl+c")


def paste(app, rsa):
    app.act(app.here("button", "JSON"))
    for content, found in ((f"CLIENT_ID={OTHER}\nCLIENT_SECRET={SECRET}\nPUBLIC_KEY={bare(rsa)}\n", "Found: client id, client secret, public key."),
                           (f'const clientId = "{UUID}";\nconst clientSecret = "{SECRET}";', "Found: client id, client secret.")):
        copy(app, content)
        window = app.popup("ctrl+shift+k", "Keys and token")
        app.press("Paste a block", window)
        app.says(found)
        expected = OTHER if "CLIENT_ID" in content else UUID
        until(lambda: text(field(app, window, "Client ID")) == expected, what="the client id is taken over")
        app.leave("Keys and token")
    app.fill(app.json_text(), "{}")


def token(app):
    window = app.popup("ctrl+shift+k", "Keys and token")
    app.press("Test the keys", window)
    app.says("The keys work")
    app.one("list item", "Granted business areas", window)
    labels = [node.name for node in app.all("label", None, window)]
    assert any(label in ("6 d 23 h", "7 d 0 h") for label in labels), labels
    assert "1 · demo" in labels and "Time left" in labels, labels
    app.leave("Keys and token")


def open_hosts(app):
    app.key("ctrl+e")
    app.press("Hosts of your own…")
    return app.window("Hosts of your own")


def button(app, window, name):
    app.act(until(lambda: next(node for node in app.all("button", None, window) if node.name.startswith(name)), what=name))


def is_on_screen(node):
    return node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).y > 0


def hosts(app):
    window = open_hosts(app)
    app.fill(field(app, window, "New environment: Name"), "Relay")
    api = field(app, window, "Relay: API host")
    app.fill(api, "ftp://relay")
    button(app, window, "Relay: Keep")
    app.says("is not the address of a server")
    app.fill(api, "https://relay.example:8443")
    button(app, window, "Relay: Keep")
    until(lambda: app.all("label", "relay.example:8443", window), what="it is kept")
    app.leave("Hosts of your own")
    app.choose_environment("Relay")
    window = open_hosts(app)
    app.click_at(app.all("list item", "Relay", window)[-1])
    for answer in ("Cancel", "Remove"):
        until(lambda: is_on_screen(app.one("button", "Relay: Remove", window)), what="the row is unfolded")
        button(app, window, "Relay: Remove")
        app.answer("Remove “Relay”?", answer)
    until(lambda: not app.all("list item", "Relay", window), what="it is gone")
    app.leave("Hosts of your own")
    app.first("button", "Environment: Built-in sandbox")


def production(app):
    ask = "Send to production?"
    app.choose_environment("CODEF production")
    app.says("Production: requests reach real institutions and are billed")
    app.send()
    app.answer(ask, "Cancel")
    app.send()
    app.answer(ask, "Send to production")
    app.says("There is no client id and client secret")


key = make_public_key("--rsa", "--bits", "2048")
with Console(alone=True) as console:
    console.first_request()
    token(console)
    hosts(console)
    console.choose_environment("CODEF demo")
    malformed(console, console.popup("ctrl+shift+k", "Keys and token"), key)
    console.leave("Keys and token")
    paste(console, key)
    production(console)
print("ok")
