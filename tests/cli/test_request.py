#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""request and token against the built-in sandbox: answers, parameters, secrets."""
import json
import os
import pathlib
import pty
import stat

from harness import ACCOUNTS, BUSINESS, CODEFCTL, PATIENCE, ROOT, CliTest, FaultServer, http, main

CREATE = "/v1/account/create"
CANARY = "canary-4711-secret"


def documented(name):
    return json.loads((ROOT / "data/catalog/answers" / name).read_text())


class Request(CliTest):
    def assert_documented(self, answer, name):
        wanted = documented(name)
        self.assertEqual(answer["data"], wanted["data"])
        for member in ("code", "message", "extraMessage"):
            self.assertEqual(answer["result"][member], wanted["result"][member])

    def test_documented_account_list(self):
        result = self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004")
        self.assert_documented(result.json, "bank_p_account_account-list.json")
        self.assertEqual(result.err, "")
        self.assertFalse(result.out.endswith(b"\n"))

    def test_documented_business_status_under_both_names(self):
        rows = '[{"reqIdentity":"3333344444"},{"reqIdentity":"1234567890"}]'
        for name in ("reqIdentityList", "req_identity_list"):
            result = self.check(0, "request", BUSINESS, "-p", f"{name}:={rows}", "-p", "organization=0004")
            self.assert_documented(result.json, "public_nt_business_status.json")

    def test_missing_parameter(self):
        result = self.check(7, "request", ACCOUNTS, "-p", "organization=0004", says=["CF-00001", "connectedId"])
        self.assertEqual(result.json["result"]["extraMessage"], "connectedId")

    def test_unknown_path(self):
        result = self.check(9, "request", "/v1/kr/nobody/knows", says="404")
        self.assertIsInstance(result.json, dict)

    def test_state_and_keys_are_kept_between_calls(self):
        self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004")
        state = pathlib.Path(self.env["XDG_STATE_HOME"]) / "codef-console" / "sandbox.json"
        self.assertEqual(stat.S_IMODE(state.stat().st_mode), 0o600)
        before = state.read_bytes()
        self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004")
        self.assertEqual(json.loads(before)["clientId"], json.loads(state.read_bytes())["clientId"])

    def test_unknown_members_come_back_as_they_were_sent(self):
        body = '{"connectedId":"sandbox_connectedId","organization":"0004","key":{"n":1.10,"big":12345678901234567890}}'
        result = self.check(0, "request", ACCOUNTS, "--body", self.file("body.json", body))
        self.assertIn('"key":{"n":1.10,"big":12345678901234567890}', result.text)
        result = self.check(0, "request", ACCOUNTS, "--body", "-", "-p", "more:=[1.50]", stdin=body.encode())
        self.assertIn('"n":1.10', result.text)
        self.assertIn('"more":[1.50]', result.text)

    def test_later_parameters_go_over_earlier_ones(self):
        body = self.file("body.json", '{"organization":"0020","connectedId":"sandbox_connectedId","key":"a"}')
        result = self.check(0, "request", ACCOUNTS, "--body", body, "-p", "key=b", "-p", "key=c", "-p", "organization=0004")
        self.assertEqual(result.json["key"], "c")

    def test_text_is_quoted(self):
        for text in ('a"b\\c', "한글 é 😀", "a=b:=c@d", "", "tab\there"):
            result = self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004", "-p", f"key={text}")
            self.assertEqual(result.json["key"], text)

    def test_file_as_base64(self):
        path = self.file("certificate.der", bytes(range(256)))
        result = self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004", "-p", f"key@{path}")
        self.assertTrue(result.json["key"].startswith("AAECAwQFBgcICQ"))

    def test_parameters_that_cannot_be(self):
        for arguments, status, says in (
            (["-p", "noequals"], 2, "NAME=TEXT"),
            (["-p", "=x"], 2, "NAME=TEXT"),
            (["-p", "a:=nope"], 2, "a:1:"),
            (["-p", "a:="], 2, "a:1:1:"),
            (["-p", b"a=\xff".decode("utf-8", "surrogateescape")], 2, "UTF-8"),
            (["-p", "a@missing.bin"], 3, "missing.bin"),
            (["--body", "missing.json"], 3, "missing.json"),
            (["--body", self.file("array.json", "[1]")], 3, "object"),
            (["--body", self.file("broken.json", '{\n "a": 1,\n}')], 3, "broken.json:3:1: "),
            (["--body", "-", "--secret", "x@-"], 2, "only once"),
            (["--body", "-", "--answers", "-"], 2, "only once"),
        ):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.check(status, "request", ACCOUNTS, *arguments, says=says).out, b"")

    def test_secrets_are_refused_in_arguments(self):
        accounts = json.dumps([{"organization": "0004", "loginType": "1", "id": "tester", "password": CANARY}])
        for arguments in (["-p", f"password={CANARY}"], ["-p", f'password:="{CANARY}"'], ["-p", f"accountList:={accounts}"],
                          ["-p", f'deep:={{"a":[{{"certPassword":"{CANARY}"}}]}}'], ["--secret", f"password={CANARY}"]):
            with self.subTest(arguments=arguments):
                result = self.check(2, "request", CREATE, *arguments)
                self.assertNotIn(CANARY, result.err)

    def test_a_name_that_the_catalogue_marks_is_refused(self):
        path = "/v1/kr/bank/p/fast-account/transaction-list"
        marked = [parameter["name"] for parameter in self.check(0, "product", path, "--json").json["parameters"] if parameter["encrypted"]]
        self.assertTrue(marked)
        for name in marked:
            self.check(2, "request", path, "-p", f"{name}=x", says=f"--secret {name}")

    def test_what_is_encrypted_can_be_decrypted(self):
        path = "/v1/kr/bank/p/fast-account/transaction-list"
        sample = self.check(0, "product", path, "--json").json["sampleRequest"]
        sample["fastPassword"] = CANARY
        log = self.home / "log.txt"
        with log.open("wb") as stream, self.sandbox("--verbose", stderr=stream) as sandbox:
            self.check(6, "request", path, "--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox),
                       "--body", self.file("body.json", json.dumps(sample)))
            # the answer goes out before its line is written
            self.wait_for(lambda: f"fastPassword: decrypted, {len(CANARY)} characters" in log.read_text())
        self.assertNotIn(CANARY, log.read_text())

    def test_secret_sources(self):
        path = self.file("password.txt", CANARY + "\n")
        for arguments, more in ((["--secret", f"withPassword@{path}"], {}), (["--secret", "withPassword@-"], {"stdin": CANARY.encode()})):
            result = self.check(0, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004", *arguments, **more)
            echoed = result.json["withPassword"]
            self.assertRegex(echoed, r"^[A-Za-z0-9+/]{342}==$")

    def test_secret_asked_at_the_terminal_without_echo(self):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.home)
            os.execve(CODEFCTL, [CODEFCTL, "request", ACCOUNTS, "-p", "connectedId=sandbox_connectedId", "-p", "organization=0004", "--secret", "pin"], self.env)
        seen = b""
        while b"pin: " not in seen:
            seen += os.read(terminal, 1000)
        os.write(terminal, CANARY.encode() + b"\n")
        while True:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0, seen)
        self.assertNotIn(CANARY.encode(), seen)
        self.assertIn(b'"pin":"', seen)
        self.assertTrue(seen.endswith(b"}\r\n"))

    def test_interrupt_at_the_question_restores_the_echo(self):
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.home)
            os.execve("/bin/sh", ["sh", "-c", 'trap : INT; "$0" request /v1/kr/a --secret pin; echo "status $?"; stty -a', CODEFCTL], self.env)
        seen = b""
        while b"pin: " not in seen:
            seen += os.read(terminal, 1000)
        os.write(terminal, b"\x03")
        while True:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more
        os.waitpid(pid, 0)
        self.assertIn(b"status 130", seen)
        self.assertIn(b" echo ", seen)

    def test_without_a_terminal_nobody_is_asked(self):
        done = self.start_cli("request", ACCOUNTS, "--secret", "pin", stdin=-3, stderr=-1, start_new_session=True)
        err = done.communicate(timeout=PATIENCE)[1]
        self.assertEqual(done.returncode, 2, err)

    def test_verbose_masks_secrets(self):
        body = self.file("body.json", json.dumps({"connectedId": "sandbox_connectedId", "organization": "0004", "accountPassword": CANARY}))
        result = self.check(0, "request", ACCOUNTS, "--body", body, "--verbose")
        self.assertIn("> POST ", result.err)
        self.assertIn("Bearer ••••", result.err)
        self.assertIn("< HTTP 200", result.err)
        self.assertNotIn(CANARY, result.err + result.text)

    def test_challenge_without_anybody_to_ask(self):
        answer = {"result": {"code": "CF-03002", "extraMessage": "", "message": "성공", "transactionId": "669ef2a6ec82f3c03b2b928a"},
                  "data": {"continue2Way": True, "method": "secureNo", "jobIndex": 0, "threadIndex": 0, "jti": "669ef2a6ec82f3c03b2b928a",
                           "twoWayTimestamp": 1721692839244, "extraInfo": {"reqSecureNo": "data:img/jpeg;base64,AAAA", "reqSecureNoRefresh": "0"}}}
        with FaultServer(http(json.dumps(answer))) as server:
            result = self.check(6, "request", ACCOUNTS, "--base-url", server.url, "--credentials-file", self.any_credentials(),
                                says=["secureNo", "secureNoRefresh"])
        self.assertEqual(result.json, answer)


