#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""query, diff and table."""
import csv
import io
import json
import urllib.parse

from harness import CliTest, main

ANSWER = {
    "result": {"code": "CF-00000", "message": "성공", "transactionId": "1"},
    "data": {"list": [
        {"resAccount": "1", "resAccountBalance": "874890", "memo": "=1+2"},
        {"resAccount": "22", "resAccountBalance": "9000", "more": [1, {"a b": "c d"}]},
        {"resAccount": "333", "resAccountBalance": "-12", "memo": "say \"ja\", \\"},
    ]},
}


def text(value):
    return json.dumps(value, ensure_ascii=False)


def changed(**members):
    """The answer with other members in the second row of its list, and another transactionId."""
    copy = json.loads(text(ANSWER))
    copy["result"]["transactionId"] = "2"
    copy["data"]["list"][1].update(members)
    return copy


class Query(CliTest):
    def query(self, *arguments, status=0, answer=ANSWER):
        return self.check(status, "query", *arguments, stdin=text(answer).encode()).text

    def test_values_are_printed_as_sent(self):
        self.assertEqual(self.query("$.data.list[*].resAccount"), '"1"\n"22"\n"333"\n')
        self.assertEqual(self.query("$.data.list[1].more"), '[1,{"a b":"c d"}]\n')
        numbers = self.check(0, "query", "$[*]", stdin=b'[1.10, 12345678901234567890, "\\u0061", null]').text
        self.assertEqual(numbers, '1.10\n12345678901234567890\n"\\u0061"\nnull\n')

    def test_raw(self):
        self.assertEqual(self.query("--raw", "$.data.list[2].memo"), 'say "ja", \\\n')
        self.assertEqual(self.query("-r", "$.data.list[1].more"), '[1,{"a b":"c d"}]\n')

    def test_paths_and_count(self):
        self.assertEqual(self.query("--paths", "$..memo"), "$['data']['list'][0]['memo']\n$['data']['list'][2]['memo']\n")
        self.assertEqual(self.query("--count", "$..resAccount"), "3\n")
        self.assertEqual(self.query("--count", "$..nothing"), "0\n")

    def test_json(self):
        answer = {"it's": ["\"\\\n", 1]}
        self.assertEqual(json.loads(self.query("--json", "$..*", answer=answer)), [
            {"path": "$['it\\'s']", "value": answer["it's"]},
            {"path": "$['it\\'s'][0]", "value": "\"\\\n"},
            {"path": "$['it\\'s'][1]", "value": 1},
        ])
        self.assertEqual(json.loads(self.query("--json", "$.nothing")), [])

    def test_filter(self):
        self.assertEqual(self.query("$.data.list[?search(@.memo, 'ja') || @.more].resAccount"), '"22"\n"333"\n')

    def test_encoded_form_and_file(self):
        wire = urllib.parse.quote_plus(text(ANSWER))
        self.assertEqual(self.check(0, "query", "$.result.code", self.file("body.txt", wire)).text, '"CF-00000"\n')

    def test_wrong_query_is_located(self):
        result = self.check(2, "query", "$.계좌[?@.*==1]", stdin=b"{}")
        self.assertTrue(result.err.startswith("$.계좌[?@.*==1]:1:7: "), result.err)
        self.assertEqual(result.out, b"")

    def test_wrong_document_is_located(self):
        self.check(3, "query", "$", stdin=b'{"a":1,}', says="-:1:8: ")

    def test_too_much_is_refused(self):
        deep = '[1,2,{"a":' * 100 + "1" + "}]" * 100
        self.check(3, "query", "$..[?@..[?@..[?@..x]]]", stdin=deep.encode(), says="narrower")


