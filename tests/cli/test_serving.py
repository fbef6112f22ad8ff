"""The server of the live preview: for this machine alone."""

import http.client
import select
import socket
import struct
import threading
import time

import pytest

from argmap.cli.serving import Preview, serve


@pytest.fixture
def preview():
    return Preview()


@pytest.fixture
def server(preview):
    made = serve(preview, 0)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    preview.close()
    made.shutdown()
    made.server_close()


def asked(server, path, host=None, method="GET"):
    """An answer of the server, and its body."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


def ask(server, path, host=None):
    return asked(server, path, host)[0].status


def test_it_listens_on_the_loopback_interface_alone(server):
    assert server.server_address[0] == "127.0.0.1"


def test_it_knows_itself_by_two_names_only(server):
    page = f"/{server.token}/"
    assert ask(server, page) == 200
    assert ask(server, page, f"localhost:{server.server_port}") == 200
    assert ask(server, page, "evil.example") == 403
    assert ask(server, page, f"evil.example:{server.server_port}") == 403


def test_there_is_one_page(server):
    assert ask(server, "/town.argmap") == 404
    assert ask(server, f"/{server.token}/town.argmap") == 404


def test_nothing_is_served_without_the_secret_of_the_address(server, capfd):
    for path in (
        "/",
        "/version",
        f"/{server.token}",
        f"/{server.token[:-1]}/",
        "//",
        "*",
    ):
        answer, body = asked(server, path)
        assert answer.status == 404, path
        assert b"there" in body or b"terminal" in body
    assert server.address == f"http://127.0.0.1:{server.server_port}/{server.token}/"
    assert len(server.token) > 20
    assert capfd.readouterr() == ("", "")


def test_the_address_that_the_browser_is_started_with_is_good_once(server):
    path = server.entry.partition(str(server.server_port))[2]
    assert server.token not in path, "other users may see it among the processes"
    answer, _ = asked(server, path)
    assert (answer.status, answer.headers["Location"]) == (303, f"/{server.token}/")
    assert ask(server, path) == 404


def test_head_answers_as_get_without_the_page(server):
    page = f"/{server.token}/"
    got, body = asked(server, page)
    head, nothing = asked(server, page, method="HEAD")
    assert (head.status, nothing) == (200, b"")
    assert head.headers["Content-Length"] == str(len(body))
    assert set(head.headers) == set(got.headers)


def test_no_other_page_may_frame_it(server):
    answer, _ = asked(server, f"/{server.token}/")
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.slow
def test_more_tabs_than_a_browser_has_connections_are_all_answered(server):
    held = []
    for _ in range(6):  # what a browser allows itself
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
        connection.request("GET", f"/{server.token}/version?since=99")
        held.append(connection)
    answered = [each for each in held if select.select([each.sock], [], [], 1)[0]]
    assert len(answered) >= 3, "a connection is left for the seventh tab"
    for each in held:
        each.close()


def test_news_come_at_once_and_odd_numbers_do_no_harm(server, preview, capfd):
    path = f"/{server.token}/version"
    assert asked(server, path)[1] == b"0"
    assert asked(server, f"{path}?since={'9' * 5000}")[1] == b"0"
    threading.Timer(0.2, preview.fail, [["broken"]]).start()
    began = time.monotonic()
    assert asked(server, f"{path}?since=0")[1] == b"1"
    assert time.monotonic() - began < 5
    assert capfd.readouterr() == ("", "")


def test_a_browser_that_goes_away_is_not_told_of(server, capfd):
    for _ in range(5):
        with socket.create_connection(("127.0.0.1", server.server_port)) as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            connection.sendall(
                f"GET /{server.token}/ HTTP/1.1\r\nHost: 127.0.0.1:{server.server_port}\r\n\r\n".encode()
            )
    time.sleep(0.3)
    assert capfd.readouterr() == ("", "")
