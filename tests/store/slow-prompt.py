#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A Secret Service with one locked entry, whose owner takes longer to unlock it than a service may take to answer.

usage: slow-prompt.py SECONDS unlock|dismiss; prints "ready" when it has the name
"""
import sys

from gi.repository import Gio, GLib

SECONDS, VERDICT = int(sys.argv[1]), sys.argv[2]
SECRET = '{"clientId":"11111111-2222-4333-8444-555555555555","clientSecret":"cccccccc-aaaa-4000-8000-00000000face"}'
ROOT = "/org/freedesktop/secrets"
ITEM, SESSION, PROMPT = ROOT + "/collection/login/1", ROOT + "/session/1", ROOT + "/prompt/1"
INTERFACES = Gio.DBusNodeInfo.new_for_xml("""<node>
  <interface name="org.freedesktop.Secret.Service">
    <method name="OpenSession"><arg direction="in" type="s"/><arg direction="in" type="v"/><arg direction="out" type="v"/>
      <arg direction="out" type="o"/></method>
    <method name="SearchItems"><arg direction="in" type="a{ss}"/><arg direction="out" type="ao"/><arg direction="out" type="ao"/></method>
    <method name="Unlock"><arg direction="in" type="ao"/><arg direction="out" type="ao"/><arg direction="out" type="o"/></method>
    <method name="GetSecrets"><arg direction="in" type="ao"/><arg direction="in" type="o"/><arg direction="out" type="a{o(oayays)}"/></method>
    <property name="Collections" type="ao" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Item">
    <property name="Locked" type="b" access="read"/>
    <property name="Attributes" type="a{ss}" access="read"/>
    <property name="Label" type="s" access="read"/>
    <property name="Created" type="t" access="read"/>
    <property name="Modified" type="t" access="read"/>
  </interface>
  <interface name="org.freedesktop.Secret.Prompt">
    <method name="Prompt"><arg direction="in" type="s"/></method>
    <method name="Dismiss"/>
    <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
  </interface>
</node>""").interfaces
unlocked = False
loop = GLib.MainLoop()
bus = Gio.bus_get_sync(Gio.BusType.SESSION)


def complete(dismissed):
    global unlocked
    unlocked = not dismissed
    paths = GLib.Variant("ao", [] if dismissed else [ITEM])
    bus.emit_signal(None, PROMPT, "org.freedesktop.Secret.Prompt", "Completed", GLib.Variant("(bv)", (dismissed, paths)))
    return GLib.SOURCE_REMOVE


def call(_bus, _sender, _path, _interface, method, arguments, invocation):
    if method == "OpenSession":
        if arguments[0] != "plain":
            invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", "plain only")
            return
        answer = GLib.Variant("(vo)", (GLib.Variant("s", ""), SESSION))
    elif method == "SearchItems":
        answer = GLib.Variant("(aoao)", ([ITEM], []) if unlocked else ([], [ITEM]))
    elif method == "Unlock":
        answer = GLib.Variant("(aoo)", ([ITEM], "/") if unlocked else ([], PROMPT))
    elif method == "GetSecrets":
        secret = (SESSION, b"", SECRET.encode(), "text/plain")
        answer = GLib.Variant("(a{o(oayays)})", ({ITEM: secret} if unlocked else {},))
    elif method == "Prompt":
        GLib.timeout_add_seconds(SECONDS, complete, VERDICT == "dismiss")
        answer = None
    else:
        complete(True)
        answer = None
    invocation.return_value(answer)


def get(_bus, _sender, _path, _interface, name):
    return {"Collections": GLib.Variant("ao", []), "Locked": GLib.Variant("b", not unlocked), "Label": GLib.Variant("s", "keys"),
            "Attributes": GLib.Variant("a{ss}", {"environment": "demo", "xdg:schema": "io.github.codef_console.CodefConsole.Credentials"}),
            "Created": GLib.Variant("t", 0), "Modified": GLib.Variant("t", 0)}[name]


for interface, path in zip(INTERFACES, (ROOT, ITEM, PROMPT)):
    bus.register_object(path, interface, call, get, None)
Gio.bus_own_name_on_connection(bus, "org.freedesktop.secrets", Gio.BusNameOwnerFlags.NONE, lambda *_: print("ready", flush=True), None)
loop.run()
