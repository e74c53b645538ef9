#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The manual pages and the completion scripts: sound, in step with --help, and of use in their shells."""
import os
import pathlib
import re
import shutil
import subprocess
import unittest

from harness import ACCOUNTS, CODEFCTL, CliTest, main

BUILT = pathlib.Path(os.environ["BUILT_DATA"])
MANUALS = sorted((BUILT / "man").glob("*.1"))
BASH, ZSH, FISH = (BUILT / "completions" / name for name in ("codefctl", "_codefctl", "codefctl.fish"))


def needs(program):
    return unittest.skipUnless(shutil.which(program), f"{program} is not installed")


class Pages(CliTest):
    def shell(self, *command):
        env = {**self.env, "PATH": f"{pathlib.Path(CODEFCTL).parent}:{os.environ['PATH']}"}
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, cwd=self.home)
        self.assertEqual(done.stderr, "")
        return done.stdout.splitlines()

    def table(self):
        """command → its options, as --help says."""
        commands = re.findall(r"^  ([a-z]+)  ", self.check(0, "--help").text, re.M)
        return {name: re.findall(r"^ {2}(?:(?:-.,| {3}) )(--[a-z-]+)", self.check(0, name, "--help").text, re.M) for name in commands}

    def complete_in_bash(self, *words):
        line = " ".join(f"'{word}'" for word in words)
        return self.shell("bash", "-c", f"compopt () {{ :; }}; . {BASH}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; COMP_TYPE=9; "
                          "_codefctl; printf '%s\\n' \"${COMPREPLY[@]}\"")

    def complete_in_fish(self, line):
        return self.shell("fish", "--no-config", "-c", f"source {FISH}; complete -C \"{line}\"")

    def test_manual_pages_are_sound(self):
        self.assertTrue(MANUALS)
        for page in MANUALS:
            if shutil.which("man"):
                done = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", page], capture_output=True, text=True,
                                      env={**self.env, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"})
                self.assertEqual((done.returncode, done.stderr), (0, ""), page.name)
            if shutil.which("mandoc"):
                self.assertEqual(self.shell("mandoc", "-T", "lint", "-W", "warning", str(page)), [], page.name)

    def test_manual_page_is_in_step_with_help(self):
        text = (BUILT / "man/codefctl.1").read_text().replace("\\-", "-")
        for command, options in self.table().items():
            self.assertIn(f'.SS "codefctl {command}', text)
            part = text.split(f'.SS "codefctl {command}', 1)[1].split(".SS", 1)[0]
            for option in options:
                self.assertTrue(option == "--help" or f"\\fB{option}\\fR" in part, f"{command} {option}")

    @needs("bash")
    def test_bash(self):
        self.shell("bash", "-n", str(BASH))
        table = self.table()
        self.assertEqual(self.complete_in_bash("codefctl", ""), [*table, "--help", "--version"])
        for command, options in table.items():
            self.assertEqual(self.complete_in_bash("codefctl", command, "--"), options)
        self.assertEqual(self.complete_in_bash("codefctl", "request", "--env", "d"), ["demo"])
        self.assertEqual(self.complete_in_bash("codefctl", "request", "--env", "="), ["local", "sandbox", "demo", "production"])
        self.assertEqual(self.complete_in_bash("codefctl", "request", ACCOUNTS), [ACCOUNTS])
        self.assertIn(f"{ACCOUNTS}  (개인 보유계좌 조회)", self.complete_in_bash("codefctl", "request", "/v1/kr/bank/p/a"))
        self.assertTrue(any(line.startswith("0004  (") and "국민은행" in line
                            for line in self.complete_in_bash("codefctl", "request", ACCOUNTS, "-p", "organization", "=", "000")))
        self.assertIn("organization=", self.complete_in_bash("codefctl", "request", ACCOUNTS, "-p", "organ"))

    @needs("bash")
    def test_the_words_of_the_script_are_those_of_the_program(self):
        for word in self.complete_in_bash("codefctl", "account", ""):
            self.assertNotIn("cannot", self.run_cli("account", word, "--timeout", "x").err)
        for word in self.complete_in_bash("codefctl", "encode", "--style", ""):
            self.check(0, "encode", "--style", word, stdin=b"{}")

    @needs("zsh")
    def test_zsh(self):
        self.shell("zsh", "-f", "-n", str(ZSH))
        text = ZSH.read_text()
        for command, options in self.table().items():
            part = text.split(f"\n    {command})\n", 1)[1].split(";;", 1)[0]
            self.assertEqual(re.findall(r"'\*(--[a-z-]+)", part), options)

    @needs("fish")
    def test_fish(self):
        self.shell("fish", "--no-execute", str(FISH))
        table = self.table()
        self.assertEqual(sorted(line.split("\t")[0] for line in self.complete_in_fish("codefctl ")), sorted(table))
        for command, options in table.items():
            self.assertLessEqual(set(options), {line.split("\t")[0].rstrip("=") for line in self.complete_in_fish(f"codefctl {command} --")})
        self.assertIn(f"{ACCOUNTS}\t개인 보유계좌 조회", self.complete_in_fish("codefctl request /v1/kr/bank/p/a"))
        self.assertTrue(any("국민은행" in line for line in self.complete_in_fish(f"codefctl request {ACCOUNTS} -p organization=000")))


main()
