"""The server of the live preview: for this machine alone."""

import http.client
import threading

import pytest

from argmap.cli.serving import Preview, serve


@pytest.fixture
def server():
    preview = Preview()
    made = serve(preview, 0)
    threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    preview.close()
    made.shutdown()
    made.server_close()


def ask(server, path, host=None):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("GET", path, headers={"Host": host} if host else {})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def test_it_listens_on_the_loopback_interface_alone(server):
    assert server.server_address[0] == "127.0.0.1"


def test_it_knows_itself_by_two_names_only(server):
    assert ask(server, "/") == 200
    assert ask(server, "/", f"localhost:{server.server_port}") == 200
    assert ask(server, "/", "evil.example") == 403
    assert ask(server, "/", f"evil.example:{server.server_port}") == 403


def test_there_is_one_page(server):
    assert ask(server, "/town.argmap") == 404
