# SPDX-License-Identifier: MIT
"""What the tests of the command line share: a private home, the program, a sandbox that serves, servers that misbehave."""
import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CODEFCTL = os.environ.get("CODEFCTL", "codefctl")
PATIENCE = 60 * (4 if os.environ.get("CODEF_SANITIZED") else 1)  # seconds; nothing here takes a tenth of it

ACCOUNTS = "/v1/kr/bank/p/account/account-list"
BUSINESS = "/v1/kr/public/nt/business/status"


class Result:
    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    @property
    def text(self):
        return self.out.decode()

    @property
    def json(self):
        return json.loads(self.out)


class CliTest(unittest.TestCase):
    """A class has one home, so that the built-in sandbox makes its keys once."""

    @classmethod
    def setUpClass(cls):
        cls.home = pathlib.Path(tempfile.mkdtemp(prefix="codefctl-"))
        for name in ("run", "data", "config", "cache", "state"):
            (cls.home / name).mkdir(mode=0o700)
        cls.env = {
            "PATH": os.environ["PATH"], "HOME": str(cls.home), "LC_ALL": "C.UTF-8", "G_DEBUG": "fatal-warnings",
            "XDG_RUNTIME_DIR": str(cls.home / "run"), "XDG_DATA_HOME": str(cls.home / "data"), "XDG_CONFIG_HOME": str(cls.home / "config"),
            "XDG_CACHE_HOME": str(cls.home / "cache"), "XDG_STATE_HOME": str(cls.home / "state"),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={cls.home}/nobody",
        }
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH", "G_SLICE"):
            if name in os.environ:
                cls.env[name] = os.environ[name]

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.home)

    def run_cli(self, *arguments, stdin=b"", env=None):
        done = subprocess.run([CODEFCTL, *arguments], input=stdin, env={**self.env, **(env or {})}, capture_output=True, timeout=PATIENCE,
                              cwd=self.home)
        return Result(done.returncode, done.stdout, done.stderr.decode())

    def start_cli(self, *arguments, env=None, **more):
        return subprocess.Popen([CODEFCTL, *arguments], env={**self.env, **(env or {})}, cwd=self.home, **more)

    def check(self, status, *arguments, says=None, **more):
        """Runs it, compares the exit code, and looks for words on standard error."""
        result = self.run_cli(*arguments, **more)
        self.assertEqual(result.status, status, f"{arguments}: {result.err}")
        for word in [says] if isinstance(says, str) else says or []:
            self.assertIn(word, result.err)
        return result

    def wait_for(self, look, seconds=10):
        end = time.monotonic() + seconds
        while not look():
            self.assertLess(time.monotonic(), end, "waited in vain")
            time.sleep(0.02)

    def file(self, name, content, mode=0o600):
        path = self.home / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        path.chmod(mode)
        return str(path)

    @contextlib.contextmanager
    def sandbox(self, *arguments, stderr=subprocess.DEVNULL):
        """A serving sandbox, described by its first line."""
        process = self.start_cli("sandbox", "--json", *arguments, stdout=subprocess.PIPE, stderr=stderr)
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=PATIENCE)

    def credentials(self, sandbox, secret=None, name="keys.json"):
        return self.file(name, json.dumps({"clientId": sandbox["clientId"], "clientSecret": secret or sandbox["clientSecret"],
                                           "publicKey": sandbox["publicKey"]}))

    def any_credentials(self):
        """Well-formed keys for a server that does not look at them."""
        return self.file("any-keys.json", json.dumps({"clientId": "11111111-2222-4333-8444-555555555555",
                                                      "clientSecret": "cccccccc-aaaa-4000-8000-000000000001"}))


TOKEN = json.dumps({"access_token": "opaque-token-for-tests", "token_type": "bearer", "expires_in": 604799, "scope": "read"})


def http(body, status="200 OK", more="", length=None):
    """Bytes of an HTTP answer; @length lies about its size."""
    raw = body if isinstance(body, bytes) else body.encode()
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(raw) if length is None else length}\r\nConnection: close\r\n{more}\r\n".encode() + raw


class FaultServer:
    """Answers the token route well and everything else with the bytes given; None: with silence until the client goes."""

    def __init__(self, answer, token=http(TOKEN)):
        self.answer, self.token = answer, token
        self.requests = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                more = connection.recv(65536)
                if not more:
                    return
                data += more
            self.requests.append(data.split(b"\r\n", 1)[0].decode())
            answer = self.token if b"/oauth/token" in data.split(b"\r\n", 1)[0] else self.answer
            if answer is None:
                connection.recv(65536)
                while connection.recv(65536):
                    pass
                return
            connection.sendall(answer)
            connection.shutdown(socket.SHUT_WR)
            with contextlib.suppress(OSError):
                while connection.recv(65536):
                    pass

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.close()


def main():
    unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout, verbosity=2))
