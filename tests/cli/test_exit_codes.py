#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Every exit code, by what a server or the network does."""
import json
import signal
import socket
import threading
import time

from harness import ACCOUNTS, PATIENCE, TOKEN, CliTest, FaultServer, http, main

CANARY = "0b5cdd4e-canary-secret"


def envelope(code):
    return {"result": {"code": code, "extraMessage": "", "message": "메시지", "transactionId": "669ef2a6ec82f3c03b2b928a"}, "data": {}}


class ExitCodes(CliTest):
    def ask(self, status, server, *more, says=None):
        return self.check(status, "request", ACCOUNTS, "--base-url", server.url, "--credentials-file", self.any_credentials(), *more, says=says)

    def test_answers(self):
        good = json.dumps(envelope("CF-00000"))
        for name, answer, status, says, printed in (
            ("success", http(good), 0, None, True),
            ("percent-encoded success", http("%7B%22result%22%3A%7B%22code%22%3A%22CF-00000%22%7D%2C%22data%22%3A%7B%7D%7D"), 0, None, True),
            ("another code", http(json.dumps(envelope("CF-12803"))), 7, "CF-12803", True),
            ("partial success", http(json.dumps(envelope("CF-04012"))), 7, "CF-04012", True),
            ("no right to the product", http(json.dumps(envelope("CF-00401"))), 7, "CF-00401", True),
            ("an unknown code", http(json.dumps(envelope("CF-99999"))), 7, "CF-99999", True),
            ("HTML with 200", http("<html>busy</html>"), 9, "HTTP 200", False),
            ("HTML with 502", http("<html>bad gateway</html>", "502 Bad Gateway"), 9, "HTTP 502", False),
            ("JSON with 404", http('{"status":404,"path":"/x"}', "404 Not Found"), 9, "HTTP 404", True),
            ("JSON with 413", http('{"error":"too large"}', "413 Payload Too Large"), 9, "HTTP 413", True),
            ("an envelope with 500", http(json.dumps(envelope("CF-09999")), "500 Internal Server Error"), 9, "HTTP 500", True),
            ("other JSON with 200", http("[1,2]"), 9, "HTTP 200", True),
            ("nothing", http(""), 9, "HTTP 200", False),
            ("JSON cut by the sender", http(good[:-5]), 9, "answer:1:", False),
            ("two documents", http(good + good), 9, "answer:1:", False),
            ("a bad escape", http("%7B%22a%22%3A%zz%7D"), 9, "answer:1:14", False),
            ("invalid UTF-8", http(b'{"a":"\xff"}'), 9, "answer:1:", False),
            ("a body shorter than announced", http(good, length=len(good) + 100), 9, "codefctl: ", False),
        ):
            with self.subTest(name), FaultServer(answer) as server:
                result = self.ask(status, server, says=says)
                self.assertEqual(bool(result.out), printed, name)
                if says:
                    self.assertTrue(result.err.startswith("codefctl: "), result.err)

    def test_credentials(self):
        flat = json.dumps({"error": "invalid_token", "error_description": "Cannot convert access token to JSON", "code": "CF-99997",
                           "message": "OAUTH2.0 토큰 에러입니다."})
        with FaultServer(http(flat, "401 Unauthorized")) as server:
            self.ask(5, server)
            self.assertEqual([line.split()[1] for line in server.requests], ["/oauth/token", ACCOUNTS] * 2)
        with FaultServer(http("{}"), token=http('{"error":"invalid_client"}', "401 Unauthorized")) as server:
            self.ask(5, server)
            self.assertEqual(len(server.requests), 1)

    def test_wrong_secret_at_the_sandbox(self):
        with self.sandbox() as sandbox:
            wrong = self.credentials(sandbox, secret=CANARY)
            result = self.check(5, "request", ACCOUNTS, "--base-url", sandbox["url"], "--credentials-file", wrong)
            self.assertNotIn(CANARY, result.err)
            self.check(5, "token", "--base-url", sandbox["url"], "--credentials-file", wrong)

    def test_token_route_that_is_none(self):
        with FaultServer(http("{}"), token=http("<html>", "200 OK")) as server:
            self.ask(9, server)

    def test_network(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            port = listener.getsockname()[1]
        for url in (f"http://127.0.0.1:{port}", "https://nobody.invalid"):
            with self.subTest(url):
                result = self.check(4, "request", ACCOUNTS, "--base-url", url, "--credentials-file", self.any_credentials(), "--timeout", "20")
                self.assertEqual(result.out, b"")

    def test_tls_to_a_plain_server(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            def refuse_the_handshake():
                connection, _ = listener.accept()
                with connection:
                    connection.recv(65536)
                    connection.sendall(http("", "400 Bad Request"))

            threading.Thread(target=refuse_the_handshake, daemon=True).start()
            url = f"https://127.0.0.1:{listener.getsockname()[1]}"
            self.check(4, "request", ACCOUNTS, "--base-url", url, "--credentials-file", self.any_credentials(), says="TLS")

    def test_time_out(self):
        with FaultServer(None) as server:
            start = time.monotonic()
            self.ask(8, server, "--timeout", "1")
            self.assertLess(time.monotonic() - start, PATIENCE / 4)

    def test_interrupt(self):
        with FaultServer(None) as server:
            process = self.start_cli("request", ACCOUNTS, "--base-url", server.url, "--credentials-file", self.any_credentials(),
                                     stdout=-1, stderr=-1)
            deadline = time.monotonic() + PATIENCE
            while len(server.requests) < 2 and time.monotonic() < deadline:
                time.sleep(0.01)
            start = time.monotonic()
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=PATIENCE)
            self.assertLess(time.monotonic() - start, PATIENCE / 10)
        self.assertEqual(process.returncode, 130)
        self.assertEqual(out, b"")

    def test_messages_of_a_server_cannot_steer_the_terminal(self):
        answer = envelope("CF-12100")
        answer["result"]["message"] = "\u001b[31mred\u202e\u009b1m"
        with FaultServer(http(json.dumps(answer))) as server:
            result = self.ask(7, server)
        for character in "\u001b\u202e\u009b":
            self.assertNotIn(character, result.err)
        self.assertIn("red", result.err)

    def test_proxy_variables_do_not_catch_loopback(self):
        with FaultServer(http(json.dumps(envelope("CF-00000")))) as server:
            self.check(0, "request", ACCOUNTS, "--base-url", server.url, "--credentials-file", self.any_credentials(),
                       env={"http_proxy": "http://127.0.0.1:9"})


class Sanity(CliTest):
    def test_the_token_of_the_fault_server_is_one(self):
        with FaultServer(http("{}")) as server:
            result = self.check(0, "token", "--base-url", server.url, "--credentials-file", self.any_credentials())
        self.assertEqual(result.text.strip(), json.loads(TOKEN)["access_token"])


main()
