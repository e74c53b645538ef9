# SPDX-License-Identifier: MIT
"""Which interactive widgets of a window have no accessible name of their own, or one that another has as well."""
import re

from drive import children, role

INTERACTIVE = {"button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text", "spin button",
               "slider", "link", "menu item", "page tab", "list item", "tree item"}
TYPE_NAME = re.compile(r"^(Gtk|Adw|App)[A-Z]\w*$")  # what GTK says for a widget without a name
# What the toolkit builds and offers no way to name: the arrow of a tree's row, the closing button of a tab, the icons within an entry.
ARROWS = {"Expand", "펼치기"}
ENTRIES = {"text", "entry", "password text"}
# The rows of a combo box are values, not widgets.
CLOSED = {"combo box"}


def plain(name):
    """GTK 4.8 gives the label and then the child's text; mnemonic marks stay."""
    name = re.sub(r"\(_?\w\)|_", "", name or "").strip()
    half = len(name) // 2
    return name[:half] if len(name) % 2 and name[half] == " " and name[:half] == name[half + 1:] else name


def is_way_back(kind, name, path, is_first, found):
    """The toolkit heads a submenu with an item that leads out of it and is called like the one that leads in."""
    return kind == "menu item" and is_first and any((kind, name) == other[:2] and where(path) == where(other[2]) for other in found)


def collect(node, path=(), found=None, is_first=True):
    """(role, name, names around it) of every interactive widget below @node."""
    found = [] if found is None else found
    kind, name = role(node), plain(node.name)
    toolkit = ((kind == "button" and name in ARROWS)
               or any(around == "AdwTabBar" for _, around in path)
               or (TYPE_NAME.match(name) and any(around in ENTRIES for around, _ in path)))
    same_as_around = (kind, name) in path  # a menu button and the button within it
    if kind in INTERACTIVE and not (toolkit or same_as_around or is_way_back(kind, name, path, is_first, found)):
        found.append((kind, name, path))
    if kind not in CLOSED:
        for position, child in enumerate(children(node)):
            collect(child, (*path, (kind, name)), found, position == 0)
    return found


def where(path):
    return " > ".join(name for _, name in path if name and not TYPE_NAME.match(name))


def problems(window):
    """One sentence a problem."""
    seen, said = {}, []
    for kind, name, path in collect(window):
        if not name or TYPE_NAME.match(name):
            said.append(f"{kind} without a name ({name!r}) in {where(path)}")
        elif (kind, name) in seen:
            said.append(f"two are called {kind} {name!r}: in {where(seen[kind, name])} and in {where(path)}")
        else:
            seen[kind, name] = path
    return said
