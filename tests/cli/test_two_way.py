#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Additional authentication on the command line: at the terminal, from a file of answers, and from call to call."""
import json
import os
import pty
import re
import stat
import time

import jsonschema
from harness import CODEFCTL, PATIENCE, ROOT, CliTest, FaultServer, http, main

DO_NOT_CALL = "/v1/kr/public/ft/do-not-call/set-register"
REGISTER = "/v1/kr/insurance/0001/credit4u/register"
CHANGE_PASSWORD = "/v1/kr/insurance/0001/credit4u/change-pwd"
HEALTH = "/v1/kr/public/pp/nhis-health-checkup/result"
REAL_ESTATE = "/v1/kr/public/ck/real-estate-register/status"
BUILDING = "/v1/kr/public/lt/eais/aggregate-buildings"
ACCOUNTS = "/v1/kr/bank/p/account/account-list"

CAPTCHA, SMS, MAIL = "15902", "257553", "777123"
SIX = ["emailAuthNo", "secureNo", "smsAuthNo", "dongNum", "signedData", "simpleAuth"]


def step(method, **more):
    code = {"secureNo": CAPTCHA, "smsAuthNo": SMS, "emailAuthNo": MAIL, "password1": "24680"}.get(method)
    return {"method": method, **({"code": code} if code else {}), **more}


def scenario(*methods, path="*", **more):
    return json.dumps({"format": 1, "rules": [{"path": path, "steps": [step(method) for method in methods], **more}]})


