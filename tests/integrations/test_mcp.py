"""A language model's client meets the server as it would anywhere: over standard input and output."""

import os
import sys

import pytest

from argmap.service.drafting import Drafting
from conftest import ROOT

MILL = ROOT / "examples/mill-street"


def test_the_server_of_no_folder_says_so(tmp_path):
    from argmap.cli.main import main

    assert main(["mcp", str(tmp_path / "none")]) == 2
    with pytest.raises(NotADirectoryError):
        Drafting(tmp_path / "none")


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_client_drafts_and_argmap_proves():
    pytest.importorskip("mcp", reason="mcp is not installed")
    import anyio
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client

    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "argmap", "mcp", str(MILL)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    async def talk():
        async with stdio_client(command) as (read, write), ClientSession(read, write) as session:
            started = await session.initialize()
            assert "Call `language` first" in started.instructions
            listed = (await session.list_tools()).tools
            assert [each.name for each in listed] == [
                *("language", "sources", "read_source", "find", "quote", "check", "verdicts", "why")
            ]
            assert all(each.annotations.read_only_hint for each in listed)

            async def ask(tool, **arguments):
                done = await session.call_tool(tool, arguments)
                return done.is_error, done.structured_content, done.content[0].text

            _, _, guide = await ask("language")
            assert guide.startswith("# argmap for a language model")
            _, sources, _ = await ask("sources")
            assert {each["source"] for each in sources["sources"]} == {"minutes", "gazette"}
            _, line, _ = await ask("quote", source="minutes", words="footfall rose by 12 per cent")
            assert line["ok"]
            draft = f"include: mill-street.argmap\nclaim new: Footfall rose.\n  {line['line']}\n"
            _, checked, _ = await ask("check", text=draft)
            assert checked["errors"] == 0
            _, checked, _ = await ask("check", text=draft.replace("rose by 12", "rose by 21"))
            assert [each["rule"] for each in checked["diagnostics"] if each["severity"] == "error"] == ["AM302"]
            failed, _, said = await ask("why", text=draft, claim="nope")
            assert failed
            assert "no claim is called `nope`" in said
            _, why, _ = await ask("why", text=draft, claim="new")
            assert why["verdict"] == "unchallenged"

    anyio.run(talk)
