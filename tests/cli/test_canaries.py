#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Twelve secrets, each unlike anything else, and every place where one of them must not be found again.

A program that leaks on purpose is put through the same search: a search that finds nothing there would prove nothing.
"""
import base64
import json
import os
import pathlib
import signal
import subprocess
import time
import unittest
import urllib.parse

import harness
from harness import CODEFCTL, CliTest, FaultServer, http, main

CANARIES = {
    "client id": "7c0ffee1-5eed-4bad-8bad-0123456789ab",
    "client secret": "5ec2e700-5eed-4bad-8bad-ba9876543210",
    "token": "canary-token-Jq8Zr2",
    "login id": "canary-login-Xw3Kp9",
    "password": "canary-password-Tn5Vb1",
    "card number": "9410777766665555",
    "identity": "8812252468013",
    "phone": "01098761234",
    "certificate password": "canary-certpw-Hd6Mf4",
    "code by SMS": "canary-sms-Lc7Rg0",
    "key file": base64.b64encode(b"canary-private-key-Yb2Ws8").decode(),
    "cookie": "canary-cookie-Ze1Qa3",
}
# what travels in parameters, under the names that the service gives it
PARAMETERS = {"id": "login id", "cardNo": "card number", "identity": "identity", "phoneNo": "phone", "smsAuthNo": "code by SMS",
              "keyFile": "key file"}
SEALED = {"password": "password", "certPassword": "certificate password"}
SHOWN = {"login id", "phone"}
LOUD = {"G_MESSAGES_DEBUG": "all", "GNUTLS_DEBUG_LEVEL": "99"}
PATH = "/v1/kr/bank/p/account/account-list"

LEAKING = """#!/usr/bin/python3
import os, pathlib, subprocess, sys
secrets = os.environ["CANARIES"].split(" ")
home = pathlib.Path(os.environ["HOME"])
for place in (home / "state/leak", home / "cache/leak", pathlib.Path(os.environ["TMPDIR"]) / "leak"):
    place.write_text(" ".join(secrets))
print(*secrets)
print(*secrets, file=sys.stderr)
if "leak" not in sys.argv:
    os.execv(sys.executable, [sys.executable, sys.argv[0], "leak", *secrets])