class TwoWay(CliTest):
    def sample(self, path, **over):
        sample = self.check(0, "product", path, "--json").json["sampleRequest"]
        return self.file("sample.json", json.dumps({**sample, **over}))

    def served(self, sandbox):
        return ["--base-url", sandbox["url"], "--credentials-file", self.credentials(sandbox)]

    def code(self, result, method):
        return re.findall(rf"phone: {method} \S+ (\S+)", result.err)[-1]

    def validate(self, name, value):
        jsonschema.Draft202012Validator(json.loads((ROOT / f"data/schemas/{name}.schema.json").read_text())).validate(value)

    # from call to call, in the built-in sandbox

    def test_captcha_then_sms_from_call_to_call(self):
        asked = self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "step.json",
                           says=["nobody to ask", "secureNo", "step.json.jpg", "codefctl continue step.json"])
        path, picture = self.home / "step.json", self.home / "step.json.jpg"
        first = json.loads(path.read_text())
        self.validate("saved-session", first)
        self.assertEqual(asked.json["data"]["method"], "secureNo")
        self.assertTrue(picture.read_bytes().startswith(b"\xff\xd8\xff"))
        for file in (path, picture):
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        asked = self.check(6, "continue", "step.json", "-p", f"secureNo={self.code(asked, 'secureNo')}", says=["smsAuthNo"])
        second = json.loads(path.read_text())
        self.validate("saved-session", second)
        self.assertEqual(second["inputs"]["secureNoRefresh"], "0")
        self.assertEqual(second["answer"]["data"]["jti"], first["answer"]["data"]["jti"])
        self.assertNotEqual(second["answer"]["data"]["twoWayTimestamp"], first["answer"]["data"]["twoWayTimestamp"])
        done = self.check(0, "continue", "step.json", "-p", f"smsAuthNo={self.code(asked, 'smsAuthNo')}")
        self.assertEqual(done.json["result"]["code"], "CF-00000")
        self.assertFalse(path.exists())

    def test_wrong_code_is_asked_again(self):
        asked = self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "again.json")
        again = self.check(6, "continue", "again.json", "-p", "secureNo=wrong", says=["CF-03008", "secureNo"])
        self.assertNotEqual(self.code(asked, "secureNo"), self.code(again, "secureNo"))
        self.assertEqual(json.loads((self.home / "again.json").read_text())["inputs"], {})
        self.check(6, "continue", "again.json", "-p", f"secureNo={self.code(again, 'secureNo')}", says="smsAuthNo")

    def test_a_new_picture(self):
        asked = self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "new.json")
        before = (self.home / "new.json.jpg").read_bytes()
        again = self.check(6, "continue", "new.json", "-p", "secureNoRefresh=1", says="secureNo")
        self.assertNotEqual(before, (self.home / "new.json.jpg").read_bytes())
        self.assertNotEqual(self.code(asked, "secureNo"), self.code(again, "secureNo"))

    def test_cancelled_captcha_ends_the_session(self):
        self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "cancel.json")
        self.check(7, "continue", "cancel.json", "-p", "secureNoRefresh=2", says="CF-12863")
        self.assertFalse((self.home / "cancel.json").exists())
        self.check(3, "continue", "cancel.json", "-p", "secureNo=1", says="cancel.json")

    def test_input_of_another_step_leaves_the_session_open(self):
        asked = self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "other.json")
        self.check(6, "continue", "other.json", "-p", "smsAuthNo=1", says=["CF-00024", "secureNo"])
        self.check(6, "continue", "other.json", "-p", f"secureNo={self.code(asked, 'secureNo')}", says="smsAuthNo")

    def test_without_parameters_the_question_is_told_again(self):
        self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "told.json")
        before = json.loads((self.home / "told.json").read_text())
        self.assertEqual(self.check(6, "continue", "told.json", says="secureNo").out, b"")
        self.assertEqual(json.loads((self.home / "told.json").read_text())["answer"], before["answer"])

    def test_temporary_password_is_encrypted(self):
        password = self.file("password.txt", "24680\n")
        with self.sandbox("--scenario", self.file("s.json", scenario("password1"))) as sandbox:
            where = self.served(sandbox)
            self.check(6, "request", CHANGE_PASSWORD, "--body", self.sample(CHANGE_PASSWORD), "--save", "password.json", *where,
                       says=["password1", "encrypted"])
            self.assertNotIn("24680", (self.home / "password.json").read_text())
            self.check(2, "continue", "password.json", "-p", "password1=24680", *where, says="--secret password1")
            self.check(0, "continue", "password.json", "--secret", f"password1@{password}", *where)

    # files that are no sessions, and environments that are others

    def test_session_files_that_cannot_be(self):
        self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "good.json")
        good = json.loads((self.home / "good.json").read_text())
        for name, content, mode, status, says in (
            ("open.json", json.dumps(good), 0o644, 3, "open.json"),
            ("cut.json", '{"format": 1,', 0o600, 3, "cut.json:1:14"),
            ("list.json", "[]", 0o600, 3, "request --save"),
            ("newer.json", json.dumps({**good, "format": 2}), 0o600, 3, "request --save"),
            ("no-path.json", json.dumps({**good, "path": "/etc/passwd"}), 0o600, 2, "/v1/"),
            ("no-session.json", json.dumps({**good, "answer": {"data": {"method": "smsAuthNo"}}}), 0o600, 2, "jti"),
            ("environment.json", json.dumps({**good, "env": "nowhere"}), 0o600, 2, "nowhere"),
        ):
            with self.subTest(name=name):
                self.check(status, "continue", self.file(name, content, mode), "-p", "secureNo=1", says=says)
        self.check(3, "continue", "missing.json", "-p", "secureNo=1", says="missing.json")

    def test_a_session_does_not_move(self):
        self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "local.json")
        self.check(2, "continue", "local.json", "-p", "secureNo=1", "--env", "demo", says="belongs to local")
        with self.sandbox() as sandbox:
            where = self.served(sandbox)
            self.check(2, "continue", "local.json", "-p", "secureNo=1", *where, says="belongs to local")
            self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "served.json", *where)
            self.check(2, "continue", "served.json", "-p", "secureNo=1", says=["belongs to", sandbox["url"], "--base-url"])

    def test_expired_session(self):
        self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "late.json")
        late = json.loads((self.home / "late.json").read_text())
        late["expires"] = "2020-01-01T00:00:00Z"
        self.check(6, "continue", self.file("late.json", json.dumps(late)), "-p", "secureNo=wrong", says=["time", "the service decides"])

    def test_a_lost_answer_leaves_the_file_as_it_was(self):
        with self.sandbox() as sandbox:
            where = self.served(sandbox)
            self.check(6, "request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL), "--save", "lost.json", *where)
        before = (self.home / "lost.json").read_bytes()
        self.check(4, "continue", "lost.json", "-p", "secureNo=1", *where)
        self.assertEqual((self.home / "lost.json").read_bytes(), before)

    # a file of answers

    def walk(self, path, methods, answers, status=0, body=None, says=None, more=()):
        with self.sandbox("--scenario", self.file("s.json", scenario(*methods, path=path, **dict(more)))) as sandbox:
            self.validate("answers", answers)
            return self.check(status, "request", path, "--body", body or self.sample(path), "--answers",
                              self.file("answers.json", json.dumps(answers)), *self.served(sandbox), says=says)

    def test_answers_captcha_sms(self):
        done = self.walk(DO_NOT_CALL, ["secureNo", "smsAuthNo"], {"secureNo": CAPTCHA, "smsAuthNo": SMS})
        self.assertEqual(done.json["data"]["resRegistrationStatus"], "1")
        self.assertEqual(done.err, "")

    def test_codes_are_masked_in_what_is_shown(self):
        body = self.sample(DO_NOT_CALL)
        with self.sandbox("--scenario", self.file("s.json", scenario("smsAuthNo"))) as sandbox:
            shown = self.check(0, "request", DO_NOT_CALL, "--body", body, "--answers", self.file("a.json", json.dumps({"smsAuthNo": SMS})),
                               "--verbose", *self.served(sandbox), says=["is2Way", "twoWayInfo"])
        self.assertNotIn(SMS, shown.err)

    def test_answers_email_captcha_sms(self):
        self.walk(REGISTER, ["emailAuthNo", "secureNo", "smsAuthNo"], {"emailAuthNo": MAIL, "secureNo": CAPTCHA, "smsAuthNo": int(SMS)})

    def test_answers_one_after_the_other(self):
        self.walk(DO_NOT_CALL, ["smsAuthNo"], {"smsAuthNo": ["wrong", SMS]})

    def test_answers_are_used_once(self):
        self.walk(DO_NOT_CALL, ["smsAuthNo"], {"smsAuthNo": "wrong"}, status=6, says=["CF-03008", "nobody to ask"])

    def test_answers_that_lack_a_step(self):
        asked = self.walk(DO_NOT_CALL, ["secureNo", "smsAuthNo"], {"secureNo": CAPTCHA}, status=6, says="smsAuthNo")
        self.assertEqual(asked.json["data"]["method"], "smsAuthNo")

    def test_answers_with_several_inputs(self):
        self.walk(DO_NOT_CALL, ["secureNo"], {"secureNo": {"secureNo": CAPTCHA, "secureNoRefresh": "0"}})

    def test_answers_six_steps(self):
        self.walk(ACCOUNTS, SIX, {"emailAuthNo": MAIL, "secureNo": CAPTCHA, "smsAuthNo": SMS, "dongNum": "2", "signedData": "{}",
                                  "simpleAuth": ["1", "1"]}, more={"approveAfterSeconds": 0.001}.items())

    def test_answers_temporary_password(self):
        self.walk(CHANGE_PASSWORD, ["password1"], {"password1": "24680"})

    def test_answers_list_of_the_real_estate_register(self):
        body = self.sample(REAL_ESTATE, selectAddress="1")
        asked = self.check(6, "request", REAL_ESTATE, "--body", body, says=["uniqueNo", "11012020000018", "집합건물"])
        self.assertEqual(len(asked.json["data"]["extraInfo"]["resAddrList"]), 2)
        self.check(0, "request", REAL_ESTATE, "--body", body, "--answers", self.file("a.json", '{"uniqueNo": "11012020000018"}'))

    def test_answers_building(self):
        with self.sandbox("--scenario", self.file("s.json", scenario("etc", "dongNum", "hoNum"))) as sandbox:
            self.check(0, "request", BUILDING, "--body", self.sample(BUILDING), *self.served(sandbox), "--answers",
                       self.file("a.json", json.dumps({"reqAddress": "서울특별시 가나구 다라로 11", "dongNum": "2", "hoNum": "11"})))

    def test_approving_too_early(self):
        body = self.sample(HEALTH, loginType="5", id="too-early")
        self.check(7, "request", HEALTH, "--body", body, "--answers", self.file("a.json", '{"simpleAuth": ["1", "1", "1"]}'), says="CF-12872")

    def test_answer_files_that_cannot_be(self):
        for name, content, says in (("list", "[]", "JSON object"), ("null", '{"smsAuthNo": null}', "smsAuthNo"),
                                    ("deep", '{"smsAuthNo": [["1"]]}', "smsAuthNo"), ("cut", '{"smsAuthNo":', "cut:1:")):
            with self.subTest(name=name):
                with FaultServer(http("{}")) as server:
                    self.check(3, "request", DO_NOT_CALL, "--base-url", server.url, "--credentials-file", self.any_credentials(), "--answers",
                               self.file(name, content), says=says)
                    self.assertEqual(server.requests, [])

    def test_input_that_is_too_long(self):
        self.walk(DO_NOT_CALL, ["smsAuthNo"], {"smsAuthNo": "9" * 1_100_000}, status=2, says="too long")

    def test_the_same_question_for_ever(self):
        asks = {"result": {"code": "CF-03002", "message": "m"}, "data": {"continue2Way": True, "method": "smsAuthNo", "jobIndex": 0, "threadIndex": 0,
                "jti": "0123456789abcdef01234567", "twoWayTimestamp": 1, "extraInfo": {"reqSMSAuthNo": ""}}}
        with FaultServer(http(json.dumps(asks))) as server:
            self.check(9, "request", DO_NOT_CALL, "--base-url", server.url, "--credentials-file", self.any_credentials(), "--answers",
                       self.file("a.json", json.dumps({"smsAuthNo": ["1"] * 30})), says="20 times")
            self.assertEqual(sum("do-not-call" in line for line in server.requests), 20)

    # a person at the terminal

    def converse(self, arguments, answer, status=0, env=None):
        """Runs it at a terminal; @answer(seen) returns what to type next, or None to wait for more."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.home)
            os.execve(CODEFCTL, [CODEFCTL, *arguments], {**self.env, **(env or {})})
        seen, whole, deadline = "", "", time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                more = os.read(terminal, 65536)
            except OSError:
                break
            if not more:
                break
            seen += more.decode(errors="replace")
            whole += more.decode(errors="replace")
            typed = answer(seen)
            if typed is not None:
                seen = ""
                os.write(terminal, typed.encode())
        self.assertEqual(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), status, whole)
        return whole

    def test_terminal_captcha_and_sms(self):
        pictures = []

        def answer(seen):
            if seen.endswith("picture): "):
                picture = re.findall(r"picture: (\S+)", seen)[-1]
                pictures.append(picture)
                with open(picture, "rb") as file:
                    self.assertTrue(file.read().startswith(b"\xff\xd8\xff"))
                self.assertEqual(stat.S_IMODE(os.stat(picture).st_mode), 0o600)
                return "\n" if len(pictures) == 1 else re.findall(r"phone: secureNo - (\d+)", seen)[-1] + "\n"
            if seen.endswith("(smsAuthNo): "):
                code = re.findall(r"phone: smsAuthNo \S+ (\d+)", seen)
                return "\n" if not code else code[-1] + "\n"
            return None

        seen = self.converse(["request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL)], answer)
        self.assertEqual(len(pictures), 2)
        self.assertFalse(any(os.path.exists(picture) for picture in pictures))
        self.assertIn('"code":"CF-00000"', seen)

    def test_terminal_list(self):
        def answer(seen):
            if not seen.endswith("to search for: "):
                return None
            return "102호\n" if "2 rows match" in seen else "김\n" if "nothing" in seen else "가나구\n"

        seen = self.converse(["request", REAL_ESTATE, "--body", self.sample(REAL_ESTATE, selectAddress="1")], answer)
        self.assertIn("11012020000018", seen)
        self.assertIn('"code":"CF-00000"', seen)

    def test_terminal_opens_the_picture_where_a_display_is(self):
        self.file("xdg-open", f'#!/bin/sh\necho "$1" > {self.home}/opening\nmv {self.home}/opening {self.home}/opened\n', 0o700)
        opened = self.home / "opened"

        def answer(seen):
            if not seen.endswith("picture): "):
                return None
            deadline = time.monotonic() + PATIENCE
            while not opened.exists() and time.monotonic() < deadline:
                time.sleep(0.02)
            self.assertEqual(opened.read_text().strip(), re.findall(r"picture: (\S+)", seen)[-1])
            return "\x03"

        self.converse(["request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL)], answer, status=130,
                      env={"DISPLAY": ":nowhere", "PATH": f"{self.home}:{self.env['PATH']}"})

    def test_terminal_password_and_unknown_method(self):
        def answer(seen):
            if seen.endswith("(password1): "):
                return "24680\n"
            return "blue\n" if seen.endswith("(retinaScan): ") else None

        with self.sandbox("--scenario", self.file("s.json", scenario("password1", "retinaScan"))) as sandbox:
            seen = self.converse(["request", CHANGE_PASSWORD, "--body", self.sample(CHANGE_PASSWORD), *self.served(sandbox)], answer)
        self.assertNotIn("24680", seen)
        self.assertIn("extraInfo:", seen)
        self.assertIn('"code":"CF-00000"', seen)

    def test_terminal_interrupted(self):
        def answer(seen):
            return "\x03" if seen.endswith("picture): ") else None

        self.converse(["request", DO_NOT_CALL, "--body", self.sample(DO_NOT_CALL)], answer, status=130)


if __name__ == "__main__":
    main()
