#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Help, version, and what cannot be typed."""
import re
import subprocess

from harness import CODEFCTL, CliTest, main

COMMANDS = ["request", "continue", "account", "run", "token", "sandbox", "products", "product", "organizations", "code", "decode", "encode", "format",
            "query", "diff", "table", "encrypt"]


class Usage(CliTest):
    def test_version(self):
        self.assertRegex(self.check(0, "--version").text, r"^codefctl \d+\.\d+\.\d+\n$")

    def test_overview(self):
        for word in ("--help", "-h"):
            text = self.check(0, word).text
            listed = re.findall(r"^  ([a-z]+)  ", text, re.M)
            self.assertEqual(listed, COMMANDS)
            self.assertIn("130", text)

    def test_no_arguments_is_a_usage_error_with_help(self):
        self.assertIn("codefctl request", self.check(2).text)

    def test_help_of_every_command(self):
        for command in COMMANDS:
            for arguments in ((command, "--help"), (command, "-h"), (command, "anything", "--help")):
                result = self.check(0, *arguments)
                self.assertIn(f"codefctl {command}", result.text)
                self.assertEqual(result.err, "")
                for line in result.text.splitlines():
                    self.assertTrue(len(line) <= 80 or line.startswith("  codefctl "), line)

    def test_every_option_is_explained(self):
        for command in COMMANDS:
            text = self.check(0, command, "--help").text
            for line in re.findall(r"^ {2}(?:-.,| {3}) (--\S.*)$", text, re.M):
                rest = line.split("  ", 1)
                follows = text[text.index(line) + len(line):].split("\n")[1].strip()
                self.assertTrue((len(rest) > 1 and rest[1].strip()) or follows, f"{command}: {line}")

    def test_typing_errors(self):
        for arguments, words in (
            (["requst"], "did you mean “request”"),
            (["prodcuts"], "did you mean “products”"),
            (["organisations"], "did you mean “organizations”"),
            (["nonsense"], "codefctl --help"),
            (["--verson"], "--verson"),
            (["request"], "something is missing"),
            (["request", "/v1/a", "/v1/b"], "“/v1/b” is too much"),
            (["request", "/v1/a", "--enw", "demo"], "did you mean --env"),
            (["request", "/v1/a", "--env"], "--env needs a value"),
            (["request", "/v1/a", "--yes=1"], "--yes takes no value"),
            (["request", "/v1/a", "-x"], "no option -x"),
            (["request", "/v1/a", "--timeout", "0"], "--timeout"),
            (["request", "/v1/a", "--timeout", "soon"], "--timeout"),
            (["request", "/v1/a", "--env", "prodution"], "did you mean “production”"),
            (["request", "/v1/a", "--env", "elsewhere"], "local, sandbox, demo, production"),
            (["request", "/v1/a", "--base-url", "https://example.com", "--env", "demo"], "exclude each other"),
            (["request", "/v1/a", "--oauth-url", "https://example.com"], "--base-url"),
            (["request", "/v1/a", "--base-url", "https://example.com"], "--credentials-file"),
            (["request", "no-path"], "no-path"),
            (["request", "/v1/../etc"], "/v1/../etc"),
            (["sandbox", "--port", "65536"], "--port"),
            (["sandbox", "--now", "yesterday"], "--now"),
            (["product", "/v1/kr/nobody"], "/v1/kr/nobody"),
            (["code", "CF-99999"], "CF-99999"),
            (["encode", "--style", "pyton"], "did you mean “python”"),
            (["encrypt"], "--public-key-file"),
            (["account"], "something is missing"),
            (["account", "craete"], "did you mean “create”"),
            (["account", "explode"], "create, add, update, delete, list, connected-ids"),
        ):
            with self.subTest(arguments=arguments):
                result = self.check(2, *arguments, says=words)
                self.assertEqual(result.out, b"")
                self.assertTrue(result.err.startswith("codefctl: "), result.err)

    def test_options_stop_at_two_dashes(self):
        self.check(3, "format", "--", "--json", says="--json")

    def test_colour_only_on_a_terminal(self):
        self.assertNotIn("\033", self.check(0, "--help").text)
        script = ["script", "-qec", f"{CODEFCTL} --help", "/dev/null"]
        for more, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
            out = subprocess.run(script, env={**self.env, **more}, capture_output=True, check=True, cwd=self.home).stdout
            self.assertEqual(b"\033" in out, coloured, more)

    def test_output_that_cannot_be_written_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([CODEFCTL, "--help"], env=self.env, stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot be written", done.stderr)

    def test_nothing_of_a_toolkit_is_loaded(self):
        loaded = subprocess.run(["ldd", CODEFCTL], capture_output=True, text=True, check=True).stdout
        for name in ("libgtk", "libadwaita", "libgtksourceview", "libsecret", "libgdk_pixbuf", "libcairo"):
            self.assertNotIn(name, loaded)


main()
