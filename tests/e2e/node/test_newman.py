#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""A collection written by us, run by Postman's own command line against `codefctl sandbox`. Skipped where npm or the package cannot be had.

usage: test_newman.py FOLDER (for node_modules; kept between runs)
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "cli"))
from harness import PATIENCE, CliTest, main  # noqa: E402

FOLDER = pathlib.Path(sys.argv.pop(1))
VERSION = "6.2.2"


def install():
    """Says why if it cannot be had."""
    if not shutil.which("npm") or not shutil.which("node"):
        return "npm is not installed"
    FOLDER.mkdir(parents=True, exist_ok=True)
    if (FOLDER / "node_modules/newman/package.json").exists():
        return None
    (FOLDER / "package.json").write_text(json.dumps({"private": True}))
    try:
        done = subprocess.run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", f"newman@{VERSION}"],
                              cwd=FOLDER, capture_output=True, text=True, timeout=200)
    except subprocess.TimeoutExpired:
        return "npm install took more than three minutes"
    return None if done.returncode == 0 else f"npm cannot install newman: {done.stderr.strip().splitlines()[-1:]}"


class Newman(CliTest):
    def test_collection(self):
        report = self.home / "report.json"
        environment = {name: value for name, value in os.environ.items() if name.lower() not in ("http_proxy", "https_proxy", "all_proxy")}
        with self.sandbox() as sandbox:
            written = subprocess.run([os.environ["WRITE_COLLECTION"], sandbox["url"]], capture_output=True, check=True, env=self.env)
            self.assertNotIn(b"Zq9Canary", written.stdout)
            collection = self.file("collection.json", written.stdout)
            values = {"clientId": sandbox["sandboxClientId"], "clientSecret": sandbox["sandboxClientSecret"], "password": "ciphertext"}
            pairs = [word for name, value in values.items() for word in ("--env-var", f"{name}={value}")]
            done = subprocess.run([FOLDER / "node_modules/.bin/newman", "run", collection, "--reporters", "json", "--reporter-json-export", report,
                                   *pairs], capture_output=True, text=True, timeout=PATIENCE, env=environment)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        counts = json.loads(report.read_text())["run"]["stats"]
        self.assertEqual((counts["requests"]["total"], counts["assertions"]["total"], counts["assertions"]["failed"]), (4, 4, 0))


reason = install()
if reason:
    print(f"skipped: {reason}")
    sys.exit(77)
main()
