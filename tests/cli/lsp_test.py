#!/usr/bin/env python3
"""`ashlar lsp` as an editor uses it: messages of the Language Server Protocol over pipes."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))

from program import PROGRAM, environment, write_files  # noqa: E402

PROJECT = '[project]\nname = "shop"\nsources = ["src"]\n'
TABLES = "CREATE SCHEMA data;\nCREATE TABLE data.account (\n  id integer PRIMARY KEY,\n  \"größe 𝄞\" text, name text NOT NULL\n);\n"
VIEWS = "-- 𝄞\nCREATE VIEW data.names AS\n  SELECT /* 𝄞 */ nam FROM data.account;\n"


class Lsp(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="ashlar lsp ä-")))
        self.process = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/",
                                        env=environment())
        self.addCleanup(self.end)
        self.last = 0
        self.shown = {}

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()

    def uri(self, name):
        return (self.folder / name).as_uri()

    def send(self, method, parameters, **more):
        body = json.dumps({"jsonrpc": "2.0", "method": method, "params": parameters, **more}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def receive(self):
        header = self.process.stdout.readline()
        self.assertTrue(header.startswith(b"Content-Length: "), header)
        self.assertEqual(b"\r\n", self.process.stdout.readline())
        message = json.loads(self.process.stdout.read(int(header.split()[1])))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.shown[message["params"]["uri"]] = message["params"]["diagnostics"]
        return message

    def ask(self, method, parameters):
        self.last += 1
        self.send(method, parameters, id=self.last)
        while (answer := self.receive()).get("id") != self.last:
            pass
        return answer

    def start(self, files):
        write_files(self.folder, files)
        answer = self.ask("initialize", {"rootUri": self.folder.as_uri(), "capabilities": {}})
        self.assertTrue(answer["result"]["capabilities"]["definitionProvider"])
        self.send("initialized", {})

    def at(self, name, line, character):
        return {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": character}}

    def test_a_session(self):
        self.start({"ashlar.toml": PROJECT, "src/1.sql": TABLES, "src/2.sql": VIEWS})
        # What is wrong on disk is shown without a file being open; columns count UTF-16.
        self.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri("src/1.sql")}})
        wrong, = self.shown[self.uri("src/2.sql")]
        self.assertEqual({"start": {"line": 2, "character": 18}, "end": {"line": 2, "character": 21}}, wrong["range"])
        self.assertEqual(("unknown-column", 1, "ashlar"), (wrong["code"], wrong["severity"], wrong["source"]))
        self.assertEqual("column nam does not exist\ndid you mean name?", wrong["message"])
        # What an editor holds goes before the disk.
        self.send("textDocument/didOpen", {"textDocument": {"uri": self.uri("src/2.sql"), "languageId": "sql", "version": 1,
                                                            "text": VIEWS.replace("nam F", "name F")}})
        while self.shown.get(self.uri("src/2.sql")) != []:
            self.receive()
        symbols = self.ask("textDocument/documentSymbol", {"textDocument": {"uri": self.uri("src/2.sql")}})["result"]
        self.assertEqual(["view data.names"], [symbol["name"] for symbol in symbols])
        place, = self.ask("textDocument/definition", self.at("src/2.sql", 2, 35))["result"]
        self.assertEqual((self.uri("src/1.sql"), 1), (place["uri"], place["range"]["start"]["line"]))
        hover = self.ask("textDocument/hover", self.at("src/2.sql", 2, 20))["result"]
        self.assertEqual("column data.account.name text NOT NULL", hover["contents"]["value"])
        self.assertIsNone(self.ask("textDocument/hover", self.at("src/2.sql", 40, 0))["result"])
        # And is gone with it.
        self.send("textDocument/didChange", {"textDocument": {"uri": self.uri("src/2.sql"), "version": 2},
                                             "contentChanges": [{"text": "CREATE VIEW"}]})
        self.ask("textDocument/hover", self.at("src/2.sql", 0, 0))
        self.assertEqual("syntax-error", self.shown[self.uri("src/2.sql")][0]["code"])
        self.send("textDocument/didClose", {"textDocument": {"uri": self.uri("src/2.sql")}})
        self.ask("textDocument/hover", self.at("src/2.sql", 0, 0))
        self.assertEqual("unknown-column", self.shown[self.uri("src/2.sql")][0]["code"])
        self.assertIsNone(self.ask("shutdown", None)["result"])
        self.send("exit", None)
        self.assertEqual(0, self.process.wait(timeout=20))

    def test_a_file_of_no_project(self):
        self.start({})
        text = "table  data.account {\n  id int pk\n}\n"
        self.send("textDocument/didOpen", {"textDocument": {"uri": self.uri("one.ash"), "languageId": "ash", "version": 1,
                                                            "text": text}})
        edit, = self.ask("textDocument/formatting", {"textDocument": {"uri": self.uri("one.ash")}, "options": {}})["result"]
        self.assertTrue(edit["newText"].startswith("table data.account {\n"), edit)
        self.assertEqual({"line": 3, "character": 0}, edit["range"]["end"])

    def test_what_is_no_message(self):
        self.start({})
        self.assertEqual(-32601, self.ask("textDocument/nothing", {})["error"]["code"])
        self.assertEqual(-32602, self.ask("textDocument/hover", {"textDocument": 1})["error"]["code"])
        body = b"{broken"
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()
        self.assertEqual(-32600, self.receive()["error"]["code"])
        self.process.stdin.write(b"Content-Length: none\r\n\r\n")
        self.process.stdin.flush()
        self.assertEqual(1, self.process.wait(timeout=20))


if __name__ == "__main__":
    unittest.main()
