# SPDX-License-Identifier: MIT
"""Drives a GTK 4 program from outside, over the accessibility bus; works with GTK 4.8 and 4.18.

Everything waits for a condition and gives up after a bound; objects may vanish while we look, then we look again.
"""
import os
import re
import subprocess
import time

import pyatspi

ROLE = {"push button": "button"}  # GTK 4.8 and newer pyatspi differ


class Fail(AssertionError):
    pass


def until(look, seconds=8.0, what="condition"):
    end, last = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            value = look()
            if value:
                return value
        except Fail as problem:
            last = problem
        except Exception as problem:  # noqa: BLE001: an object that vanished raises whatever D-Bus says
            last = problem
        time.sleep(0.03)
    raise Fail(f"waited {seconds} s in vain: {what} ({last})")


def role(node):
    name = node.getRoleName()
    return ROLE.get(name, name)


def called(node, want):
    """4.8 gives the label and the child's text, 4.18 one of them; mnemonic marks stay in both."""
    name = re.sub(r"\(_?\w\)|_", "", node.name or "")
    return name in (want, f"{want} {want}")


def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def text(node):
    content = node.queryText()
    return content.getText(0, content.characterCount)  # (0, -1) gives "" on GTK 4.8


def states(node):
    return {pyatspi.stateToString(state) for state in node.getState().getStates()}


class App:
    def __init__(self, argv, env=None, log=None):
        self.name = os.path.basename(argv[0])
        self.log = log
        environment = dict(os.environ, **(env or {}))
        self.process = subprocess.Popen(argv, env=environment, stdout=log, stderr=subprocess.STDOUT if log else None)
        self.node = until(self._find, 20, f"{self.name} on the accessibility bus")

    def _find(self):
        if self.process.poll() is not None:
            raise Fail(f"the program ended with {self.process.returncode}")
        for node in children(pyatspi.Registry.getDesktop(0)):
            # by process id as well: the name alone could be another run's
            if node.name == self.name and node.get_process_id() == self.process.pid and node.childCount:
                return node
        return None

    def all(self, want_role, name=None, top=None):
        return [node for node in walk(top or self.node)
                if role(node) == want_role and (name is None or called(node, name))]

    def one(self, want_role, name, top=None, seconds=8):
        def look():
            hits = self.all(want_role, name, top)
            if len(hits) > 1:
                raise Fail(f"{len(hits)} hits for {want_role} {name!r}")
            return hits[0] if hits else None
        return until(look, seconds, f"{want_role} {name!r}")

    def first(self, want_role, name, top=None, seconds=8):
        return until(lambda: (self.all(want_role, name, top) or [None])[0], seconds, f"{want_role} {name!r}")

    def window(self, name, seconds=8):
        return until(lambda: next((w for w in children(self.node) if w.name == name), None), seconds, f"window {name!r}")

    def act(self, node, action="click"):
        actions = node.queryAction()
        names = [actions.getName(index) for index in range(actions.nActions)]
        if action not in names:
            raise Fail(f"{role(node)} {node.name!r} has no action {action!r}, only {names}")
        if not actions.doAction(names.index(action)):
            raise Fail(f"{action} refused")

    def press(self, name, top=None):
        self.act(self.one("button", name, top))

    def press_menu(self, name, top=None):
        """A menu button: two nodes of one name, of which the inner one can be clicked."""
        self.act(until(lambda: self.all("button", name, top)[1], what=f"menu button {name!r}"))

    def fill(self, node, content):
        if not node.queryEditableText().setTextContents(content):
            raise Fail(f"{role(node)} {node.name!r} is not editable")

    def key(self, *keys):
        if keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)

    def type(self, content):
        subprocess.run(["xdotool", "type", "--delay", "30", content], check=True)  # less than 12 ms loses syllables

    def click_at(self, node, button=1, times=1):
        """A real pointer click: without a window manager the window's origin is the screen's."""
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + min(box.height // 2, 20)),
                        "click", "--repeat", str(times), "--delay", "40", str(button)], check=True)

    def dump(self, top=None, depth=0, out=None):
        """The tree as text, for a failing test's message."""
        out = [] if out is None else out
        node = top or self.node
        out.append("  " * depth + f"{role(node)} {node.name!r}")
        for child in children(node):
            self.dump(child, depth + 1, out)
        return out

    def quit(self, seconds=8):
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(seconds)


def shot(path):
    """The whole screen as it is, once it has stopped changing."""
    previous = None
    for _ in range(20):
        subprocess.run(["import", "-window", "root", path], check=True)
        with open(path, "rb") as picture:
            now = picture.read()
        if now == previous:
            return
        previous = now
        time.sleep(0.1)