class Account(CliTest):
    ROW = {"countryCode": "KR", "businessType": "BK", "clientType": "P", "organization": "0004", "loginType": "1", "id": "tester"}

    def body(self, *rows, **more):
        return self.file("accounts.json", json.dumps({"accountList": [{**self.ROW, "password": CANARY, **row} for row in rows], **more}))

    def test_what_is_created_is_listed_in_the_next_call(self):
        created = self.check(0, "account", "create", "--body", self.body({})).json
        connected_id = created["data"]["connectedId"]
        self.assertEqual([row["organization"] for row in created["data"]["successList"]], ["0004"])
        listed = self.check(0, "account", "list", "-p", f"connectedId={connected_id}").json
        self.assertEqual([row["organization"] for row in listed["data"]["accountList"]], ["0004"])
        self.assertIn(connected_id, self.check(0, "account", "connected-ids").json["data"]["connectedIdList"])
        self.check(0, "account", "add", "--body", self.body({"organization": "0020"}, connectedId=connected_id))
        self.check(0, "account", "delete", "--body", self.body({"organization": "0004"}, connectedId=connected_id))
        listed = self.check(0, "account", "list", "-p", f"connectedId={connected_id}").json
        self.assertEqual([row["organization"] for row in listed["data"]["accountList"]], ["0020"])
        self.check(0, "request", ACCOUNTS, "-p", f"connectedId={connected_id}", "-p", "organization=0020")
        self.check(7, "request", ACCOUNTS, "-p", f"connectedId={connected_id}", "-p", "organization=0004", says="CF-04015")

    def test_a_part_that_fails_is_no_success(self):
        rows = self.body({}, {"organization": "0020", "id": "cf_12803"})
        answer = self.check(7, "account", "create", "--body", rows, says="CF-04012").json
        self.assertEqual([row["code"] for row in answer["data"]["errorList"]], ["CF-12803"])

    def test_secrets_go_out_encrypted(self):
        result = self.check(0, "account", "create", "--body", self.body({}), "--verbose")
        self.assertNotIn(CANARY, result.err + result.text)
        self.check(2, "account", "create", "-p", f'accountList:=[{{"password":"{CANARY}"}}]')