sys.stdout.flush()
sys.stdin.read()
"""


def forms_of(secret):
    """As it is, percent-encoded, as base64: a leak need not be literal."""
    return {secret.encode(), urllib.parse.quote(secret, safe="").encode(), base64.b64encode(secret.encode())}


class Canaries(CliTest):
    def setUp(self):
        self.temporary = self.home / "tmp"
        self.temporary.mkdir(exist_ok=True)
        self.given = self.home / "given"  # what a user wrote, and no trace of ours
        self.given.mkdir(exist_ok=True)
        for folder in ("data", "config", "cache", "state", "tmp"):
            for path in (self.home / folder).rglob("*"):
                if path.is_file():
                    path.unlink()

    def give(self, name, content):
        path = self.given / name
        path.write_text(content)
        path.chmod(0o600)
        return str(path)

    def arguments(self, url):
        public_key = self.give("key.pub", self.public_key())
        body = self.give("body.json", json.dumps({name: CANARIES[secret] for name, secret in PARAMETERS.items()}))
        keys = self.give("keys.json", json.dumps({"clientId": CANARIES["client id"], "clientSecret": CANARIES["client secret"]}))
        sealed = [f"--secret={name}@{self.give(name, CANARIES[secret])}" for name, secret in SEALED.items()]
        return ["request", PATH, "--base-url", url, "--oauth-url", url, "--credentials-file", keys, "--public-key-file", public_key,
                "--body", body, *sealed, "--verbose"]

    def public_key(self):
        with self.sandbox() as sandbox:
            return sandbox["publicKey"]

    def look(self, program, server, arguments):
        """place → the canaries that were found there"""
        env = {**self.env, **LOUD, "TMPDIR": str(self.temporary)}
        if program != CODEFCTL:
            env["CANARIES"] = " ".join(CANARIES.values())
        process = subprocess.Popen([program, *arguments], env=env, cwd=self.home, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        seen = {"command line": b""}
        while process.poll() is None:
            try:
                seen["command line"] = (pathlib.Path(f"/proc/{process.pid}/cmdline").read_bytes() or seen["command line"])
            except OSError:
                break
            if b"\0leak\0" in seen["command line"] or program == CODEFCTL and any(PATH in line for line in server.requests):
                break
            time.sleep(0.02)
        if program == CODEFCTL:
            process.wait(harness.PATIENCE)
        seen["standard output"], seen["standard error"] = process.communicate(timeout=harness.PATIENCE)
        for folder in ("data", "config", "cache", "state", "tmp"):
            files = [path for path in (self.home / folder).rglob("*") if path.is_file()]
            seen[f"files below {folder}"] = b"\n".join(str(path).encode() + path.read_bytes() for path in files)
        return {place: {name for name, secret in CANARIES.items() if any(form in content for form in forms_of(secret))}
                for place, content in seen.items()}

    def ask(self, program=CODEFCTL):
        token = http(json.dumps({"access_token": CANARIES["token"], "token_type": "bearer", "expires_in": 604799, "scope": "read"}),
                     more=f"Set-Cookie: session={CANARIES['cookie']}\r\n")
        answer = http('{"result":{"code":"CF-00000","extraMessage":"","message":"ok","transactionId":"t"},"data":{}}',
                      more=f"Set-Cookie: session={CANARIES['cookie']}\r\n")
        with FaultServer(answer, token) as server:
            found = self.look(program, server, self.arguments(server.url))
            return found, server.requests

    def test_K1_K2_K4_K6_K12_K13_K18_nothing_is_found_again(self):
        found, requests = self.ask()
        # --verbose shows who was asked about: what is looked for when a request fails opens no door
        found["standard error"] -= SHOWN
        self.assertEqual({place: names for place, names in found.items() if names}, {})
        self.assertTrue(any(PATH in line for line in requests), requests)
        for line in requests:
            for name, secret in CANARIES.items():
                self.assertNotIn(secret, line, f"{name} in a URL")

    def test_the_search_finds_what_leaks(self):
        leaking = self.home / "leaking"
        leaking.write_text(LEAKING)
        leaking.chmod(0o700)
        found, _ = self.ask(str(leaking))
        for place in ("command line", "standard output", "standard error", "files below state", "files below cache", "files below tmp"):
            self.assertEqual(found[place], set(CANARIES), place)

    def test_K3_K16_no_core_file_and_no_last_words(self):
        keys = self.give("keys.json", "{}")
        self.assertTrue(keys)
        process = subprocess.Popen([CODEFCTL, "sandbox", "--json"], env=self.env, cwd=self.home, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        pair = json.loads(process.stdout.readline())
        limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
        line = next(line for line in limits.splitlines() if line.startswith("Max core file size"))
        self.assertEqual(line.split()[4:6], ["0", "0"], line)
        process.send_signal(signal.SIGSEGV)
        rest, words = process.communicate(timeout=harness.PATIENCE)
        self.assertNotIn(pair["clientSecret"].encode(), rest + words)
        self.assertEqual([path.name for path in self.home.glob("*core*")], [])

    @unittest.skipUnless(os.environ.get("CODEF_SANITIZED") is None, "the leak sanitizer looks into its own process")
    def test_K3_the_memory_is_closed(self):
        process = subprocess.Popen([CODEFCTL, "sandbox", "--json"], env=self.env, cwd=self.home, stdout=subprocess.PIPE)
        process.stdout.readline()
        # of a process that may not be dumped /proc belongs to root; of root's own that cannot be told apart
        self.assertEqual(os.stat(f"/proc/{process.pid}/mem").st_uid, 0)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=harness.PATIENCE)


main()
