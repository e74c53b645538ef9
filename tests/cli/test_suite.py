#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""codefctl run: every product of the catalogue as one suite against the built-in sandbox; then with ten differences planted."""
import base64
import json
import pathlib
import random
import unittest
import urllib.parse
import urllib.request

from harness import ACCOUNTS, ROOT, CliTest

try:
    import jsonschema
except ImportError:
    jsonschema = None

N_PRODUCTS = 156


class Service:
    """The sandbox asked by somebody else than our client, so that a baseline owes it nothing."""

    def __init__(self, sandbox):
        self.url = sandbox["url"]
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        pair = base64.b64encode(f"{sandbox['sandboxClientId']}:{sandbox['sandboxClientSecret']}".encode()).decode()
        answer = self.post("/oauth/token", "grant_type=client_credentials&scope=read", {"Authorization": f"Basic {pair}"})
        self.token = json.loads(answer)["access_token"]

    def post(self, path, body, headers):
        request = urllib.request.Request(self.url + path, body.encode(), headers)
        with self.opener.open(request, timeout=30) as answer:
            return answer.read().decode()

    def ask(self, path, parameters):
        body = urllib.parse.quote(json.dumps(parameters))
        return json.loads(urllib.parse.unquote_plus(self.post(path, body, {"Authorization": f"Bearer {self.token}"})))


def take(value, variables):
    """Each text becomes a variable, for some of them are secrets."""
    if isinstance(value, dict):
        return {name: take(inner, variables) for name, inner in value.items()}
    if isinstance(value, list):
        return [take(inner, variables) for inner in value]
    variables[f"p{len(variables)}"] = str(value)
    return "{{p%d}}" % (len(variables) - 1)


def leaves(node, place="/data"):
    """Pointers to all scalars of an answer's data, and what holds them."""
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, value in pairs:
        here = f"{place}/{str(name).replace('~', '~0').replace('/', '~1')}"
        if isinstance(value, (dict, list)):
            yield from leaves(value, here)
        else:
            yield here, node, name


class SuiteTest(CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.serving = cls().sandbox()
        cls.keys = cls.serving.__enter__()
        test = cls()
        service = Service(cls.keys)
        cls.cases = {}
        for product in test.run_cli("products", "--json").json:
            path = product["path"]
            sample = test.run_cli("product", path, "--json").json["sampleRequest"]
            variables = {}
            cls.cases[path] = {"format": 1, "name": path, "product": path, "variables": variables, "parameters": take(sample, variables),
                               "expect": [{"at": "/result/code", "equals": "CF-00000"}], "baseline": {"answer": service.ask(path, sample)}}

    @classmethod
    def tearDownClass(cls):
        cls.serving.__exit__(None, None, None)
        super().tearDownClass()

    def run_suite(self, status, cases):
        folder = self.home / "suite"
        folder.mkdir(exist_ok=True)
        for path, case in cases.items():
            (folder / (path.strip("/").replace("/", "-") + ".request.json")).write_text(json.dumps(case, ensure_ascii=False))
        keys = self.file("pair.json", json.dumps({"clientId": self.keys["sandboxClientId"], "clientSecret": self.keys["sandboxClientSecret"],
                                                  "publicKey": self.keys["publicKey"]}))
        report = self.home / "report.json"
        self.check(status, "run", str(folder), "--base-url", self.keys["url"], "--credentials-file", keys, "--parallel", "8",
                   "--json-report", str(report))
        return json.loads(pathlib.Path(report).read_text())["cases"]

    def test_all_products(self):
        done = self.run_suite(0, self.cases)
        self.assertEqual(len(done), N_PRODUCTS)
        self.assertEqual({case["outcome"] for case in done}, {"passed"})

    def test_schema(self):
        """The published schema takes what the program takes, and refuses what it refuses."""
        if jsonschema is None:
            self.skipTest("python3-jsonschema is not installed")
        schema = jsonschema.Draft202012Validator(json.loads((ROOT / "data/schemas/saved-request.schema.json").read_text()))
        for case in self.cases.values():
            schema.validate(case)
        good = {"format": 1, "product": ACCOUNTS, "unknown": {"kept": True}}
        self.assertTrue(schema.is_valid(good))
        wrong = [{"format": 2}, {"format": "1"}, {"product": "x"}, {"product": 1}, {"tags": "a"}, {"parameters": []}, {"expect": {}},
                 {"expect": [{"equals": 1}]}, {"expect": [{"at": "/a", "equals": {}}]}, {"expect": [{"at": "/a", "count": "x"}]},
                 {"expect": [{"at": "/a", "type": "text"}]}, {"baseline": {}}, {"baseline": {"answer": 1, "mode": "near"}}, {"name": 1}]
        for members in wrong:
            with self.subTest(members=members):
                self.assertFalse(schema.is_valid({**good, **members}))
                self.check(3, "run", self.file("wrong.request.json", json.dumps({**good, **members})))

    def test_planted_differences(self):
        """Values changed, members gone and members new, in ten products: found where they are, and nothing else."""
        cases = json.loads(json.dumps(self.cases))
        dice = random.Random(4711)
        rich = [path for path, case in cases.items() if len(list(leaves(case["baseline"]["answer"]["data"]))) > 3]
        planted = set()
        for i, path in enumerate(dice.sample(rich, 10)):
            place, holder, name = dice.choice(list(leaves(cases[path]["baseline"]["answer"]["data"])))
            if i % 3 == 0 and isinstance(holder, dict):
                del holder[name]
            elif i % 3 == 1 and isinstance(holder, dict):
                name = "resPlanted"
                place = place.rsplit("/", 1)[0] + "/resPlanted"
                holder[name] = "x"
            else:
                holder[name] = f"{holder[name]}x"
            planted.add((path, place))
        done = self.run_suite(1, cases)
        found = {(case["product"], verdict["at"]) for case in done for verdict in case["verdicts"] if not verdict["passed"]}
        self.assertEqual(found, planted)
        self.assertEqual(sum(case["outcome"] == "passed" for case in done), N_PRODUCTS - 10)


if __name__ == "__main__":
    unittest.main()
