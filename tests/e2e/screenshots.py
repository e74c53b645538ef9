# SPDX-License-Identifier: MIT
"""The README's pictures, made with the installed program: main-LANGUAGE.png, and exchange-LANGUAGE.png in the dark style.

usage: screenshots.py DIR   (on a private desktop; CODEF_PREFIX names the prefix)
"""
import gettext
import os
import sys

import drive
from console import ACCOUNT_LIST, PREFIX, Console, until


def picture(folder, language, name, dark, view):
    words = gettext.translation("codef-console", os.path.join(PREFIX, "share", "locale"), [language], fallback=True).gettext
    settings = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light", "G_DEBUG": ""}
    with Console(language, settings) as app:
        app.press(words("First request"))
        until(lambda: app.all("text", None) and any(ACCOUNT_LIST == drive.text(node) for node in app.all("text")), what="the path")
        app.act(app.first("button", words("Send")))
        app.status("CF-00000")
        app.click_at(app.one("page tab", words(view)))
        drive.shot(os.path.join(folder, f"{name}-{language}.png"))


for language in ("en", "ko"):
    picture(sys.argv[1], language, "main", False, "Tree")
    picture(sys.argv[1], language, "exchange", True, "Exchange")
