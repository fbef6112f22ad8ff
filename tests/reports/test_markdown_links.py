"""Words of the map make no link, no mail address and nobody mentioned in Markdown as GitHub reads it."""

import shutil
import subprocess

import pytest

from argmap.page.as_markdown import text

WORDS = "see https://x.org/a and www.foo.com, mail m@x.de, ask @octocat; HTTP://Y, ftp://z"


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_words_and_no_link():
    done = subprocess.run(
        ["pandoc", "-f", "gfm", "-t", "html"], input=text(WORDS), capture_output=True, text=True, check=True
    )
    assert done.stdout.replace("\n", " ").strip() == f"<p>{WORDS}</p>"


def test_nobody_is_mentioned_and_nothing_begins_an_address():
    written = text(WORDS)
    for sign in ("@", "://", "www."):
        assert sign not in written
