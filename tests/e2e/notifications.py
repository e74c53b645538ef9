# SPDX-License-Identifier: MIT
"""Stands in for the desktop's notification service: prints a line for each notification, "summary: body", until it is ended."""
import sys

from gi.repository import Gio, GLib

INTERFACE = """
<node><interface name='org.freedesktop.Notifications'>
  <method name='Notify'>
    <arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>
    <arg type='s' direction='in'/><arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>
    <arg type='u' direction='out'/>
  </method>
  <method name='CloseNotification'><arg type='u' direction='in'/></method>
  <method name='GetCapabilities'><arg type='as' direction='out'/></method>
  <method name='GetServerInformation'>
    <arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/>
  </method>
</interface></node>
"""

ANSWERS = {
    "Notify": GLib.Variant("(u)", (1,)),
    "CloseNotification": None,
    "GetCapabilities": GLib.Variant("(as)", (["body"],)),
    "GetServerInformation": GLib.Variant("(ssss)", ("test", "test", "1", "1.2")),
}


def say(line):
    print(line, flush=True)


def on_call(_connection, _sender, _path, _interface, method, parameters, invocation):
    if method == "Notify":
        values = parameters.unpack()
        say(f"{values[3]}: {values[4]}")
    invocation.return_value(ANSWERS[method])


def on_bus(connection, _name):
    for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces:
        connection.register_object("/org/freedesktop/Notifications", interface, on_call, None, None)


Gio.bus_own_name(Gio.BusType.SESSION, "org.freedesktop.Notifications", Gio.BusNameOwnerFlags.NONE, on_bus,
                 lambda *_: say("ready"), lambda *_: sys.exit(1))
GLib.MainLoop().run()
