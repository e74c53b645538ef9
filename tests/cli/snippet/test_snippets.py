#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Snippets are programs: each is read by its language, and those for curl are run."""
import ast
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from harness import PATIENCE, main  # noqa: E402
from snippets import SnippetTest  # noqa: E402


class Snippets(SnippetTest):
    def files(self, name):
        found = sorted(self.folder.glob(f"*/*/*/{name}"))
        self.assertTrue(found)
        return found

    def read_by(self, tool, name, *options, at_once=True):
        if not shutil.which(tool):
            self.skipTest(f"{tool} is not installed")
        files = self.files(name)
        for part in [files] if at_once else [[file] for file in files]:
            done = subprocess.run([tool, *options, *part], capture_output=True, text=True, timeout=PATIENCE, cwd=self.home)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_bash(self):
        self.read_by("bash", "request.sh", "-n", at_once=False)

    def test_python(self):
        for file in self.files("request.py"):
            ast.parse(file.read_text(), str(file))

    def test_node(self):
        self.read_by("node", "request.js", "--check", at_once=False)

    def test_java(self):
        # as far as the parser: the libraries need not be there
        self.read_by("javac", "Request.java", "-proc:none", "-XDshould-stop.ifNoError=PARSE", "-XDshould-stop.at=PARSE")

    def test_go(self):
        self.read_by("gofmt", "main.go", "-l")

    def test_ruby(self):
        self.read_by("ruby", "request.rb", "-c", at_once=False)

    def test_secrets(self):
        """write-snippets fails if a value is in a text; here is where it went."""
        text = (self.folder / "sealed/demo/easycodefpy/request.py").read_text()
        self.assertIn('encrypt_rsa(os.environ["CODEF_PASSWORD_2"], codef.public_key)', text)

    def test_hosts(self):
        for name, host in {"sandbox": "sandbox.codef.io", "demo": "development.codef.io", "production": "api.codef.io"}.items():
            self.assertIn(f"https://{host}/v1/", (self.folder / "plain" / name / "curl/request.sh").read_text())

    def test_curl(self):
        for tool in ("curl", "openssl"):
            if not shutil.which(tool):
                self.skipTest(f"{tool} is not installed")
        self.check_all(lambda case: ["bash", self.folder / case / "custom/curl/request.sh"])


if __name__ == "__main__":
    main()
