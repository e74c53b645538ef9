#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""decode, encode and format."""
import json
import urllib.parse

from harness import CliTest, main

SOURCE = '{"organization":"0004","memo":"a b+c/한(1)*~\'!<"}'
FORMS = {
    "java": "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29*%7E%27%21%3C%22%7D",
    "python": "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc/%ED%95%9C%281%29%2A~%27%21%3C%22%7D",
    "javascript": "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a%20b%2Bc%2F%ED%95%9C(1)*~'!%3C%22%7D",
    "go": "%7B%22organization%22%3A%220004%22%2C%22memo%22%3A%22a+b%2Bc%2F%ED%95%9C%281%29%2A~%27%21%3C%22%7D",
}


class Text(CliTest):
    def test_encode_in_every_style(self):
        for style, wire in FORMS.items():
            self.assertEqual(self.check(0, "encode", "--style", style, stdin=SOURCE.encode()).text, wire)
        self.assertEqual(self.check(0, "encode", "-", stdin=SOURCE.encode()).text, FORMS["java"])

    def test_decode_of_every_style(self):
        for wire in FORMS.values():
            self.assertEqual(self.check(0, "decode", stdin=wire.encode()).text, SOURCE)
        self.assertEqual(self.check(0, "decode", stdin=SOURCE.encode()).text, SOURCE)

    def test_round_trip_of_awkward_text(self):
        for text in ('{"a":[1.10,12345678901234567890,-0,1e400],"b":"\\u0000\\ud800 ÷ 😀","a":null}', '[" ","+","%","&=?"]', '"x"'):
            wire = self.check(0, "encode", stdin=text.encode()).out
            self.assertNotIn(b" ", wire)
            self.assertEqual(self.check(0, "decode", stdin=wire).out, text.encode())

    def test_one_newline_of_the_editor_is_left_out(self):
        self.assertEqual(self.check(0, "encode", stdin=b"{}\n").text, "%7B%7D")
        self.assertEqual(self.check(0, "encode", stdin=b"{}\n\n").text, "%7B%7D%0A")

    def test_broken_text_is_shown_and_located(self):
        result = self.check(3, "encode", stdin=b'{"a":}', says="-:1:6: ")
        self.assertEqual(result.text, "%7B%22a%22%3A%7D")
        result = self.check(3, "decode", stdin=b"%7B%22a%22%3A%7D", says="-:1:6: ")
        self.assertEqual(result.text, '{"a":}')
        path = self.file("body.txt", "%7B%22a%22%3A%zz%7D")
        self.check(3, "decode", path, says=f"{path}:1:14: ")

    def test_format(self):
        source = '{"b":12345678901234567890,"a":[1.10,{}],"b":"\\u00e9 é","c":[],"d":{"e":null}}'
        wanted = ('{\n  "b": 12345678901234567890,\n  "a": [\n    1.10,\n    {}\n  ],\n  "b": "\\u00e9 é",\n  "c": [],\n'
                  '  "d": {\n    "e": null\n  }\n}\n')
        self.assertEqual(self.check(0, "format", stdin=source.encode()).text, wanted)
        self.assertEqual(self.check(0, "format", stdin=wanted.encode()).text, wanted)
        self.assertEqual(self.check(0, "format", stdin=urllib.parse.quote_plus(source).encode()).text, wanted)
        self.assertEqual(self.check(0, "format", self.file("a.json", source)).text, wanted)

    def test_a_percent_sign_in_plain_json_is_no_encoding(self):
        self.assertEqual(self.check(0, "format", stdin=b'"50%41+"').text, '"50%41+"\n')

    def test_where_it_is_wrong(self):
        for text, place in (
            ('{"a":1,}', "1:8"),
            ("{\n  \"a\": 1\n  \"b\": 2\n}", "3:3"),
            ('{"한글":tru}', "1:7"),
            ("[1,2", "1:5"),
            ("", "1:1"),
            ("<html>", "1:1"),
            ('{"a":01}', "1:6"),
            ("{} {}", "1:4"),
            ("[" * 513, "1:513"),
        ):
            with self.subTest(text=text):
                path = self.file("bad.json", text)
                result = self.check(3, "format", path)
                self.assertTrue(result.err.startswith(f"{path}:{place}: "), result.err)
                self.assertEqual(result.err.count("\n"), 1)
                self.assertEqual(result.out, b"")

    def test_invalid_utf8_is_located(self):
        self.check(3, "format", stdin=b'{"a":"\xff"}', says="-:1:7: ")

    def test_deep_nesting_is_refused(self):
        self.check(3, "format", stdin=b"[" * 1000000, says="-:1:513: ")

    def test_files_that_cannot_be_read(self):
        self.check(3, "format", "missing.json", says="missing.json: ")
        self.check(3, "format", str(self.home), says=str(self.home))
        self.check(3, "decode", "missing.txt", says="missing.txt: ")

    def test_control_characters_of_a_file_name_do_not_reach_the_terminal(self):
        result = self.check(3, "format", "\033[31mred")
        self.assertNotIn("\033", result.err)

    def test_large_numbers_of_members_keep_their_order(self):
        source = json.dumps({f"k{i}": i for i in range(20000)}, separators=(",", ":"))
        self.assertEqual(json.loads(self.check(0, "format", stdin=source.encode()).out), json.loads(source))


main()
