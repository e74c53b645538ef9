#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""The vendor's Node client against `codefctl sandbox`, with the published pair and with the sandbox's own. Skipped where npm or the package cannot be had.

usage: test_node_client.py FOLDER (for node_modules; kept between runs)
"""
import json
import os
import pathlib
import subprocess
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "cli"))
from client_package import install  # noqa: E402
from harness import ACCOUNTS, BUSINESS, PATIENCE, ROOT, CliTest  # noqa: E402

FOLDER = pathlib.Path(sys.argv.pop(1))


class NodeTest(CliTest):
    """A class runs one script against a sandbox and looks at its answers."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with cls().sandbox("--inbox", str(cls.home / "inbox.jsonl")) as sandbox:
            password = cls.home / "password.txt"
            password.write_text("canary-4711")
            environment = {name: value for name, value in os.environ.items() if name.lower() not in ("http_proxy", "https_proxy", "all_proxy")}
            done = subprocess.run(["node", *cls.arguments(sandbox, str(password))], cwd=FOLDER, env=environment, capture_output=True, text=True,
                                  timeout=PATIENCE)
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.answers = json.loads(done.stdout)


class NodeClient(NodeTest):
    @classmethod
    def arguments(cls, sandbox, password):
        return ["client.js", sandbox["url"], sandbox["publicKey"], password]

    def documented(self, name):
        return json.loads((ROOT / "data/catalog/answers" / name).read_text())["data"]

    def test_token(self):
        self.assertEqual(len(self.answers["token"].split(".")), 3)

    def test_account(self):
        answer = self.answers["account"]
        self.assertEqual(answer["result"]["code"], "CF-00000")
        self.assertEqual([row["organization"] for row in answer["data"]["successList"]], ["0004"])
        self.assertTrue(answer["data"]["connectedId"])

    def test_products(self):
        products = self.answers["products"]
        self.assertEqual({answer["result"]["code"] for answer in products.values()}, {"CF-00000"})
        self.assertEqual(products[ACCOUNTS]["data"], self.documented("bank_p_account_account-list.json"))
        self.assertEqual(products[BUSINESS]["data"], self.documented("public_nt_business_status.json"))
        self.assertEqual(products["/v1/kr/card/p/account/card-list"]["memo"], "a b+c/한(1)*~'!<")

    def test_missing_parameter(self):
        result = self.answers["missing"]["result"]
        self.assertEqual((result["code"], result["extraMessage"]), ("CF-00001", "connectedId"))


class NodeAccounts(NodeTest):
    @classmethod
    def arguments(cls, sandbox, password):
        keys = cls.home / "keys.json"
        keys.write_text(json.dumps(sandbox))
        return ["accounts.js", str(keys), password]

    def places(self, name):
        return [(row["businessType"], row["organization"]) for row in self.answers[name]["data"]["accountList"]]

    def codes(self, *names):
        return [self.answers[name]["result"]["code"] for name in names]

    def test_codes(self):
        self.assertEqual(self.codes("create", "list", "update", "delete", "left", "ids"), ["CF-00000"] * 6)
        self.assertEqual(self.codes("again", "add"), ["CF-04000", "CF-04012"])

    def test_rows(self):
        self.assertRegex(self.answers["create"]["data"]["connectedId"], r"^[A-Za-z0-9_-]{22}$")
        self.assertEqual(self.answers["again"]["data"]["errorList"][0]["code"], "CF-04004")
        self.assertEqual([row["code"] for row in self.answers["add"]["data"]["errorList"]], ["CF-12803"])

    def test_state(self):
        self.assertEqual(self.places("list"), [("BK", "0004"), ("CD", "0306")])
        self.assertEqual(self.places("left"), [("CD", "0306")])
        self.assertEqual(self.answers["ids"]["data"]["connectedIdList"], [self.answers["create"]["data"]["connectedId"]])
        self.assertIs(self.answers["ids"]["data"]["hasNext"], False)


class NodeTwoWay(NodeTest):
    """Captcha, then SMS, the codes read from the inbox."""

    @classmethod
    def arguments(cls, sandbox, password):
        keys = cls.home / "keys.json"
        keys.write_text(json.dumps(sandbox))
        return ["two-way.js", str(keys), str(cls.home / "inbox.jsonl")]

    def test_chain(self):
        self.assertEqual([answer["result"]["code"] for answer in self.answers], ["CF-03002"] * 3 + ["CF-00000"])
        self.assertEqual([answer["data"].get("method") for answer in self.answers], ["secureNo", "secureNo", "smsAuthNo", None])
        self.assertEqual(self.answers[3]["data"]["resRegistrationStatus"], "1")

    def test_session(self):
        asked = [answer["data"] for answer in self.answers[:3]]
        self.assertEqual({data["jti"] for data in asked}, {self.answers[0]["result"]["transactionId"]})
        stamps = [data["twoWayTimestamp"] for data in asked]
        self.assertEqual(stamps, sorted(set(stamps)))
        self.assertEqual({answer["key"] for answer in self.answers}, {"run-1"})

    def test_pictures(self):
        pictures = [answer["data"]["extraInfo"]["reqSecureNo"] for answer in self.answers[:2]]
        self.assertTrue(all(picture.startswith("data:img/jpeg;base64,/9j/") for picture in pictures))
        self.assertNotEqual(*pictures)
        self.assertEqual(self.answers[1]["data"]["extraInfo"]["code"], "CF-03008")


reason = install(FOLDER)
if reason:
    print(f"skipped: {reason}")
    sys.exit(77)
unittest.main(testRunner=unittest.TextTestRunner(stream=sys.stdout, verbosity=2))
