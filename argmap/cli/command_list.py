"""The commands, in the order of `argmap --help`."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its name, the module that runs it, and one line on it."""

    name: str
    module: str
    summary: str


COMMANDS: tuple[Command, ...] = (
    Command("new", "new", "write a starter file that compiles"),
    Command("check", "check", "say what is wrong with files, and where"),
    Command("verdicts", "verdicts", "say what stands, what falls and what is contested"),
    Command("why", "why", "say why a claim has its verdict, and what would change it"),
    Command("whatif", "whatif", "say what changes when something is withdrawn or assumed"),
    Command("conflicts", "conflicts", "say which asserted claims cannot stand together"),
    Command("quotes", "quotes", "list every quotation with its place in its text"),
    Command("find", "find", "find words in a text, ready to paste as a quotation"),
    Command("pin", "pin", "write down the digests of the texts that are quoted"),
    Command("draw", "draw", "draw a map, or a view of it, as a picture or a page"),
    Command("watch", "watch", "show a map in the browser, and draw it anew when it is saved"),
    Command("report", "report", "write the consistency report on a map, or on several joined"),
    Command("diff", "diff", "say what changed between two versions of a map"),
    Command("fmt", "fmt", "lay files out in the one common way"),
    Command("explain", "explain", "explain a rule, with examples"),
    Command("solve", "solve", "answer the questions of the ICCMA competitions on a framework"),
    Command("debug", "debug", "show a stage between a file and its diagram"),
)
