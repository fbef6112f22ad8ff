"""The commands, in the order of `argmap --help`."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: what it is for, its name, the module that runs it, and one line on it."""

    group: str
    name: str
    module: str
    summary: str


COMMANDS: tuple[Command, ...] = (
    Command("begin", "demo", "demo", "show in ten seconds what argmap does, without a file"),
    Command("write", "new", "new", "write a starter file that compiles"),
    Command("write", "import", "import_maps", "make a map of a file in another format: Argdown, AIF, Kialo, …"),
    Command("write", "find", "find", "find words in a text, ready to paste as a quotation"),
    Command("write", "fmt", "fmt", "lay files out in the one common way"),
    Command("write", "pin", "pin", "write down the digests of the texts that are quoted"),
    Command("write", "desk", "desk", "read texts and write their map side by side, in the browser"),
    Command("write", "lsp", "lsp", "talk to an editor: diagnostics, completion, renaming while you write"),
    Command("write", "mcp", "mcp", "serve a folder to a language model: it drafts, argmap proves"),
    Command("check", "check", "check", "say what is wrong with files, and where"),
    Command("check", "quotes", "quotes", "list every quotation with its place in its text"),
    Command("check", "selftest", "selftest", "say how often an altered quotation would pass, on your own texts"),
    Command("check", "verify", "verify", "check a pack that somebody made, or a certificate"),
    Command("check", "explain", "explain", "explain a rule, with examples"),
    Command("check", "review", "review", "list what a second reader should look at, the hardest first"),
    Command("check", "refresh", "refresh", "hold a map against a new edition of a text"),
    Command("check", "check-draft", "check_draft", "hold finished prose against a map and its texts"),
    Command("read", "verdicts", "verdicts", "say what stands, what falls and what is contested"),
    Command("read", "why", "why", "say why a claim has its verdict, and what would change it"),
    Command("read", "whatif", "whatif", "say what changes when something is withdrawn or assumed"),
    Command("read", "conflicts", "conflicts", "say which asserted claims cannot stand together"),
    Command("read", "compare", "compare", "compare two maps of the same texts, by passage"),
    Command("publish", "draw", "draw", "draw a map, or a view of it, as a picture or a page"),
    Command("publish", "report", "report", "write the consistency report on a map, or on several joined"),
    Command("publish", "diff", "diff", "say what changed between two versions of a map"),
    Command("publish", "watch", "watch", "show a map in the browser, and draw it anew when it is saved"),
    Command("publish", "export", "export_map", "write a map in another format: Argdown, AIF, CSV, GraphML, …"),
    Command("publish", "pack", "pack", "pack a map, its texts and its report, for others to check"),
    Command("tools", "solve", "solve", "answer the questions of the ICCMA competitions on a framework"),
    Command("tools", "setup", "setup", "set up shells, documents, checks and assistants around argmap"),
    Command("tools", "debug", "debug", "show a stage between a file and its diagram, or what is read from a text"),
)
