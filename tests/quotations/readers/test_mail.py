"""E-mails and saved pages: the plain part, else the page; decoded."""

import base64
import quopri

import pytest

from argmap.quotations.text.readers import ReadError, read_plain_text

HEAD = "From: Ann <ann@example.org>\r\nSubject: =?utf-8?q?The_stra=C3=9Fe?=\r\nDate: Tue, 3 Mar 2026 10:00:00 +0000\r\n"


def mail(kind, body, *, coding="8bit", head=HEAD):
    return (
        f"{head}MIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n\r\n".encode()
        + body
    )


def parts(kind, *each):
    body = b"".join(b"--X\r\n" + part + b"\r\n" for part in each)
    return mail(f'{kind}; boundary="X"', body + b"--X--\r\n")


def text(data, ending=".eml"):
    return read_plain_text(ending, data).text.replace("\r\n", "\n").strip()


PLAIN = mail("text/plain; charset=utf-8", "Der Bürgermeister".encode(), head="")
PAGE = mail("text/html; charset=utf-8", b"<p>The br<b>idg</b>e</p>", head="")


@pytest.mark.parametrize(
    "data, expected",
    [
        (
            mail(
                "text/plain; charset=utf-8",
                quopri.encodestring(("We will not close the street before the summer, für alle. " * 2).encode()),
                coding="quoted-printable",
            ),
            "We will not close the street before the summer, für alle. " * 2,
        ),
        (mail("text/plain; charset=iso-8859-1", base64.b64encode("schön".encode("latin-1")), coding="base64"), "schön"),
        (mail("text/html; charset=windows-1252", b"<p>caf\xe9<br>no"), "café\nno"),
        (mail("text/html", '<meta charset="koi8-r"><p>нет'.encode("koi8-r")), "нет"),
        (parts("multipart/alternative", PAGE, PLAIN), "Der Bürgermeister"),
        (parts("multipart/mixed", PAGE), "The bridge"),
        (HEAD.encode() + b"\r\nplain words", "plain words"),
    ],
)
def test_the_words_of_a_mail(data, expected):
    assert text(data) == expected.strip()


@pytest.mark.parametrize("ending", [".mht", ".mhtml"])
def test_a_saved_page_is_that_page(ending):
    data = parts("multipart/related", PAGE, mail("image/png", b"\x89PNG", head=""))
    assert text(data, ending) == "The bridge"


def test_headers_are_left_out():
    plain = read_plain_text(".eml", mail("text/html", b"<title>T</title>x"))
    assert plain.left_out == (
        ("header", "From: Ann <ann@example.org>"),
        ("header", "Date: Tue, 03 Mar 2026 10:00:00 +0000"),
        ("header", "Subject: The straße"),
        ("title", "T"),
    )
    assert plain.reader.startswith("email (Python 3.")
    assert "lxml" in plain.reader


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"", "it is no e-mail: it begins with no header"),
        (b"just words", "it is no e-mail: it begins with no header"),
        (mail("text/plain; charset=utf-8", b"caf\xe9"), "line 1 is not encoded as UTF-8"),
        (mail("text/plain; charset=klingon", b"a"), "it declares the encoding `klingon`, which is not known"),
        (mail("image/png", b"\x89PNG"), "the e-mail holds no text"),
        (b"<!doctype html><p>x", "it is an HTML page"),
    ],
)
def test_each_thing_that_is_wrong_has_its_message(data, reason):
    with pytest.raises(ReadError) as caught:
        read_plain_text(".eml", data)
    assert str(caught.value) == reason
    assert caught.value.help
