# SPDX-License-Identifier: MIT
"""Where the keyboard stands, as a screen reader is told it: by events, not by searching."""
import time

import pyatspi
from gi.repository import GLib

from console import Console
from drive import Fail
from names import plain


class Keyboard(Console):
    """Driven by keys alone; each step says by its accessible name what must have the focus then."""

    def __init__(self, *arguments, **keywords):
        self.told = []
        pyatspi.Registry.registerEventListener(self._on_focus, "object:state-changed:focused")
        super().__init__(*arguments, **keywords)

    def _on_focus(self, event):
        if event.detail1:
            try:
                self.told.append(plain(event.source.name))
            except GLib.Error:  # what had the focus is gone again
                pass

    def _listen(self):
        while GLib.MainContext.default().iteration(False):
            pass

    def lands(self, name, seconds=8):
        """The focus comes to rest on what is called @name, or begins so and goes on with "…"."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._listen()
            if self.told and (self.told[-1] == name or name.endswith("…") and self.told[-1].startswith(name[:-1])):
                self.told.clear()
                return
            time.sleep(0.02)
        raise Fail(f"the focus did not come to {name!r} but went {self.told}")

    def go(self, keys, name, seconds=8):
        """Presses @keys, a space between two, and waits until the focus has landed on @name."""
        self._listen()
        self.told.clear()
        self.key(*keys.split())
        self.lands(name, seconds)
