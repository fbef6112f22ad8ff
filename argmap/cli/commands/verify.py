"""Check an evidence pack, or a certificate, again.

Of a pack the digests of its files, each quotation at its place, the labels that prove the verdicts and the proofs of
the conflicts are checked; then argmap makes all of it again from the map and the texts, and compares. Of a certificate
(what `verdicts` and `conflicts` write with --certificate) the labels and proofs are checked. Exit code 1 if something
is wrong.
"""

import argparse
import json
import sys
from pathlib import Path

import attrs

from argmap.cli.outputs import write_json
from argmap.cli.problem import Problem
from argmap.cli.streams import write_text
from argmap.diagnostics.as_text import visible

MOST_FAULTS = 20
"""Faults of a pack that are shown; one change may show in many."""


@attrs.frozen(kw_only=True)
class Arguments:
    """What the command is given."""

    files: list[str]
    texts: list[str]
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="PACK", help="a pack, the folder of one, or a certificate (.json)")
    help_ = "a folder with texts that the pack does not hold (may be repeated)"
    parser.add_argument("--texts", action="append", default=[], metavar="DIR", help=help_)
    parser.add_argument("--json", action="store_true", help="print an object")


def run(arguments: Arguments) -> int:
    """Check the packs; 1 if something is wrong with one."""
    from argmap.proofs import check_pack
    from argmap.proofs.verify import Verified, verify, verify_certificate

    for folder in arguments.texts:
        if not Path(folder).is_dir():
            raise Problem(f"`--texts`: there is no folder `{folder}`")
    found: dict[str, Verified] = {}
    for name in dict.fromkeys(arguments.files):
        try:
            if name.lower().endswith(".json") and Path(name).is_file():
                found[name] = verify_certificate(json.loads(check_pack.bytes_of(name)))
            else:
                found[name] = verify(name, texts=arguments.texts)
        except FileNotFoundError as error:
            raise Problem(f"there is no file `{name}`") from error
        except OSError as error:
            raise Problem(f"`{name}` cannot be read: {error.strerror or error}") from error
        except (ValueError, RecursionError):
            found[name] = Verified(("this is no certificate: it is no JSON",))
    if arguments.json:
        told = {
            name: {
                "ok": each.ok,
                "faults": list(each.faults),
                "proved": list(each.proved),
                "notes": list(each.notes),
                "partly": each.partly,
            }
            for name, each in found.items()
        }
        write_json({"packs": told})
    else:
        for name, each in found.items():
            _tell(name, each)
    return 0 if all(found.values()) else 1


def _tell(name: str, found: object) -> None:
    from argmap.proofs.verify import Verified

    assert isinstance(found, Verified)
    state = "refused" if not found.ok else "verified in part" if found.partly else "verified"
    write_text(f"{visible(name)}: {state}\n")
    for line in (*found.faults[:MOST_FAULTS], *found.proved, *(f"note: {each}" for each in found.notes)):
        write_text(f"  {visible(line)}\n")
    if len(found.faults) > MOST_FAULTS:
        sys.stdout.write(f"  and {len(found.faults) - MOST_FAULTS} more\n")
