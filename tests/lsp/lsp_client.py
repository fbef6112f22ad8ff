"""A scripted client of the language server, over its standard input and output."""

import gc
import io
import json
import os
import queue
import subprocess
import sys
import threading

CAPABILITIES = {
    "general": {"positionEncodings": ["utf-16"]},
    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
}


class Process:
    """The server as a process of its own."""

    def __init__(self, folder):
        command = [sys.executable, "-m", "argmap", "lsp"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(command, cwd=folder, **pipes)
        self.to, self.said, self.wrong = self.process.stdin, self.process.stdout, self.process.stderr

    def wait(self):
        return self.process.wait(timeout=20)


class Thread:
    """The server in a thread of this process, where its lines are counted."""

    def __init__(self, _):
        from argmap.lsp.server import serve
        from argmap.service.workspace import Settings

        heard, to = os.pipe()
        said, out = os.pipe()
        self.to, self.said, self.wrong = os.fdopen(to, "wb"), os.fdopen(said, "rb"), io.BytesIO()

        def run():
            switch, threshold = sys.getswitchinterval(), gc.get_threshold()
            with os.fdopen(heard, "rb") as reading, os.fdopen(out, "wb") as writing:
                serve(lambda _: Settings(), reading, writing)
            sys.setswitchinterval(switch)
            gc.set_threshold(*threshold)
            gc.unfreeze()

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()

    def wait(self):
        self.thread.join(timeout=20)
        return 0


class Client:
    """Starts the server, speaks the protocol with it, and keeps what it says of its own accord."""

    def __init__(self, *, encodings=("utf-16",), folder=None, start=Process):
        self.server = start(folder)
        self.number = 0
        self.heard: queue.Queue = queue.Queue()
        self.diagnostics: dict[str, list] = {}
        self.messages: list[str] = []
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        capabilities = {**CAPABILITIES, "general": {"positionEncodings": [*encodings]}}
        self.can = self.ask("initialize", processId=None, rootUri=None, capabilities=capabilities)["capabilities"]
        self.note("initialized")

    def _listen(self):
        while True:
            length = 0
            while (line := self.server.said.readline()) not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length"):
                    length = int(line.split(b":")[1])
            if not length:
                self.heard.put(None)
                return
            self.heard.put(json.loads(self.server.said.read(length)))

    def _send(self, **message):
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.to.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.server.to.flush()

    def note(self, method, **params):
        self._send(method=method, params=params)

    def ask(self, method, **params):
        self.number += 1
        wanted = self.number
        self._send(id=wanted, method=method, params=params)
        return self.wait(lambda message: message.get("id") == wanted and "method" not in message)["result"]

    def wait(self, wanted, seconds=60):
        """The next message that is wanted; of the others what is to be kept is kept."""
        while True:
            message = self.heard.get(timeout=seconds)
            assert message is not None, self.server.wrong.read().decode()
            method = message.get("method")
            if method == "textDocument/publishDiagnostics":
                self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
            elif method == "window/showMessage":
                self.messages.append(message["params"]["message"])
            elif "id" in message and method is not None:
                self._send(id=message["id"], result=None)
            assert "error" not in message, message
            if wanted(message):
                return message

    def open(self, path, text=None, version=1):
        words = path.read_text(encoding="utf-8") if text is None else text
        document = {"uri": path.as_uri(), "languageId": "argmap", "version": version, "text": words}
        self.note("textDocument/didOpen", textDocument=document)
        return {"uri": path.as_uri()}

    def change(self, document, version, *changes):
        """Changes as `(line, column, line, column, new)`."""
        made = [
            {
                "range": {"start": {"line": a, "character": b}, "end": {"line": c, "character": d}},
                "text": new,
            }
            for a, b, c, d, new in changes
        ]
        self.note("textDocument/didChange", textDocument={**document, "version": version}, contentChanges=made)

    def until(self, document, wanted, seconds=60):
        """Wait until the diagnostics of a document are as wanted."""
        uri = document["uri"]
        if uri in self.diagnostics and wanted(self.diagnostics[uri]):
            return self.diagnostics[uri]
        self.wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == uri
                and wanted(message["params"]["diagnostics"])
            ),
            seconds,
        )
        return self.diagnostics[uri]

    def close(self):
        self.ask("shutdown")
        self.note("exit")
        code = self.server.wait()
        self.listener.join(timeout=20)
        errors = self.server.wrong.read()
        for stream in (self.server.to, self.server.said, self.server.wrong):
            stream.close()
        return code, errors
