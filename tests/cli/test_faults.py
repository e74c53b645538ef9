#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Faults of answers that only show from outside."""
from harness import CliTest, FaultServer, http, main

ANSWER = '{"result":{"code":"CF-00000","extraMessage":"","message":"성공","transactionId":"t"},"data":{}}'


class Faults(CliTest):
    def test_B32_the_bytes_win_over_the_content_type(self):
        for claim in ("text/html; charset=euc-kr", "text/plain; charset=us-ascii", "application/octet-stream", "nonsense"):
            with self.subTest(claim=claim), FaultServer(http(ANSWER, more=f"Content-Type: {claim}\r\n")) as server:
                result = self.check(0, "request", "/v1/kr/a/b", "--base-url", server.url, "--oauth-url", server.url,
                                    "--credentials-file", self.any_credentials())
                self.assertEqual(result.text, ANSWER)


main()