class Phone(CliTest):
    PATH = "/v1/kr/bank/p/fast-account/transaction-list"

    def test_what_the_phone_receives_is_said(self):
        sample = self.check(0, "product", self.PATH, "--json").json["sampleRequest"]
        result = self.check(6, "request", self.PATH, "--body", self.file("body.json", json.dumps(sample)), says="additional authentication")
        self.assertRegex(result.err, r"(?m)^phone: smsAuthNo \S+ \d+$")

    def test_inbox_of_the_server(self):
        sample = self.check(0, "product", self.PATH, "--json").json["sampleRequest"]
        inbox = self.home / "phone.jsonl"
        with self.sandbox("--inbox", str(inbox)) as sandbox:
            self.check(6, "request", self.PATH, "--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox),
                       "--body", self.file("body.json", json.dumps(sample)))
        message = json.loads(inbox.read_text())
        self.assertEqual(message["method"], "smsAuthNo")
        self.assertRegex(message["code"], r"^\d+$")


class Token(CliTest):
    def test_plain(self):
        result = self.check(0, "token")
        self.assertEqual(len(result.text.strip().split(".")), 3)
        self.assertEqual(result.err, "")

    def test_json(self):
        answer = self.check(0, "token", "--json", "--new").json
        self.assertEqual(answer["serviceType"], "1")
        self.assertIn("BANK", answer["authorities"])
        self.assertRegex(answer["expires"], r"^\d{4}-\d\d-\d\dT")

    def test_verbose_shows_no_secret(self):
        result = self.check(0, "token", "--verbose")
        self.assertIn("Basic ••••", result.err)
        self.assertNotIn(result.text.strip(), result.err)


main()
