#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""Snippets for the vendor's Node client, run against `codefctl sandbox`. Skipped where npm or the package cannot be had.

usage: test_node_snippets.py FOLDER (for node_modules; kept between runs)
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "cli"), str(HERE.parents[1] / "cli/snippet")]
from client_package import install  # noqa: E402
from harness import main  # noqa: E402
from snippets import SnippetTest  # noqa: E402

FOLDER = pathlib.Path(sys.argv.pop(1))


class NodeSnippets(SnippetTest):
    def test_node(self):
        self.check_all(lambda case: ["node", self.folder / case / "custom/easycodef-node/request.js"], {"NODE_PATH": str(FOLDER / "node_modules")})


reason = install(FOLDER)
if reason:
    print(f"skipped: {reason}")
    sys.exit(77)
main()
