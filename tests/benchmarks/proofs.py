"""What proofs cost: a certificate on top of the grounded labelling, and its check, for maps of growing size.

    python tests/benchmarks/proofs.py

Processor seconds of this process; the check includes reading the certificate as JSON.
"""

import gc
import json
import time

from generate import generate
from reasoning import map_of

import argmap
from argmap.proofs import check_labels
from argmap.proofs.certificate import certificate_of
from argmap.reasoning.labeller import Labeller


def main() -> None:
    """Print a row for each map."""
    gc.set_threshold(1_000_000, 50, 1000)  # as the command line does
    print(f"{'map':<8} {'claims':>7} {'rules':>7} {'grounded':>9} {'certificate':>12} {'check':>7} {'MB':>6}")
    for name, make in (("reasons", map_of), ("written", lambda size: argmap.loads(generate(size)).map)):
        for size in (100, 1_000, 10_000):
            amap = make(size)
            start = time.process_time()
            labeller = Labeller(amap)
            number = len(labeller.grounded.claims)
            grounded = time.process_time()
            made = certificate_of(labeller)
            certified = time.process_time()
            text = json.dumps(made.as_dict())
            written = time.process_time()
            faults = list(check_labels.check(json.loads(text)))
            checked = time.process_time()
            assert not faults
            rules = len(labeller.program.heads)
            print(
                f"{name:<8} {number:>7} {rules:>7} {grounded - start:>9.3f} {certified - grounded:>12.3f} "
                f"{checked - written:>7.3f} {len(text) / 1e6:>6.2f}"
            )


if __name__ == "__main__":
    main()
