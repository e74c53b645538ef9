# SPDX-License-Identifier: MIT
"""The installed console, driven from outside: what the scripts of this folder share.

CODEF_PREFIX names the prefix it is installed in; the log of the program must stay free of warnings.
"""
import gettext
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import drive
from drive import Fail, called, children, role, states, text, until, walk

PREFIX = os.environ.get("CODEF_PREFIX", "")
CONSOLE = os.path.join(PREFIX, "bin", "codef-console")
NO_SERVICE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "store", "no-service.conf")
ACCOUNT_LIST = "/v1/kr/bank/p/account/account-list"
BUSINESS_STATUS = "/v1/kr/public/nt/business/status"

if not os.access(CONSOLE, os.X_OK):
    print(f"skipped: {CONSOLE} is not installed (build-aux/dev test installs it)")
    sys.exit(77)


def find_accessibility_bus():
    answer = subprocess.run(["gdbus", "call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus", "--method",
                             "org.a11y.Bus.GetAddress"], capture_output=True, text=True, check=True).stdout
    return answer.split("'")[1]


class Console(drive.App):
    """Starts in English unless told otherwise; leaving the block quits the program and looks at its log.

    @tabs: with the tabs of the last time. @alone: on a session bus where nothing can be started, thus without a keyring; the
    accessibility bus is found by its address."""

    def __init__(self, language="en", env=None, arguments=(), alone=False, tabs=False):
        words = gettext.translation("codef-console", os.path.join(PREFIX, "share", "locale"), [language], fallback=True)
        self.path_label = words.gettext("Path of the request")
        self.bus = None
        self.log_file = tempfile.NamedTemporaryFile("w+", suffix=".log")
        settings = {
            "LANGUAGE": language,
            "G_DEBUG": "fatal-warnings",
            "XDG_DATA_DIRS": os.path.join(PREFIX, "share") + ":" + os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share"),
        }
        if alone:
            settings["AT_SPI_BUS_ADDRESS"] = find_accessibility_bus()
            self.bus = subprocess.Popen(["dbus-daemon", f"--config-file={NO_SERVICE}", "--print-address=1", "--nofork"],
                                        stdout=subprocess.PIPE, text=True)
            settings["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()
        settings.update(env or {})
        if not tabs:
            session = os.path.join(settings.get("XDG_STATE_HOME") or os.environ["XDG_STATE_HOME"], "codef-console", "session.json")
            pathlib.Path(session).unlink(missing_ok=True)
        super().__init__([CONSOLE, *arguments], env=settings, log=self.log_file)

    def __enter__(self):
        return self

    def __exit__(self, kind, problem, trace):
        if problem is not None and self.process.poll() is None:
            print("\n".join(self.dump()), file=sys.stderr)
        elif problem is not None:
            self.log_file.seek(0)
            print(f"the program ended with {self.process.returncode}:\n{self.log_file.read()}", file=sys.stderr)
        self.quit()
        if self.bus is not None:
            self.bus.terminate()
            self.bus.wait()
        self.log_file.seek(0)
        words = [line for line in self.log_file if "WARNING" in line or "CRITICAL" in line or "ERROR" in line]
        if words:
            raise Fail("the program warned: " + "".join(words))

    def page(self):
        """The newest tab: the largest part of the window that holds its path entry and no other."""
        chains = []

        def look(node, chain):
            chain = (*chain, node)
            if role(node) == "text" and called(node, self.path_label):
                chains.append(chain)
            for child in children(node):
                look(child, chain)

        look(self.node, ())
        newest, others = chains[-1], chains[:-1]
        shared = max((sum(1 for one, two in zip(newest, other) if one == two) for other in others), default=0)
        return newest[shared]

    def here(self, want_role, name):
        """The one of that name in the newest tab."""
        return until(lambda: self.one(want_role, name, self.page(), 1), what=f"{want_role} {name!r} in the tab")

    # what a person does

    def first_request(self):
        self.press("First request")
        self.one("text", "Connected ID * (connectedId)")

    def open(self, path):
        """Types a path and leaves the entry, as a person who knows where to go."""
        entry = self.here("text", self.path_label)
        until(lambda: self._focus(entry), what="the path entry takes the focus")
        self.key("ctrl+a")
        self.type(path)
        until(lambda: text(entry) == path, what=f"{path} is typed")
        self.key("Tab")

    def _focus(self, entry):
        self.key("ctrl+l")
        time.sleep(0.1)
        return "focused" in states(entry)

    def popup(self, shortcut, title):
        """A window that a shortcut opens."""
        self.key(shortcut)
        return self.window(title)

    def leave(self, title):
        """Closes the window in front."""
        self.key("Escape")
        until(lambda: all(window.name != title for window in children(self.node)), what=f"{title} closes")

    def answer(self, title, name):
        """The question of that title: a message dialog has each button twice, for a wide and a narrow window, and shows one."""
        question = self.window(title)
        until(lambda: self.all("button", name, question), what=f"button {name!r}")
        for button in self.all("button", name, question):
            self.act(button)
        until(lambda: all(window.name != title for window in children(self.node)), what=f"{title} closes")

    def choose_environment(self, start):
        """From the menu of the header bar: the one whose name begins with @start."""
        self.key("ctrl+e")
        menu = self.one("list", "Environments")
        rows = [row.name for row in children(menu)]

        def find_focus():
            return [index for index, row in enumerate(children(menu)) if "focused" in states(row)]

        wanted = next(index for index, name in enumerate(rows) if name.startswith(start))
        steps = wanted - until(find_focus, what="a focus in the menu")[0]
        self.key(*["Down" if steps > 0 else "Up"] * abs(steps))
        until(lambda: find_focus() == [wanted], what=f"the focus on {start}")
        self.key("Return")
        until(lambda: any(called(node, f"Environment: {start}") for node in self.all("button")), what=f"{start} is chosen")

    def send(self):
        self.key("ctrl+Return")

    def show(self, view):
        """One of the answer's views: Tree, Text, Exchange."""
        self.click_at(self.here("page tab", view))

    # what a person sees

    def status(self, start, seconds=15):
        """The line above the answer once it begins with @start, such as "CF-00000"."""
        return until(lambda: next((node.name for node in self.all("status bar", None, self.page()) if (node.name or "").startswith(start)), None),
                     seconds, f"an answer that begins with {start}")

    def rows(self):
        trees = self.all("list", "Answer as a tree", self.page())
        return [child.name for child in children(trees[0])] if trees else []

    def row(self, start, seconds=8):
        return until(lambda: next((name for name in self.rows() if name.startswith(start)), None), seconds, f"a row {start!r}")

    def labels(self):
        return [node.name for node in walk(self.node) if role(node) in ("label", "status bar", "heading", "alert") and node.name]

    def says(self, words, seconds=8):
        return until(lambda: next((label for label in self.labels() if words in label), None), seconds, f"the words {words!r}")

    def json_text(self):
        return until(lambda: next(iter(self.all("text", "Request as JSON", self.page())), None), what="the JSON editor")
