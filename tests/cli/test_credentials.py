#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Where keys come from, and where they do not go."""
import json
import pty
import os

from harness import ACCOUNTS, CODEFCTL, CliTest, FaultServer, http, main


class Credentials(CliTest):
    def ask(self, status, *arguments, says=None):
        return self.check(status, "token", *arguments, says=says)

    def test_file_that_others_can_read(self):
        content = json.dumps({"clientId": "11111111-2222-4333-8444-555555555555", "clientSecret": "canary"})
        for mode in (0o640, 0o604, 0o620, 0o666):
            path = self.file("keys.json", content, mode)
            result = self.ask(3, "--base-url", "http://127.0.0.1:9", "--credentials-file", path, says=["others can read it", "chmod 600"])
            self.assertNotIn("canary", result.err)

    def test_file_that_is_none(self):
        for content, says in (("", "keys.json: "), ("{", "keys.json: "), ("[]", "keys.json: "), ("{}", "keys.json: "),
                              ('{"clientId":"x","clientSecret":"y","publicKey":"not a key"}', "keys.json: ")):
            with self.subTest(content):
                self.ask(3, "--base-url", "http://127.0.0.1:9", "--credentials-file", self.file("keys.json", content), says=says)
        self.ask(3, "--base-url", "http://127.0.0.1:9", "--credentials-file", "missing.json", says="missing.json")

    def test_http_goes_to_loopback_only(self):
        for url in ("http://example.com", "http://10.0.0.1", "http://127.0.0.1.example.com", "ftp://127.0.0.1", "example.com",
                    "https://user@example.com", "https://example.com/path", "https://example.com?x=1"):
            with self.subTest(url):
                self.ask(2, "--base-url", url, "--credentials-file", self.any_credentials(), says=url)
                self.ask(2, "--base-url", "https://example.com", "--oauth-url", url, "--credentials-file", self.any_credentials(), says=url)

    def test_no_keys_without_a_keyring(self):
        for environment in ("demo", "production"):
            self.ask(5, "--env", environment, says=[f"“{environment}”", "--credentials-file"])

    def test_production_is_not_reached_by_accident(self):
        arguments = ["token", "--env", "production", "--credentials-file", self.any_credentials()]
        process = self.start_cli(*arguments, stdin=-3, stdout=-1, stderr=-1, start_new_session=True)
        out, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 2)
        self.assertIn(b"--yes", err)

    def test_production_asks_at_the_terminal(self):
        for answer in (b"\n", b"n\n", b"yess\n"):
            pid, terminal = pty.fork()
            if pid == 0:
                os.chdir(self.home)
                os.execve(CODEFCTL, [CODEFCTL, "token", "--env", "production", "--credentials-file", self.any_credentials()], self.env)
            seen = b""
            while b"[y/N]" not in seen:
                seen += os.read(terminal, 1000)
            os.write(terminal, answer)
            while True:
                try:
                    seen += os.read(terminal, 1000)
                except OSError:
                    break
            self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 130, seen)
            self.assertIn(b"nothing was sent", seen)

    def test_custom_environment(self):
        with FaultServer(http("{}")) as server:
            folder = self.home / "config" / "codef-console"
            folder.mkdir(mode=0o700, exist_ok=True)
            environment = {"id": "office", "title": "Office", "apiUrl": server.url, "oauthUrl": server.url}
            path = folder / "environments.json"
            path.write_text(json.dumps({"format": 1, "environments": [environment]}))
            self.ask(0, "--env", "office", "--credentials-file", self.any_credentials())
            self.ask(2, "--env", "ofice", says="did you mean “office”")
            path.write_text("{")
            self.ask(2, "--env", "office", says=["environments.json", ".broken-"])
            self.assertEqual(len(list(folder.glob("environments.json.broken-*"))), 1)

    def test_own_products_that_are_none_are_said(self):
        folder = self.home / "data" / "codef-console" / "catalog"
        folder.mkdir(mode=0o700, parents=True)
        (folder / "mine.json").write_text('{"format":1,}')
        try:
            self.check(0, "products", "account-list", says=["mine.json was left out"])
        finally:
            (folder / "mine.json").unlink()

    def test_public_key_file(self):
        with FaultServer(http("{}")) as server:
            arguments = ["request", ACCOUNTS, "--base-url", server.url, "--credentials-file", self.any_credentials()]
            secret = ["--secret", f"pin@{self.file('pin.txt', '1234')}"]
            self.check(5, *arguments, *secret, says="--public-key-file")
            self.assertEqual(server.requests, [])
            for content in ("nonsense", "", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"):
                self.check(3, *arguments, *secret, "--public-key-file", self.file("key.txt", content), says="key.txt: ")
            self.check(3, *arguments, *secret, "--public-key-file", "missing.txt", says="missing.txt: ")


class Encrypt(CliTest):
    def test_round_trip_through_the_sandbox(self):
        with self.sandbox() as sandbox:
            key = self.file("key.txt", sandbox["publicKey"])
            first = self.check(0, "encrypt", "--public-key-file", key, self.file("plain.txt", "비밀번호\n")).text
            second = self.check(0, "encrypt", "--public-key-file", key, "-", stdin="비밀번호".encode()).text
            self.assertNotEqual(first, second)
            self.assertRegex(first, r"^[A-Za-z0-9+/]{342}==$")

    def test_pem_is_taken_too(self):
        with self.sandbox() as sandbox:
            pem = "-----BEGIN PUBLIC KEY-----\n" + sandbox["publicKey"] + "\n-----END PUBLIC KEY-----\n"
            self.check(0, "encrypt", "--public-key-file", self.file("key.pem", pem), stdin=b"x")

    def test_too_long(self):
        with self.sandbox() as sandbox:
            key = self.file("key.txt", sandbox["publicKey"])
            self.check(0, "encrypt", "--public-key-file", key, stdin=b"x" * 245)
            self.assertEqual(self.check(2, "encrypt", "--public-key-file", key, stdin=b"x" * 246).out, b"")


main()
