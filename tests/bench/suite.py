#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""P9: 200 requests with a check each against codefctl sandbox, the whole process, beside newman and Bruno's command line.

usage: suite.py CODEFCTL MODULES [--check]

MODULES is a folder into which npm installs the peers; without npm they are skipped. Each figure is the median of three alternating runs;
memory is the peak of the process and its children.
"""
import base64
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

N = 200
PATH = "/v1/kr/bank/p/account/account-list"
PARAMETERS = {"connectedId": "sandbox_connectedId", "organization": "0004"}
codefctl, modules, check = sys.argv[1], pathlib.Path(sys.argv[2]), "--check" in sys.argv[3:]


def get_token(pair):
    keys = base64.b64encode(f"{pair['clientId']}:{pair['clientSecret']}".encode()).decode()
    request = urllib.request.Request(pair["url"] + "/oauth/token", b"grant_type=client_credentials&scope=read",
                                     {"Authorization": "Basic " + keys, "Content-Type": "application/x-www-form-urlencoded"})
    return json.load(urllib.request.urlopen(request))["access_token"]


def prepare_ours(home, pair):
    folder = home / "ours"
    folder.mkdir()
    for i in range(N):
        (folder / f"{i:03}.request.json").write_text(json.dumps({"format": 1, "product": PATH, "parameters": PARAMETERS,
                                                                 "expect": [{"at": "/result/code", "equals": "CF-00000"}]}))
    keys = home / "keys.json"
    keys.touch(0o600)
    keys.write_text(json.dumps({name: pair[name] for name in ("clientId", "clientSecret", "publicKey")}))
    return [codefctl, "run", str(folder), "--base-url", pair["url"], "--credentials-file", str(keys)]


def prepare_newman(home, pair, token):
    script = "pm.test('code', () => pm.expect(JSON.parse(decodeURIComponent(pm.response.text())).result.code).to.eql('CF-00000'))"
    items = [{"name": f"{i:03}", "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": [script]}}],
              "request": {"method": "POST", "url": pair["url"] + PATH, "body": {"mode": "raw", "raw": json.dumps(PARAMETERS)},
                          "header": [{"key": "Authorization", "value": "Bearer " + token}, {"key": "Content-Type", "value": "application/json"}]}}
             for i in range(N)]
    file = home / "collection.json"
    file.write_text(json.dumps({"info": {"name": "bench", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},
                                "item": items}))
    return [str(modules / "node_modules/.bin/newman"), "run", str(file), "--reporters", "cli", "--bail"]


def prepare_bruno(home, pair, token):
    folder = home / "bruno"
    folder.mkdir()
    (folder / "bruno.json").write_text(json.dumps({"version": "1", "name": "bench", "type": "collection"}))
    for i in range(N):
        (folder / f"{i:03}.bru").write_text(
            f"meta {{\n  name: r{i:03}\n  type: http\n  seq: {i + 1}\n}}\n\npost {{\n  url: {pair['url']}{PATH}\n  body: json\n  auth: none\n}}\n\n"
            f"headers {{\n  Authorization: Bearer {token}\n}}\n\nbody:json {{\n  {json.dumps(PARAMETERS)}\n}}\n\nassert {{\n  res.status: eq 200\n}}\n")
    return ["sh", "-c", f'cd "{folder}" && exec "{modules}/node_modules/.bin/bru" run --bail']


def measure(command):
    """Seconds and peak megabytes of a process that has to succeed."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]}: {said.decode(errors='replace')[-2000:]}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def main():
    if shutil.which("npm"):
        modules.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "install", "--silent", "--no-save", "--no-package-lock", "newman", "@usebruno/cli"], cwd=modules,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with tempfile.TemporaryDirectory() as place:
        home = pathlib.Path(place)
        server = subprocess.Popen([codefctl, "sandbox", "--json"], stdout=subprocess.PIPE, env={**os.environ, "XDG_STATE_HOME": place})
        pair = json.loads(server.stdout.readline())
        token = get_token(pair)
        commands = {"codefctl run": prepare_ours(home, pair)}
        if (modules / "node_modules/.bin/newman").exists():
            commands["newman"] = prepare_newman(home, pair, token)
        if (modules / "node_modules/.bin/bru").exists():
            commands["bruno"] = prepare_bruno(home, pair, token)
        rounds = [{name: measure(command) for name, command in commands.items()} for _ in range(3)]
        server.terminate()
        server.wait()
    figures = {name: [statistics.median(one[name][i] for one in rounds) for i in (0, 1)] for name in commands}
    seconds, megabytes = figures["codefctl run"]
    print(f"P9 codefctl run         {seconds * 1000:8.0f} ms  {megabytes:6.1f} MB  for {N} requests with a check each")
    missed = False
    for name, fastest, leanest in (("newman", 50, 5), ("bruno", 250, None)):
        if name not in figures:
            print(f"P9 {name:20} skipped: npm is not installed")
            continue
        ratio, lean = figures[name][0] / seconds, figures[name][1] / megabytes
        bad = ratio < fastest or (leanest is not None and lean < leanest)
        missed = missed or bad
        print(f"P9 {name:20} {figures[name][0] * 1000:8.0f} ms  {figures[name][1]:6.1f} MB  ratio {ratio:5.1f}  goal >= {fastest}  "
              f"memory {lean:4.1f}{f'  goal >= {leanest}' if leanest else ''}  {'MISSED' if bad else 'ok'}")
    sys.exit(1 if missed and check else 0)


main()
