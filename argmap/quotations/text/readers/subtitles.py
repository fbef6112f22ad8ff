"""The words of subtitles (SubRip, WebVTT), without numbers, times and tags; who speaks begins a line."""

import html
import re
from collections.abc import Iterator

from argmap.quotations.text.readers.decode import utf_8
from argmap.quotations.text.readers.first_bytes import refuse_other
from argmap.quotations.text.readers.growing_text import GrowingText, TextGap
from argmap.quotations.text.readers.plain_text import PlainText, ReadError
from argmap.version import __version__

_TIME = re.compile(r"\s*(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}\s*-->")
_NUMBER = re.compile(r"\s*\d+\s*")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>")
_READING_AID = re.compile(r"<rt\b[^<>]*>[^<>]*(?:</rt>)?")
_TAG = re.compile(r"</?(?:[bius]|font)(?:\s[^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)
_WEB_TAG = re.compile(r"<[^<>]*>")
_WORD_TIME = re.compile(r"<(?:\d+:)?\d+:\d+\.\d+>")


def read_subtitles(data: bytes) -> PlainText:
    """The words of all cues, a line of a cue a line, marked by their times.

    Raises:
        ReadError: if there are none.
    """
    refuse_other(data, ".srt", ".vtt")
    text = utf_8(data)
    cues = list(_cues(text))
    if not any(time for time, _ in cues):
        raise ReadError("it holds no subtitles", help="let its name end in what it is, or save it as plain text")
    out = GrowingText()
    if text.startswith("WEBVTT"):
        _add_web_cues(cues[1:] if not cues[0][0] else cues, out, rolls=_WORD_TIME.search(text) is not None)
    else:
        _add_cues(cues, out)
    return out.plain_text(f"argmap {__version__}")


Cue = tuple[str, list[str]]
"""The time of a cue, and its lines; what stands between the cues has no time."""


def _cues(text: str) -> Iterator[Cue]:
    """The cues and what stands between them; before a time stands a number or a name."""
    for block in re.split(r"\n(?:[ \t]*\n)+", re.sub(r"\r\n?", "\n", text)):
        lines = block.split("\n")
        times = [(at, match) for at, line in enumerate(lines) if (match := _TIME.match(line))]
        before = lines[: max(0, times[0][0] - 1)] if times else lines
        if any(before):
            yield "", before
        ends: list[int | None] = [*(at for at, _ in times[1:]), None]
        for (at, match), following in zip(times, ends, strict=False):
            words = lines[at + 1 : following]
            if following and words and _NUMBER.fullmatch(words[-1]):
                words.pop()
            yield _clock(match), words


def _clock(time: re.Match[str]) -> str:
    return f"{int(time[1] or 0)}:{int(time[2]):02}:{time[3]}"


def _add_cues(cues: list[Cue], out: GrowingText) -> None:
    """Add the cues of SubRip; after a blank line the words of a cue may go on."""
    for time, lines in cues:
        if time:
            out.mark("cue", time)
        for line in lines:
            out.gap(TextGap.LINE)
            out.flow(_TAG.sub("", line))


def _add_web_cues(cues: list[Cue], out: GrowingText, *, rolls: bool) -> None:
    """Add the cues of WebVTT; where they roll, each repeats the last line of the one before."""
    voice = last = ""
    for time, lines in cues:
        if not time:
            out.leave_out("note", " ".join(lines))
            continue
        out.mark("cue", time)
        for line in lines:
            words = _web_words(line)
            if rolls and words == last:
                continue
            last = words
            voice = _add_web_line(line, voice, out)


def _add_web_line(line: str, voice: str, out: GrowingText) -> str:
    """Add a line; a voice other than the one before is named, and comes back."""
    out.gap(TextGap.LINE)
    first, *rest = _VOICE.split(line)
    out.flow(_web_words(first))
    for name, words in zip(rest[::2], rest[1::2], strict=True):
        out.gap(TextGap.LINE)
        if name.strip() != voice:
            voice = name.strip()
            out.flow(f"{html.unescape(voice)}: ")
        out.flow(_web_words(words))
    return voice


def _web_words(line: str) -> str:
    return html.unescape(_WEB_TAG.sub("", _READING_AID.sub("", line)))
