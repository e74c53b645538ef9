# SPDX-License-Identifier: MIT
"""The sandbox panel: the scenario of the next call, the log of what arrived, stopping and starting it."""
from console import Console, text, until


def scenario_of_the_next_call(app, panel):
    entry = next(node for node in app.all("text", None, panel) if node.name.startswith("Scenario"))
    app.click_at(entry)
    app.type("code:CF-12803")
    until(lambda: text(entry) == "code:CF-12803", what="the scenario is typed")
    app.key("Return")
    app.first_request()
    app.act(app.here("button", "Send"))
    app.status("CF-12803")
    # the next one alone
    app.act(app.here("button", "Send"))
    app.status("CF-00000")


def log(app, panel):
    until(lambda: any("account-list" in node.name for node in app.all("label", None, panel) if node.name), what="the call in the log")


def stopped(app, panel):
    app.press("Stop", panel)
    until(lambda: app.all("button", "Start", panel), what="a sandbox that is stopped")
    app.act(app.here("button", "Send"))
    app.says("The built-in sandbox is stopped")


def started_again(app, panel):
    app.press("Start", panel)
    until(lambda: app.all("button", "Stop", panel), what="a sandbox that runs")
    app.act(app.here("button", "Send"))
    app.status("CF-00000")


with Console() as console:
    until(lambda: console.all("button", "First request"), what="the welcome")
    console.key("ctrl+shift+b")
    window = console.window("Built-in sandbox")
    console.press("Start", window)
    until(lambda: console.all("button", "Stop", window), what="a sandbox that runs")
    scenario_of_the_next_call(console, window)
    log(console, window)
    stopped(console, window)
    started_again(console, window)
print("ok")
