"""`python -m vendors.google [PORT]`: the fake as a process on the loopback, until its standard input ends.

Its first line of output is a JSON object: `url`, the base address of the API, and `key_file`, by which one signs in.
"""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

from vendors.google.api import API, FakeGoogle, Request


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    google: ClassVar[FakeGoogle]
    one_at_a_time: ClassVar = threading.Lock()

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        with self.one_at_a_time:
            answer = self.google.answer(Request(self.command, self.path, self.headers, body))
        self.send_response_only(answer.status)
        for name, value in answer.headers.items():
            if value:
                self.send_header(name, value)
        if answer.status not in (204, 304):
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()


def serve(port: int) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    server.daemon_threads = True
    origin = f"http://127.0.0.1:{server.server_address[1]}"
    _Handler.google = FakeGoogle(origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(json.dumps({"url": f"{origin}{API}", "key_file": _Handler.google.sign_in.key_file}), flush=True)
    sys.stdin.read()
