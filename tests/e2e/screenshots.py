# SPDX-License-Identifier: MIT
"""The README's pictures, made with the installed program: main-LANGUAGE.png, desk-LANGUAGE.png, and exchange-LANGUAGE.png in the
dark style.

usage: screenshots.py DIR   (on a private desktop; CODEF_PREFIX names the prefix)
"""
import gettext
import os
import sys

import drive
from console import ACCOUNT_LIST, PREFIX, Console, until


REGISTER = "/v1/kr/public/ft/do-not-call/set-register"


def words_of(language):
    return gettext.translation("codef-console", os.path.join(PREFIX, "share", "locale"), [language], fallback=True).gettext


def picture(folder, language, name, dark, view):
    words = words_of(language)
    settings = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light", "G_DEBUG": ""}
    with Console(language, settings) as app:
        app.press(words("First request"))
        until(lambda: app.all("text", None) and any(ACCOUNT_LIST == drive.text(node) for node in app.all("text")), what="the path")
        app.act(app.first("button", words("Send")))
        app.status("CF-00000")
        app.click_at(app.one("page tab", words(view)))
        drive.shot(os.path.join(folder, f"{name}-{language}.png"))


def use_newest_code(app, words, entry):
    """The pretend phone's newest message stands first."""
    field = app.one("text", words(entry))
    app.act(app.first("button", words("Use this code")))
    until(lambda: drive.text(field), what="the code is in the entry")


def desk(folder, language, dark, name):
    """The second step of the vendor's own example, with the pretend phone beside it; the list of products is put away."""
    words = words_of(language)
    settings = {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if dark else "prefer-light", "G_DEBUG": ""}
    with Console(language, settings) as app:
        app.key("F9")
        app.open(REGISTER)
        app.send()
        app.one("dialog", words("Additional authentication"), seconds=20)
        app.press(words("Show the pretend phone"))
        app.says(words("What the picture reads"), 20)
        use_newest_code(app, words, "Characters in the picture")
        app.act(app.first("button", words("Answer")))
        app.says(words("Text message"), 20)
        use_newest_code(app, words, "Code from the text message")
        drive.shot(os.path.join(folder, f"{name}-{language}.png"))


for language in ("en", "ko"):
    desk(sys.argv[1], language, False, "desk")
    picture(sys.argv[1], language, "main", False, "Tree")
    picture(sys.argv[1], language, "exchange", True, "Exchange")