class Diff(CliTest):
    def diff(self, status, left, right, *arguments):
        return self.check(status, "diff", *arguments, self.file("a.json", text(left)), self.file("b.json", text(right))).text

    def test_same(self):
        self.assertEqual(self.diff(0, ANSWER, changed()), "")

    def test_strict(self):
        self.assertEqual(self.diff(1, ANSWER, changed(), "--strict"), '~ $.result.transactionId: "1" → "2"\n')

    def test_differences(self):
        right = changed(resAccountBalance="9001", new={"a": [1, 2]})
        del right["data"]["list"][1]["more"]
        self.assertEqual(self.diff(1, ANSWER, right), '~ $.data.list[1].resAccountBalance: "9000" → "9001"\n'
                         '- $.data.list[1].more: [1,{"a b":"c d"}]\n+ $.data.list[1].new: {"a":[1,2]}\n')
        self.assertEqual(self.diff(1, ANSWER, right, "--quiet"), "")

    def test_ignore(self):
        right = changed(resAccountBalance="9001", memo="x")
        self.assertEqual(self.diff(0, ANSWER, right, "--ignore", "resAccountBalance", "--ignore", "$.data.list[1].memo"), "")
        self.check(2, "diff", "--ignore", "$[", "a.json", "b.json", says="$[:1:3: ")

    def test_lists_by_order_and_by_key(self):
        left = [{"k": 1, "v": 1}, {"k": 2, "v": 2}]
        right = [{"k": 2, "v": 2}, {"k": 1, "v": 3}]
        self.assertEqual(self.diff(1, left, right, "--by-key"), "~ $[0].v: 1 → 3\n")
        self.assertEqual(self.diff(1, left, right, "--key", "k"), "~ $[0].v: 1 → 3\n")
        self.assertEqual(self.diff(1, left, right), '- $[0]: {"k":1,"v":1}\n+ $[1]: {"k":1,"v":3}\n')

    def test_shape(self):
        self.assertEqual(self.diff(0, {"a": [1]}, {"a": [2, 3]}, "--shape"), "")
        self.assertEqual(self.diff(1, {"a": 1}, {"a": "1"}, "--shape"), '~ $.a: 1 → "1"\n')

    def test_long_values_are_cut(self):
        line = self.diff(1, {}, {"a": "한" * 1000})
        self.assertLess(len(line.encode()), 300)
        self.assertTrue(line.endswith("…\n"))

    def test_standard_input(self):
        path = self.file("a.json", "[1]")
        self.assertEqual(self.check(1, "diff", path, "-", stdin=b"[2]").text, "~ $[0]: 1 → 2\n")
        self.check(2, "diff", "-", "-", stdin=b"[2]", says="standard input")

    def test_unreadable(self):
        path = self.file("bad.json", "[1,]")
        self.check(3, "diff", self.file("a.json", "[1]"), path, says=f"{path}:1:4: ")
        self.check(3, "diff", "missing.json", path, says="missing.json: ")


class Table(CliTest):
    def table(self, *arguments, status=0):
        return self.check(status, "table", *arguments, stdin=text(ANSWER).encode())

    def rows(self, *arguments):
        return list(csv.reader(io.StringIO(self.table("--csv", *arguments, "$.data.list").out.decode("utf-8-sig"), newline="")))

    def test_aligned(self):
        self.assertEqual(self.table("--columns", "resAccount,resAccountBalance", "$.data.list").text.splitlines(), [
            "resAccount  resAccountBalance", "1           874890", "22          9000", "333         -12"])

    def test_wide_letters_are_aligned(self):
        result = self.check(0, "table", "$", stdin='[{"이름":"한글","b":1},{"이름":"ab","b":2}]'.encode())
        self.assertEqual(result.text, "이름  b\n한글  1\nab    2\n")

    def test_control_characters_do_not_reach_the_terminal(self):
        result = self.check(0, "table", "$", stdin=b'[{"a":"\\u001b[31m\\n"}]')
        self.assertEqual(result.text, "a\n\ufffd[31m\n")

    def test_csv(self):
        self.assertEqual(self.rows(), [
            ["resAccount", "resAccountBalance", "memo", "more"],
            ["1", "874890", "'=1+2", ""], ["22", "9000", "", '[1, {"a b": "c d"}]'], ["333", "-12", 'say "ja", \\', ""]])
        self.assertTrue(self.table("--csv", "$.data.list").out.startswith(b"resAccount,resAccountBalance,memo,more\r\n"))

    def test_csv_options(self):
        self.assertTrue(self.table("--csv", "--bom", "$.data.list").out.startswith(b"\xef\xbb\xbfresAccount,"))
        self.assertEqual(self.rows("--formulas", "--columns", "memo")[1], ["=1+2"])
        self.assertEqual(self.rows("--labels", "--columns", "resAccountBalance")[0], ["Current balance"])

    def test_sort(self):
        self.assertEqual([row[0] for row in self.rows("--sort", "resAccountBalance")[1:]], ["333", "22", "1"])
        self.assertEqual([row[0] for row in self.rows("--sort", "resAccountBalance", "--descending")[1:]], ["1", "22", "333"])

    def test_what_is_no_table(self):
        self.table("$", status=3)
        self.table("$.data.nothing", status=3)
        self.table("$.data.list[*]", status=3)
        self.assertIn("“x”", self.table("--sort", "x", "$.data.list", status=3).err)
        self.assertIn("“y”", self.table("--columns", "y", "$.data.list", status=3).err)

    def test_large_list_is_written_whole(self):
        rows = [{"n": i, "text": "가" * 20} for i in range(50000)]
        result = self.check(0, "table", "--csv", "$", stdin=text(rows).encode())
        self.assertEqual(result.text.count("\r\n"), 50001)


main()
