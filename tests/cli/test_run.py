#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""codefctl run: suites of saved requests against the built-in sandbox."""
import json
import pathlib
import unittest
import xml.etree.ElementTree as xml

from harness import ACCOUNTS, ROOT, CliTest, FaultServer, http

try:
    import jsonschema
except ImportError:
    jsonschema = None


DO_NOT_CALL = "/v1/kr/public/ft/do-not-call/set-register"
HEALTH = "/v1/kr/public/pp/nhis-health-checkup/result"


class RunTest(CliTest):
    def save(self, path, /, **members):
        (self.home / path).parent.mkdir(exist_ok=True)
        return self.file(f"{path}.request.json", json.dumps({"format": 1, "product": ACCOUNTS, "parameters": {
            "organization": "0004", "connectedId": "sandbox_connectedId"}, **members}))

    def test_passes(self):
        path = self.save("pass/one", expect=[{"at": "/result/code", "equals": "CF-00000"}, {"at": "/data/resDepositTrust", "count": {"min": 1}}])
        self.assertIn("1 of 1", self.check(0, "run", path).text)

    def test_failure_in_all_reports(self):
        self.save("mixed/a good")
        self.save("mixed/b <bad>", expect=[{"at": "/result/code", "equals": "CF-1"}, {"at": "/data", "exists": True}])
        page, junit, report = (str(self.home / name) for name in ("r.html", "r.xml", "r.json"))
        result = self.check(1, "run", str(self.home / "mixed"), "--html", page, "--junit", junit, "--json-report", report)
        self.assertIn("/result/code", result.text)
        suite = xml.parse(junit).getroot().find("testsuite")
        self.assertEqual((suite.get("tests"), suite.get("failures"), suite.get("errors")), ("2", "1", "0"))
        self.assertIn("/result/code", suite.findall("testcase")[1].find("failure").get("message"))
        cases = json.loads(pathlib.Path(report).read_text())
        self.assertEqual([case["outcome"] for case in cases["cases"]], ["passed", "failed"])
        self.assertEqual([verdict["passed"] for verdict in cases["cases"][1]["verdicts"]], [False, True])
        if jsonschema:
            jsonschema.validate(cases, json.loads((ROOT / "data/schemas/output-run.schema.json").read_text()))
        text = pathlib.Path(page).read_text()
        self.assertIn("b &lt;bad&gt;", text)
        self.assertIn("보유계좌", self.check(1, "run", str(self.home / "mixed"), "--html", page, env={"LANGUAGE": "ko"}) and
                      pathlib.Path(page).read_text())
        self.assertNotIn("http", text)

    def test_baseline(self):
        answer = self.check(0, "request", ACCOUNTS, "-p", "organization=0004", "-p", "connectedId=sandbox_connectedId").json
        path = self.save("base/same", baseline={"answer": answer})
        self.check(0, "run", path)
        answer["data"]["resDepositTrust"][0].popitem()
        path = self.save("base/other", baseline={"mode": "shape", "answer": answer})
        self.assertIn("is new", self.check(1, "run", path).text)

    def test_environment_variables(self):
        kept = self.home / "config" / "codef-console"
        kept.mkdir(exist_ok=True)
        file = kept / "variables.json"
        path = self.save("variables/one", variables={"bank": "0088", "id": "sandbox_connectedId"},
                         parameters={"organization": "{{bank}}", "connectedId": "{{id}}"})
        file.write_text(json.dumps({"format": 1, "environments": {"local": {"bank": "0004"}, "demo": {"id": "nobody"}}}))
        self.addCleanup(file.unlink)
        self.check(0, "run", path)
        rows = self.file("bank.csv", "id\nnobody\n")
        self.check(1, "run", path, "--data", rows)

    def test_rows_and_chain(self):
        self.save("chain/b second", name="second", parameters={
            "organization": "{{bank}}", "connectedId": "sandbox_connectedId", "memo": "{{first#/result/code}}", "from": "{{today-30d}}"})
        self.save("chain/a first", name="first", parameters={"organization": "{{bank}}", "connectedId": "sandbox_connectedId"})
        rows = self.file("rows.csv", 'bank,note\r\n0004,"a ""quoted"",\nvalue"\r\n0020,b\r\n')
        self.assertIn("4 of 4", self.check(0, "run", str(self.home / "chain"), "--data", rows, "--parallel", "2").text)
        rows = self.file("rows.json", json.dumps([{"bank": "0004"}]))
        self.assertIn("2 of 2", self.check(0, "run", str(self.home / "chain"), "--data", rows).text)

    def test_circle(self):
        for name, other in (("one", "two"), ("two", "one")):
            self.save(f"circle/{name}", name=name, parameters={"organization": "{{%s#/result/code}}" % other})
        result = self.check(2, "run", str(self.home / "circle"))
        self.assertIn("circle", result.text)

    def test_phone_answers(self):
        """Captcha, then SMS, and an approval: what comes to the pretend phone is typed by itself."""
        do_not_call = {"organization": "0001", "userName": "홍길동", "identity": "{{who}}", "phoneNo": "01000000000", "telecom": "0",
                       "authMethod": "0", "timeout": "160"}
        health = self.check(0, "product", HEALTH, "--json").json["sampleRequest"]
        self.save("phone/a", product=DO_NOT_CALL, parameters=do_not_call, variables={"who": "9912311234567"})
        self.save("phone/b", product=HEALTH, parameters={**{name: "{{x}}" for name in health}, "organization": "0002", "loginType": "5"},
                  variables={"x": "1"})
        report = str(self.home / "phone.json")
        self.check(0, "run", str(self.home / "phone"), "--answers", "phone", "--json-report", report)
        result = self.check(1, "run", str(self.home / "phone/a.request.json"), "--answers", self.file("wrong.json", '{"secureNo": "0"}'))
        self.assertIn("CF-03002", result.text)
        self.assertIn("CF-03002", self.check(1, "run", str(self.home / "phone/a.request.json")).text)
        with self.sandbox() as sandbox:
            self.check(2, "run", str(self.home / "phone"), "--answers", "phone", "--base-url", sandbox["url"], "--credentials-file",
                       self.credentials(sandbox), says="pretend phone")

    def test_examples(self):
        """Those that come with the program: in the form it writes, by its schema, and all pass."""
        files = sorted((ROOT / "data/examples").glob("*.request.json"))
        self.assertGreater(len(files), 3)
        for file in files:
            self.assertEqual(self.check(0, "format", str(file)).text, file.read_text())
            if jsonschema:
                jsonschema.validate(json.loads(file.read_text()), json.loads((ROOT / "data/schemas/saved-request.schema.json").read_text()))
        done = self.check(0, "run", str(ROOT / "data/examples"), "--answers", "phone")
        self.assertIn(f"{len(files)} of {len(files)}", done.text)

    def test_environment_of_the_file(self):
        self.save("place/a")
        self.save("place/b", environment="local")
        report = self.home / "place.json"
        self.check(0, "run", str(self.home / "place"), "--json-report", str(report))
        self.assertEqual({case["environment"] for case in json.loads(report.read_text())["cases"]}, {"local"})
        elsewhere = self.save("place/c", environment="staging-7")
        self.check(2, "run", elsewhere, says="staging-7")
        self.check(0, "run", elsewhere, "--env", "local")
        self.check(5, "run", self.save("place/d", environment="demo"), says="demo")

    def test_drift(self):
        """An answer of another form than the catalogue's fails nothing, and is told."""
        answer = {"result": {"code": "CF-00000", "extraMessage": "", "message": "m", "transactionId": "1"}, "data": {"resNew": "x"}}
        report, page = self.home / "drift.json", self.home / "drift.html"
        with FaultServer(http(json.dumps(answer))) as server:
            self.check(0, "run", self.save("drift/a"), "--base-url", server.url, "--credentials-file", self.any_credentials(), "--json-report",
                       str(report), "--html", str(page))
        drift = {one["at"]: one["message"] for one in json.loads(report.read_text())["cases"][0]["drift"]}
        self.assertIn("/data/resNew", drift)
        self.assertIn("/data/resDepositTrust", drift)
        self.assertIn("/data/resNew", page.read_text())

    def test_tag_and_bail(self):
        self.save("tags/a", tags=["smoke"], expect=[{"at": "/nothing", "exists": True}])
        self.save("tags/b", tags=["smoke"])
        self.save("tags/c", tags=["other"])
        result = self.check(1, "run", str(self.home / "tags"), "--tag", "smoke", "--bail", "--parallel", "1")
        self.assertIn("0 of 2", result.text)
        self.assertIn("– b", result.text)

    def test_bad_input(self):
        good = self.save("bad/good")
        ragged = self.file("ragged.csv", "a,b\n1,2\n3\n")
        self.check(3, "run", good, "--data", ragged, says="ragged.csv:3")
        self.check(3, "run", good, "--data", self.file("none.csv", "a,b\n"), says="no row")
        self.check(3, "run", good, "--junit", str(self.home / "no/where.xml"), says="where.xml")
        self.check(3, "run", str(self.home / "nowhere"), says="nowhere")
        self.check(2, "run", good, "--parallel", "0")
        self.check(2, "run", good, "--rate", "often", says="--rate")
        self.check(0, "run", good, "--rate", "0.5")
        secret = self.save("bad/secret", parameters={"password": "Zq9Canary"})
        result = self.check(3, "run", secret, says="password")
        self.assertNotIn("Zq9Canary", result.text + result.err)
        self.check(3, "run", str(self.home / "bad"), says="secret.request.json")

    def test_many_products(self):
        """The examples of all lists of the catalogue as one suite; each text is a variable, for some of them are secrets."""
        def take(value, variables):
            if isinstance(value, dict):
                return {name: take(inner, variables) for name, inner in value.items()}
            if isinstance(value, list):
                return [take(inner, variables) for inner in value]
            variables[f"p{len(variables)}"] = str(value)
            return "{{p%d}}" % (len(variables) - 1)

        products = [product["path"] for product in self.check(0, "products", "--json").json if product["path"].endswith("-list")]
        for path in products:
            variables = {}
            parameters = take(self.check(0, "product", path, "--json").json["sampleRequest"], variables)
            self.save("all/" + path.strip("/").replace("/", "-"), product=path, parameters=parameters, variables=variables,
                      expect=[{"at": "/result/code", "matches": "^CF-[0-9]{5}$"}])
        self.assertGreater(len(products), 20)
        self.assertIn(f"{len(products)} of {len(products)}", self.check(0, "run", str(self.home / "all"), "--parallel", "8").text)


if __name__ == "__main__":
    unittest.main()
