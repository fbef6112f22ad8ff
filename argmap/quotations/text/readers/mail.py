"""The text of an e-mail, or of a page that was saved as one (MHTML)."""

from typing import Any

from argmap.quotations.text.readers.decode import declared
from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.growing_text import GrowingText
from argmap.quotations.text.readers.html import add_html, html_text, reader_name
from argmap.quotations.text.readers.plain_text import LeftOut, PlainText, ReadError

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


def read_mail(data: bytes) -> PlainText:
    """The plain part of a mail, else its page; of a saved page that page.

    Raises:
        ReadError: if there is no such part, or it is not encoded as it declares.
    """
    import platform
    from email import message_from_bytes
    from email.policy import default

    refuse_other(data, ".eml")
    mail: Any = message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n"), policy=default)
    if not mail.keys():
        raise ReadError("it is no e-mail: it begins with no header", help="let its name end in what it is")
    headers = tuple(LeftOut("header", f"{name}: {mail[name]}") for name in _SHOWN if mail[name])
    is_page = mail.get_content_type() == "multipart/related"
    part = mail.get_body(preferencelist=("related", "html") if is_page else ("plain", "html"))
    if part is None or part.is_multipart():
        raise ReadError("the e-mail holds no text", help="save the attachment that is quoted as a file of its own")
    reader = f"email (Python {platform.python_version()})"
    content = part.get_payload(decode=True) or b""
    charset = part.get_content_charset() or ""
    if part.get_content_type() == "text/html":
        out = GrowingText()
        add_html(html_text(content, charset), out)
        page = out.plain_text(f"{reader}, {reader_name()}")
        return page._replace(left_out=headers + page.left_out)
    return PlainText(declared(content, charset), reader, left_out=headers)
