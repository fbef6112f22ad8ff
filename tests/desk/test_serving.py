"""The server of the desk answers who started it, and nobody else."""

import http.client
import json
import threading

import pytest

from argmap.desk.serving import serve
from argmap.desk.session import Session
from argmap.service.workspace import Settings

TOWN = "map: A town\nclaim close: It closes.\n  assumed\n"


@pytest.fixture
def server(tmp_path):
    path = tmp_path / "town.argmap"
    path.write_text(TOWN, encoding="utf-8")
    broken = []
    session = Session([path], lambda _: Settings())
    session.start()
    made = serve(session, 0, broken.append)
    worker = threading.Thread(target=made.serve_forever, daemon=True)
    worker.start()
    yield made
    made.shutdown()
    made.server_close()
    worker.join(timeout=5)
    session.close()
    assert broken == []


def ask(server, method, path, *, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers={"Host": f"127.0.0.1:{server.server_port}", **named})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


@pytest.fixture
def cookie(server):
    answer, _ = ask(server, "GET", "/" + server.entry.rpartition("/")[2])
    assert answer.status == 303
    assert answer.getheader("Location") == "/"
    given = answer.getheader("Set-Cookie")
    assert "HttpOnly" in given
    assert "SameSite=Strict" in given
    return given.partition(";")[0]


def origin(server):
    return f"http://127.0.0.1:{server.server_port}"


QUESTION = json.dumps({"method": "files", "params": {}})
JSON = "application/json"


def test_who_has_the_cookie_is_answered(server, cookie):
    answer, page = ask(server, "GET", "/", Cookie=cookie)
    assert answer.status == 200
    assert b"argmap desk" in page
    policy = answer.getheader("Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"<script>" not in page
    assert b" style=" not in page
    told, data = ask(server, "POST", "/rpc", body=QUESTION, Cookie=cookie, Origin=origin(server), Content_Type=JSON)
    assert told.status == 200
    assert json.loads(data)["files"] == ["town.argmap"]
    drawn, page = ask(server, "GET", "/map?file=0", Cookie=cookie)
    assert drawn.status == 200
    assert b"It closes." in page
    assert drawn.getheader("Content-Security-Policy") == "frame-ancestors 'self'"
    listed, page = ask(server, "GET", "/review?file=0", Cookie=cookie)
    assert listed.status == 200
    assert b"<h1>Review: " in page
    report, page = ask(server, "GET", "/report?file=0", Cookie=cookie)
    assert report.status == 200
    assert b"It closes." in page


@pytest.mark.parametrize(
    "method, path, headers",
    [
        ("POST", "/rpc", {"Cookie": None}),
        ("POST", "/rpc", {"Cookie": "argmap-1=x"}),
        ("POST", "/rpc", {"Origin": "http://evil.example"}),
        ("POST", "/rpc", {"Origin": None}),
        ("POST", "/rpc", {"Host": "evil.example"}),
        ("POST", "/rpc", {"Content_Type": "text/plain"}),
        ("POST", "/rpc/../rpc", {}),
        ("GET", "/rpc", {}),
        ("GET", "/", {"Cookie": None}),
        ("GET", "/", {"Host": "evil.example"}),
        ("GET", "/desk.js", {"Cookie": None}),
        ("GET", "/map?file=0", {"Cookie": None}),
    ],
)
def test_all_others_are_refused(server, cookie, method, path, headers):
    given = {"Cookie": cookie, "Origin": origin(server), "Content_Type": JSON, **headers}
    answer, data = ask(
        server,
        method,
        path,
        body=QUESTION if method == "POST" else None,
        **{name: value for name, value in given.items() if value is not None},
    )
    assert answer.status == 403
    assert b"town" not in data


@pytest.mark.parametrize(
    "path", ["/../town.argmap", "/%2e%2e/town.argmap", "/town.argmap", "/map?file=../town.argmap", "/map?file=7"]
)
def test_no_path_leads_to_a_file(server, cookie, path):
    answer, data = ask(server, "GET", path, Cookie=cookie)
    assert answer.status == 404
    assert b"closes" not in data


def test_the_entry_leads_in_once(server, cookie):
    assert cookie
    answer, _ = ask(server, "GET", "/" + server.entry.rpartition("/")[2])
    assert answer.status == 403


@pytest.mark.parametrize(
    "body", ["", "[]", "{", '{"method": 3, "params": {}}', '{"method": "files", "params": []}', "[" * 100_000]
)
def test_what_is_no_question_is_told(server, cookie, body):
    answer, _ = ask(server, "POST", "/rpc", body=body, Cookie=cookie, Origin=origin(server), Content_Type=JSON)
    assert answer.status == 400


def test_a_question_is_not_that_long(server, cookie):
    length = str(9_000_000)
    answer, _ = ask(
        server,
        "POST",
        "/rpc",
        body="{}",
        Cookie=cookie,
        Origin=origin(server),
        Content_Type=JSON,
        Content_Length=length,
    )
    assert answer.status == 413
