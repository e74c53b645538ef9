# SPDX-License-Identifier: MIT
"""Running snippets against a sandbox: what the tests for curl and for Node share."""
import json
import os
import subprocess

from harness import CliTest, PATIENCE

WRITER = os.environ.get("WRITE_SNIPPETS", "write-snippets")
SECRETS = {"CODEF_PASSWORD": "pass \"word\"\\ 1", "CODEF_PASSWORD_2": "two", "CODEF_IDENTITY": "9912311234567", "CODEF_VALUE": "a \"b\" \\ c"}


class SnippetTest(CliTest):
    """A class has one sandbox and all snippets for it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.inbox = cls.home / "inbox.jsonl"
        cls.folder = cls.home / "snippets"
        cls.serving = cls().sandbox("--inbox", str(cls.inbox))
        cls.keys = cls.serving.__enter__()
        subprocess.run([WRITER, cls.folder, cls.keys["url"]], env=cls.env, check=True, timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls):
        cls.serving.__exit__(None, None, None)
        super().tearDownClass()

    def start(self, command, vendor, more=None):
        """@vendor: with the published pair, whose answers are fixed."""
        pair = ("sandboxClientId", "sandboxClientSecret") if vendor else ("clientId", "clientSecret")
        environment = {**self.env, **SECRETS, "CODEF_PUBLIC_KEY": self.keys["publicKey"], "CODEF_CLIENT_ID": self.keys[pair[0]],
                       "CODEF_CLIENT_SECRET": self.keys[pair[1]], **(more or {})}
        return subprocess.Popen(command, env=environment, cwd=self.home, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True)

    def answer_of(self, command, vendor, more=None):
        out, err = self.start(command, vendor, more).communicate(timeout=PATIENCE)
        self.assertTrue(out, err)
        return json.loads(out)

    def answer_in_steps(self, command, more=None):
        """Answers what the snippet asks for as the pretend phone says. Returns the methods asked for and the last answer."""
        process = self.start(command, False, more)
        methods = []
        with process:
            for line in process.stderr:
                if "{" not in line:
                    continue
                shown = json.loads(line[line.index("{"):])
                data = shown.get("data", shown)
                methods.append(data["method"])
                codes = [json.loads(entry) for entry in self.inbox.read_text().splitlines()]
                code = [entry["code"] for entry in codes if (entry["jti"], entry["method"]) == (data["jti"], data["method"])][-1]
                process.stdin.write(f"{code}\n")
                process.stdin.flush()
            return methods, json.loads(process.stdout.read())

    def check_all(self, command_of, more=None):
        """@command_of: the command that runs the snippet of a case."""
        for case in ("plain", "list"):
            self.assertEqual(self.answer_of(command_of(case), True, more)["result"]["code"], "CF-00000")
        odd = self.answer_of(command_of("odd"), True, more)
        self.assertEqual(odd["memo"], "$(touch pwned) `touch pwned` '\"#{`touch pwned`} \\u000a \\ \n a b+c/한\u202e")
        self.assertEqual(odd["n"][1:], [1.1, -3, True, False, None, [], {}])
        self.assertFalse((self.home / "pwned").exists())
        sealed = self.answer_of(command_of("sealed"), False, more)
        self.assertEqual([row["organization"] for row in sealed["data"]["successList"]], ["0004", "0306"], sealed)
        ids = self.answer_of(command_of("empty"), False, more)
        self.assertEqual(ids["data"]["connectedIdList"], [sealed["data"]["connectedId"]])
        methods, last = self.answer_in_steps(command_of("two-way"), more)
        self.assertEqual(methods, ["secureNo", "smsAuthNo"])
        self.assertEqual(last["result"]["code"], "CF-00000")
