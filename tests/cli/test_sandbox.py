#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The sandbox as a server: its first line, its port, its end."""
import json
import pathlib
import signal
import socket
import subprocess
import urllib.request

from harness import ACCOUNTS, PATIENCE, CliTest, main


class Sandbox(CliTest):
    def serve(self, *arguments):
        process = self.start_cli("sandbox", *arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return process, process.stdout.readline().decode()

    def end(self, process, number=signal.SIGINT):
        process.send_signal(number)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def test_first_line_is_the_address(self):
        process, line = self.serve()
        self.assertRegex(line, r"^http://127\.0\.0\.1:\d+\n$")
        request = urllib.request.Request(line.strip() + "/oauth/token", b"grant_type=client_credentials",
                                         {"Authorization": "Basic " + "bm9ib2R5Om5vYm9keQ=="})
        with self.assertRaises(urllib.error.HTTPError) as refused:
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=PATIENCE)
        self.assertEqual(refused.exception.code, 401)
        self.assertEqual(self.end(process), (130, b"", b""))

    def test_json_line(self):
        process, line = self.serve("--json")
        self.assertTrue(line.endswith("}\n"))
        description = json.loads(line)
        self.assertEqual(list(description), ["url", "clientId", "clientSecret", "publicKey", "sandboxClientId", "sandboxClientSecret"])
        self.assertEqual(description["sandboxClientId"], "ef27cfaa-10c1-4470-adac-60ba476273f9")
        self.assertEqual(self.end(process, signal.SIGTERM)[0], 0)

    def test_given_port_and_port_that_is_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            result = self.check(4, "sandbox", "--port", str(port), says=str(port))
            self.assertEqual(result.out, b"")
        process, line = self.serve("--port", str(port))
        self.assertEqual(line, f"http://127.0.0.1:{port}\n")
        self.end(process)

    def test_only_loopback_listens(self):
        process, line = self.serve()
        port = int(line.rsplit(":", 1)[1])
        listening = [row.split()[1] for name in ("tcp", "tcp6") for row in pathlib.Path(f"/proc/net/{name}").read_text().splitlines()[1:]
                     if row.split()[3] == "0A"]
        hosts = {address.rsplit(":", 1)[0] for address in listening if int(address.rsplit(":", 1)[1], 16) == port}
        self.assertLessEqual(hosts, {"0100007F", "00000000000000000000000001000000"})
        self.assertIn("0100007F", hosts)
        self.end(process)

    def test_kept_store(self):
        store = str(self.home / "store.json")
        first, line = self.serve("--json", "--store", store)
        self.end(first)
        second, again = self.serve("--json", "--store", store)
        self.end(second)
        other, different = self.serve("--json")
        self.end(other)
        for member in ("clientId", "clientSecret", "publicKey"):
            self.assertEqual(json.loads(line)[member], json.loads(again)[member])
            self.assertNotEqual(json.loads(line)[member], json.loads(different)[member])

    def test_clock_and_seed(self):
        answers = []
        for _ in range(2):
            with self.sandbox("--now", "2026-01-31T09:00:00+09:00", "--seed", "7") as sandbox:
                arguments = ["--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox)]
                answers.append(self.check(0, "token", "--json", *arguments).json["expires"])
        for expires in answers:
            self.assertRegex(expires, r"^2026-02-06T23:59:59|^2026-02-07T00:00:")

    def test_files_that_cannot_be(self):
        self.check(3, "sandbox", "--scenario", "missing.json", says="missing.json")
        self.check(3, "sandbox", "--scenario", self.file("broken.json", '{\n"format":}'), says="broken.json:2:10: ")
        self.check(3, "sandbox", "--scenario", self.file("wrong.json", '{"format":1,"rules":[{"words":"explode"}]}'), says="explode")
        self.check(3, "sandbox", "--store", self.file("broken-store.json", "{"))

    def test_scenario(self):
        rules = [{"path": ACCOUNTS, "times": 1, "words": "code:CF-12803"}, {"path": ACCOUNTS, "times": 1, "words": "html"},
                 {"path": ACCOUNTS, "times": 1, "words": "cut"}, {"path": ACCOUNTS, "times": 1, "words": "token:expired"}]
        path = self.file("scenario.json", json.dumps({"format": 1, "rules": rules}))
        with self.sandbox("--scenario", path) as sandbox:
            arguments = ["request", ACCOUNTS, "--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox),
                         "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004"]
            self.check(7, *arguments, says="CF-12803")
            self.check(9, *arguments)
            self.check(9, *arguments)
            renewed = self.check(0, *arguments, "--verbose")
            self.assertEqual(renewed.err.count("> POST "), 4)
            self.check(0, *arguments)

    def test_verbose_tells_what_arrives(self):
        log = self.home / "log.txt"
        with log.open("wb") as stream, self.sandbox("--verbose", stderr=stream) as sandbox:
            self.check(0, "token", "--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox))
            self.wait_for(lambda: "200 - POST /oauth/token" in log.read_text())
        self.assertNotIn(sandbox["clientSecret"], log.read_text())


main()
