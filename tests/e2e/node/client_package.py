# SPDX-License-Identifier: MIT
"""The vendor's Node client, as npm has it."""
import json
import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).resolve().parent


def install(folder):
    """Puts it and our scripts into @folder, which is kept between runs. Says why if it cannot be had."""
    if not shutil.which("npm") or not shutil.which("node"):
        return "npm is not installed"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "client.js", "accounts.js", "two-way.js"):
        shutil.copyfile(HERE / name, folder / name)
    wanted = json.loads((HERE / "package.json").read_text())["dependencies"]["easycodef-node"]
    installed = folder / "node_modules/easycodef-node/package.json"
    if installed.exists() and json.loads(installed.read_text())["version"] == wanted:
        return None
    try:
        # no lock file: it would name the registry of the machine that wrote it
        done = subprocess.run(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder,
                              capture_output=True, text=True, timeout=300)
    except subprocess.TimeoutExpired:
        return "npm install took more than five minutes"
    return None if done.returncode == 0 else f"npm cannot install easycodef-node: {done.stderr.strip().splitlines()[-1:]}"
