#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""account: the six operations and the two uncertain ones, certificates, secrets, partial success, bad input."""
import json
import os
import pathlib
import pty
import shutil
import subprocess
import unittest

from harness import ACCOUNTS, CODEFCTL, PATIENCE, ROOT, CliTest, FaultServer, http, main

CANARY = "canary-0815-secret"


def account(organization="0004", business_type="BK", **more):
    return {"countryCode": "KR", "businessType": business_type, "clientType": "P", "organization": organization, "loginType": "1",
            "id": "tester", "password": CANARY, **more}


class Account(CliTest):
    def body(self, *accounts, name="accounts.json", **more):
        return self.file(name, json.dumps({"accountList": list(accounts), **more}))

    def account(self, status, operation, *arguments, **more):
        result = self.check(status, "account", operation, *arguments, **more)
        self.assertNotIn(CANARY, result.text + result.err)
        return result

    def create(self, *accounts):
        return self.account(0, "create", "--body", self.body(*(accounts or [account()]))).json["data"]["connectedId"]

    def places(self, connected_id):
        answer = self.account(0, "list", "-p", f"connectedId={connected_id}").json
        self.assertEqual(answer["data"]["connectedId"], connected_id)
        return [(row["businessType"], row["organization"], row["loginType"]) for row in answer["data"]["accountList"]]

    # ── what works ──

    def test_documented_example(self):
        wanted = json.loads((ROOT / "data/catalog/answers/account_create.json").read_text())
        example = json.loads((ROOT / "data/catalog/account.json").read_text())["example"]
        example["accountList"][0]["password"] = CANARY
        result = self.account(0, "create", "--body", self.file("example.json", json.dumps(example)))
        self.assertEqual(result.err, "")
        answer = result.json
        self.assertRegex(answer["data"].pop("connectedId"), r"^[A-Za-z0-9_-]{22}$")
        del wanted["data"]["connectedId"]
        self.assertEqual(answer["data"], wanted["data"])
        self.assertEqual(list(answer["result"]), list(wanted["result"]))

    def test_life_of_a_connected_id(self):
        connected_id = self.create()
        self.account(0, "add", "-p", f"connectedId={connected_id}", "--body", self.body(account("0306", "CD")))
        self.assertEqual(self.places(connected_id), [("BK", "0004", "1"), ("CD", "0306", "1")])
        self.account(0, "update", "-p", f"connectedId={connected_id}", "--body", self.body(account("0306", "CD", id="other")))
        result = self.account(0, "delete", "-p", f"connectedId={connected_id}", "-p", "organization=0004")
        self.assertEqual(result.json["data"]["successList"][0]["organization"], "0004")
        self.assertEqual(self.places(connected_id), [("CD", "0306", "1")])
        self.assertIn(connected_id, self.account(0, "connected-ids").json["data"]["connectedIdList"])

    def test_reference(self):
        connected_id = self.create()
        source = ["-p", f"connectedId={connected_id}", "-p", "countryCode=KR", "-p", "businessType=BK", "-p", "organization=0004",
                  "-p", "clientType=P"]
        result = self.account(0, "reference-add", *source, "-p", "accountList[0].organization=0088", "-v")
        self.assertIn("0088", [row["organization"] for row in result.json["data"]["successList"]])
        self.assertIn("withdrawAccountPassword", result.err)
        self.account(0, "reference-update", *source, "-p", "accountList[0].organization=0088")

    def test_one_account_out_of_parameters(self):
        password = self.file("password.txt", CANARY + "\n")
        answer = self.account(0, "create", "-p", "organization=0004", "-p", "id=tester", "--secret", f"password@{password}").json
        self.assertEqual(answer["data"]["successList"][0]["businessType"], "BK")
        answer = self.account(0, "create", "-p", "organization=0306", "-p", "businessType=CD", "-p", "id=tester", "--secret", "password@-",
                              stdin=CANARY.encode()).json
        self.assertEqual(answer["data"]["successList"][0]["organization"], "0306")

    def test_parameters_go_over_the_accounts_of_a_file(self):
        body = self.body(account(), account("0088"))
        password = self.file("password.txt", CANARY)
        answer = self.account(0, "create", "--body", body, "-p", "accountList[1].organization=0020", "--secret",
                              f"accountList[1].password@{password}").json
        self.assertEqual([row["organization"] for row in answer["data"]["successList"]], ["0004", "0020"])

    def test_partial_success(self):
        rows = [account(), account("0088", id="cf_12803"), account("0020"), account("0003", id="maintenance+7"), account("0023")]
        result = self.account(7, "create", "--body", self.body(*rows), says=[
            "CF-04012", "account 2, Shinhan Bank 0088", "CF-12803", "account 4, Industrial Bank of Korea (IBK) 0003", "CF-12041"])
        self.assertEqual([len(result.json["data"][name]) for name in ("successList", "errorList")], [3, 2])
        self.assertNotIn("account 1,", result.err)
        self.assertEqual(len(self.places(result.json["data"]["connectedId"])), 3)

    def test_nothing_succeeds(self):
        result = self.account(7, "create", "--body", self.body(account(id="cf_12803")), says=["CF-04000", "account 1", "CF-12803"])
        self.assertEqual(result.json["data"]["successList"], [])

    def test_thousand_accounts(self):
        rows = [account(f"{i:04}") for i in range(1000)]
        result = self.account(7, "create", "--body", self.body(*rows, name="thousand.json"))
        data = result.json["data"]
        self.assertEqual(len(data["successList"]) + len(data["errorList"]), 1000)

    def test_the_published_pair_takes_anything(self):
        with self.sandbox() as sandbox:
            keys = self.file("published.json", json.dumps({"clientId": sandbox["sandboxClientId"],
                                                           "clientSecret": sandbox["sandboxClientSecret"], "publicKey": sandbox["publicKey"]}))
            there = ["--base-url", sandbox["url"], "--credentials-file", keys]
            answer = self.account(0, "create", "--body", self.body(account(id="cf_12803")), *there).json
            self.assertEqual(answer["data"]["errorList"], [])
            self.account(0, "list", "-p", "connectedId=anything", *there)

    # ── secrets ──

    def test_nothing_of_a_password_is_kept(self):
        self.create()
        for path in self.home.rglob("*"):
            if path.is_file() and path.parent != self.home:
                self.assertNotIn(CANARY.encode(), path.read_bytes(), path)

    def test_a_ciphertext_is_not_encrypted_again(self):
        with self.sandbox() as sandbox:
            there = ["--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox)]
            key = self.file("key.txt", sandbox["publicKey"])
            sealed = self.check(0, "encrypt", "--public-key-file", key, self.file("plain.txt", CANARY)).text.strip()
            self.account(0, "create", "--body", self.body(account(password=sealed)), *there)

    def test_secrets_are_refused_in_arguments(self):
        for name in ("password", "accountList[0].password", "cardPassword", "accountList[3].cardPassword"):
            with self.subTest(name=name):
                self.account(2, "create", "-p", f"{name}={CANARY}", says="--secret")

    def test_missing_passwords_are_asked_for_at_the_terminal(self):
        body = self.body(account(password=""), account("0088"), account("0020", password=""))
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.home)
            os.execve(CODEFCTL, [CODEFCTL, "account", "create", "--body", body], self.env)
        seen = b""
        for number in (1, 3):
            while f"of account {number} (".encode() not in seen:
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
        os.close(terminal)
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), 0, seen)
        self.assertNotIn(CANARY.encode(), seen)
        self.assertIn(b"CF-00000", seen)

    def test_no_public_key(self):
        with FaultServer(http("{}")) as server:
            self.account(5, "create", "--body", self.body(account()), "--base-url", server.url, "--credentials-file", self.any_credentials(),
                         says="--public-key-file")
            self.assertEqual(server.requests, [])

    def test_public_key_of_another_environment(self):
        with self.sandbox() as sandbox, self.sandbox() as other:
            keys = self.credentials({**sandbox, "publicKey": other["publicKey"]})
            self.account(7, "create", "--body", self.body(account()), "--base-url", sandbox["url"], "--credentials-file", keys,
                         says=["CF-04020", "public key"])

    # ── certificates ──

    @unittest.skipUnless(shutil.which("certtool"), "certtool is not installed")
    def test_certificates(self):
        self.make_certificate()
        password = self.file("certificate-password.txt", CANARY)
        pair = ["-p", "organization=0004", "-p", "loginType=0", "-p", "derFile@signCert.der", "-p", "keyFile@signPri.key", "--secret",
                f"password@{password}"]
        self.assertEqual(self.account(0, "create", *pair).err, "")
        pfx = ["-p", "organization=0004", "-p", "loginType=0", "-p", "certType=pfx", "-p", "certFile@both.pfx"]
        self.assertEqual(self.account(0, "create", *pfx, "--secret", f"password@{password}").err, "")

    @unittest.skipUnless(shutil.which("certtool"), "certtool is not installed")
    def test_bad_certificates_are_flagged(self):
        self.make_certificate()
        row = {"organization": "0004", "businessType": "BK", "countryCode": "KR", "clientType": "P", "loginType": "0"}
        files = {name: self.base64(name) for name in ("signCert.der", "signPri.key", "signCert.pem", "both.pfx")}
        for more, says in (
            ({"derFile": files["signCert.der"], "keyFile": files["signPri.key"], "password": "wrong"}, "does not open"),
            ({"derFile": files["signCert.pem"], "keyFile": files["signPri.key"], "password": CANARY}, "PEM"),
            ({"derFile": files["signPri.key"], "keyFile": files["signCert.der"], "password": CANARY}, "swapped"),
            ({"derFile": files["both.pfx"], "keyFile": files["signPri.key"], "password": CANARY}, "No certificate"),
            ({"certType": "pfx", "certFile": files["both.pfx"], "password": "wrong"}, "does not open"),
            ({"certType": "pfx", "certFile": files["signCert.der"], "password": CANARY}, "not a pfx"),
        ):
            with self.subTest(says=says):
                self.account(0, "create", "--body", self.body({**row, **more}), says=["account 1: ", says])

    def make_certificate(self):
        def certtool(*arguments):
            subprocess.run(["certtool", *arguments], cwd=self.home, check=True, capture_output=True, timeout=PATIENCE)

        if (self.home / "both.pfx").exists():
            return
        self.file("template.cfg", "cn = \"tester\"\nexpiration_days = 365\nsigning_key\n")
        certtool("--generate-privkey", "--key-type", "rsa", "--bits", "2048", "--outfile", "plain.pem")
        certtool("--generate-self-signed", "--template", "template.cfg", "--load-privkey", "plain.pem", "--outfile", "signCert.pem")
        certtool("--certificate-info", "--infile", "signCert.pem", "--outder", "--outfile", "signCert.der")
        certtool("--to-p8", "--load-privkey", "plain.pem", "--password", CANARY, "--outder", "--outfile", "signPri.key")
        certtool("--to-p12", "--load-privkey", "plain.pem", "--load-certificate", "signCert.pem", "--p12-name", "tester", "--password", CANARY,
                 "--outder", "--outfile", "both.pfx")

    def base64(self, name):
        return subprocess.run(["base64", "-w0", name], cwd=self.home, check=True, capture_output=True).stdout.decode()

    def test_files_that_cannot_be(self):
        pfx = ["-p", "organization=0004", "-p", "loginType=0", "-p", "certType=pfx"]
        for megabytes, status, says in ((50, 2, "larger than allowed"), (2, 7, "larger than 1 MB")):
            with (self.home / "large.pfx").open("wb") as stream:
                stream.truncate(megabytes * 1024 * 1024)
            self.account(status, "create", *pfx, "-p", "certFile@large.pfx", says=says)
        self.account(3, "create", *pfx, "-p", "certFile@gone.pfx", says="gone.pfx")
        self.account(3, "create", *pfx, "-p", "certFile@.", says=".")

    # ── bad input ──

    def test_incomplete_accounts(self):
        for rows, says in (
            ([], ["The list is empty", "CF-04003"]),
            ([account("")], ["Organization code: This is required"]),
            ([account("9999")], ["does not know this institution", "CF-04033"]),
            ([account(id="")], ["Id: This is required", "CF-12401"]),
            ([account(password="")], ["Password: This is required", "CF-12401"]),
        ):
            with self.subTest(says=says):
                self.account(7, "create", "--body", self.body(*rows), says=says)

    def test_connected_ids_that_cannot_be(self):
        self.account(7, "list", says=["Choose a connected ID", "CF-04008"])
        self.account(7, "list", "-p", "connectedId=0123456789012345678901", says="CF-04019")
        connected_id = self.create()
        with self.sandbox() as elsewhere:
            self.account(7, "list", "-p", f"connectedId={connected_id}", "--base-url", elsewhere["url"], "--credentials-file",
                         self.credentials(elsewhere), says="CF-04019")
        self.check(7, "request", ACCOUNTS, "-p", f"connectedId={connected_id}", "-p", "organization=0088", says="CF-04015")

    def test_usage(self):
        for arguments, says in (
            (["creat"], "create"),
            ([], "something is missing"),
            (["create", "-p", "accountList[x].id=a"], "accountList[0]"),
            (["create", "-p", "accountList[2].id=a"], "the account before it is missing"),
            (["create", "-p", "accountList:=7"], "list of JSON objects"),
            (["create", "--body", self.body(account(), account("0088")), "-p", "id=a"], "accountList[0].id"),
        ):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.account(2, *arguments[:1], *arguments[1:], says=says).out if arguments
                                 else self.check(2, "account", says=says).out, b"")

    def test_paging(self):
        def page(number, more):
            return http(json.dumps({"result": {"code": "CF-00000", "message": "m"},
                                    "data": {"connectedIdList": ["a"], "pageNo": number, "hasNext": more, "nextPageNo": number + 1}}))

        there = ["--credentials-file", self.any_credentials()]
        with FaultServer(page(0, True)) as server:
            result = self.account(9, "connected-ids", "--base-url", server.url, *there, says="repeats itself")
            self.assertEqual(result.json, {"connectedIdList": ["a"], "pages": 2, "complete": False})
        with FaultServer(http("<html></html>")) as server:
            self.account(9, "connected-ids", "--base-url", server.url, *there, says="not a CODEF answer")

    # ── the wallet ──

    def test_wallet(self):
        connected_id = self.create(account(), account("0306", "CD"))
        path = pathlib.Path(self.env["XDG_DATA_HOME"]) / "codef-console/connected-ids.json"
        wallet = json.loads(path.read_text())
        entry = next(entry for entry in wallet["connectedIds"] if entry["connectedId"] == connected_id)
        self.assertEqual(entry["environment"], "local")
        self.assertEqual([row["organization"] for row in entry["accounts"]], ["0004", "0306"])
        try:
            import jsonschema
        except ImportError:
            return
        jsonschema.Draft202012Validator(json.loads((ROOT / "data/schemas/connected-ids.schema.json").read_text())).validate(wallet)


main()
