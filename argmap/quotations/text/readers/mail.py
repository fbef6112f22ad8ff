"""The text of an e-mail, or of a page that was saved as one (MHTML)."""

from typing import NamedTuple

from argmap.quotations.text.readers.decode import declared
from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.growing_text import GrowingText
from argmap.quotations.text.readers.html import add_html, html_text, reader_name
from argmap.quotations.text.readers.plain_text import LeftOut, PlainText, ReadError

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


class _Part(NamedTuple):
    """The part of a mail that holds its words."""

    content: bytes
    is_html: bool
    charset: str
    headers: tuple[LeftOut, ...]


def read_mail(data: bytes) -> PlainText:
    """The plain part of a mail, else its page; of a saved page that page.

    Raises:
        ReadError: if there is no such part, or it is not encoded as it declares.
    """
    import platform

    refuse_other(data, ".eml")
    try:
        part = _part(data.lstrip(b"\xef\xbb\xbf\r\n"))
    except ReadError:
        raise
    except Exception as error:  # the library stumbles over headers in many ways
        raise ReadError("the e-mail is broken", help="save what it says as plain text") from error
    reader = f"email (Python {platform.python_version()})"
    if not part.is_html:
        return PlainText(declared(part.content, part.charset), reader, left_out=part.headers)
    out = GrowingText()
    add_html(html_text(part.content, part.charset), out)
    page = out.plain_text(f"{reader}, {reader_name()}")
    return page._replace(left_out=part.headers + page.left_out)


def _part(data: bytes) -> _Part:
    from email import message_from_bytes
    from email.message import EmailMessage
    from email.policy import default

    mail = message_from_bytes(data, policy=default)
    if not mail.keys() or not isinstance(mail, EmailMessage):
        raise ReadError("it is no e-mail: it begins with no header", help="let its name end in what it is")
    is_page = mail.get_content_type() == "multipart/related"
    part = mail.get_body(preferencelist=("html", "plain") if is_page else ("plain", "html"))
    content = part.get_payload(decode=True) if part is not None and not part.is_multipart() else None
    if part is None or not isinstance(content, bytes):
        raise ReadError("the e-mail holds no text", help="save the attachment that is quoted as a file of its own")
    headers = tuple(LeftOut("header", f"{name}: {mail[name]}") for name in _SHOWN if mail[name])
    return _Part(content, part.get_content_type() == "text/html", part.get_content_charset() or "", headers)
