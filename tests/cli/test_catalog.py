#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""products, product, code and organizations; their JSON keeps to the published schemas."""
import json
import re
import sys

from harness import ACCOUNTS, ROOT, CliTest, main

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)


class Catalog(CliTest):
    def validate(self, value, name):
        jsonschema.validate(value, json.loads((ROOT / "data/schemas" / f"output-{name}.schema.json").read_text()))

    def test_products(self):
        lines = self.check(0, "products").text.splitlines()
        self.assertEqual(len(lines), 156)
        self.assertTrue(all(re.fullmatch(r"/v1/\S+\t\S.*", line) for line in lines))
        answer = self.check(0, "products", "--json").json
        self.validate(answer, "products")
        self.assertEqual([product["path"] for product in answer], [line.split("\t")[0] for line in lines])

    def test_search(self):
        for query in ("보유계좌", "account-list", "KR_BK_1_P_001", "ㅂㅇㄱㅈ", "accounts held"):
            paths = [product["path"] for product in self.check(0, "products", query, "--json").json]
            self.assertIn(ACCOUNTS, paths, query)
            self.assertLess(len(paths), 156)
        result = self.check(0, "products", "qqqq", says="qqqq")
        self.assertEqual(result.out, b"")

    def test_products_are_described(self):
        for line in self.check(0, "products").text.splitlines()[::4]:
            path = line.split("\t")[0]
            self.validate(self.check(0, "product", path, "--json").json, "product")
        text = self.check(0, "product", ACCOUNTS).text
        self.assertIn("KR_BK_1_P_001", text)
        self.assertIn("connectedId *", text)

    def test_code(self):
        for word in ("CF-12803", "12803", "cf-12803"):
            answer = self.check(0, "code", word, "--json").json
            self.validate(answer, "code")
            self.assertEqual(answer["code"], "CF-12803")
        self.assertIn("CF-12803", self.check(0, "code", "CF-12803").text)

    def test_organizations(self):
        answer = self.check(0, "organizations", "--json").json
        self.validate(answer, "organizations")
        self.assertEqual(len(answer), len(json.loads((ROOT / "data/catalog/organizations.json").read_text())["organizations"]))
        for query in ("국민은행", "ㄱㅁㅇㅎ", "0004"):
            self.assertIn("0004", [row["code"] for row in self.check(0, "organizations", query, "--json").json], query)

    def test_token_and_sandbox(self):
        self.validate(self.check(0, "token", "--json").json, "token")
        with self.sandbox() as sandbox:
            self.validate(sandbox, "sandbox")

    def test_korean_labels_in_a_korean_locale(self):
        korean = {"LC_ALL": "", "LC_MESSAGES": "ko_KR.UTF-8", "LANGUAGE": "ko"}
        self.assertIn("보유계좌", self.check(0, "products", "KR_BK_1_P_001", env=korean).text)
        self.assertNotIn("보유계좌", self.check(0, "products", "KR_BK_1_P_001").text)


main()
