"""What verdicts cost: maps of growing size, and an abstract framework, beside what PyPI offers.

    python tests/benchmarks/reasoning.py [FRAMEWORK.af]

Processor seconds and peak memory of this process. Of the peers (clingo, pygarg, PyArg) those are timed that
are installed, on the same framework; without a file a grid of mutual attacks is used.
"""

import importlib.util
import multiprocessing
import resource
import sys
import time
from pathlib import Path

from argmap.argument_map import ArgumentMap
from argmap.interchange.af import read_af
from argmap.model.elements import Claim, Contradiction, Inference, InferenceKind
from argmap.reasoning.frameworks.framework import Framework
from argmap.reasoning.frameworks.solve import Solver
from argmap.reasoning.reading import program_of
from argmap.reasoning.reasoner import Reasoner
from argmap.reasoning.wellfounded import well_founded


def map_of(size):
    """A map like those that people draw: a tree of reasons, a rebuttal in four, an undercut in ten, some clashes."""
    claims, steps, clashes = {}, {}, {}
    for at in range(size):
        claims[f"c{at}"] = Claim(f"c{at}", f"Claim {at}.", assumed=at % 3 == 0)
        if not at:
            continue
        target = f"c{(at - 1) // 3}"
        kind = InferenceKind.REBUTS if at % 4 == 0 else InferenceKind.SUPPORTS
        id_ = f"c{at} {kind} {target}"
        steps[id_] = Inference(id_, kind, (f"c{at}",), target)
        if at % 10 == 0:
            last = next(reversed(steps))
            steps[f"u{at}"] = Inference(f"u{at}", InferenceKind.UNDERCUTS, (f"c{at - 1}",), last, named=True)
        if at % 50 == 0:
            clashes[f"x{at}"] = Contradiction(f"x{at}", f"c{at}", f"c{at - 7}", named=True)
    return ArgumentMap(title="made", claims=claims, inferences=steps, contradictions=clashes)


def seconds(work):
    begin = time.process_time()
    result = work()
    return time.process_time() - begin, result


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def maps():
    sys.stdout.write("claims   compile  grounded  one preferred  all reasons  smallest changes  peak\n")
    for size in (100, 1000, 10_000, 100_000):
        amap = map_of(size)
        compiling, program = seconds(lambda amap=amap: program_of(amap))
        grounding, _ = seconds(lambda program=program: well_founded(program))
        reasoner = Reasoner(amap)
        preferring, _ = seconds(lambda reasoner=reasoner: next(reasoner.search.preferred()))
        explainer = reasoner.explainer
        explaining, _ = seconds(lambda amap=amap, explainer=explainer: [explainer.ground(each) for each in amap.claims])
        root = next((each for each, label in reasoner.grounded.claims.items() if label == "undecided"), "c0")
        flipping, flips = seconds(lambda reasoner=reasoner, root=root: reasoner.flips(root))
        cut = "" if flips.complete else " (cut short)"
        sys.stdout.write(
            f"{size:>7,}  {compiling:7.3f}  {grounding:8.3f}  {preferring:13.3f}  {explaining:11.3f}  "
            f"{flipping:15.3f}{cut}  {memory()} MiB\n"
        )


def frameworks(framework):
    sys.stdout.write(f"\n{len(framework.arguments):,} arguments, {len(framework.attacks):,} attacks\n")
    some = framework.arguments[len(framework.arguments) // 2]
    questions = {
        "SE-GR": lambda: Solver(framework).some("GR"),
        "SE-PR": lambda: Solver(framework).some("PR"),
        "SE-ID": lambda: Solver(framework).some("ID"),
        "SE-ST": lambda: Solver(framework).some("ST"),
        "DC-CO": lambda: Solver(framework).credulous("CO", some),
        "DS-PR": lambda: Solver(framework).counterexample("PR", some),
    }
    for name, question in questions.items():
        taken, _ = seconds(question)
        sys.stdout.write(f"{name}  {taken:.3f} s\n")
    for peer, (module, question, work) in PEERS.items():
        if importlib.util.find_spec(module):
            sys.stdout.write(f"{peer}, {question}: {with_a_limit(work, framework)}\n")
        else:
            sys.stdout.write(f"{peer} is not installed\n")


def with_a_limit(work, framework):
    """The time that a peer takes in a process of its own, or that it took too long."""
    results = multiprocessing.Queue()
    process = multiprocessing.Process(target=timed, args=(work, framework, results))
    process.start()
    process.join(LIMIT)
    if process.is_alive():
        process.kill()
        return f"more than {LIMIT} s"
    return f"{results.get():.3f} s" if process.exitcode == 0 else "failed"


def timed(work, framework, results):
    results.put(seconds(lambda: work(framework))[0])


def with_pygarg(framework):
    from pygarg.dung.solver import compute_some_extension

    return compute_some_extension(list(framework.arguments), [list(each) for each in framework.attacks], "PR")


def with_pyarg(framework):
    from py_arg.abstract_argumentation_classes.abstract_argumentation_framework import AbstractArgumentationFramework
    from py_arg.abstract_argumentation_classes.argument import Argument
    from py_arg.abstract_argumentation_classes.defeat import Defeat
    from py_arg.algorithms.semantics.get_grounded_extension import get_grounded_extension

    arguments = {name: Argument(name) for name in framework.arguments}
    defeats = [Defeat(arguments[one], arguments[other]) for one, other in framework.attacks]
    return get_grounded_extension(AbstractArgumentationFramework("af", list(arguments.values()), defeats))


def with_clingo(framework):
    import clingo

    control = clingo.Control(["1"])
    facts = "".join(f'arg("{name}"). ' for name in framework.arguments)
    facts += "".join(f'att("{one}","{other}"). ' for one, other in framework.attacks)
    rules = "{in(X)} :- arg(X). :- in(X), in(Y), att(X,Y). hit(Y) :- in(X), att(X,Y). :- arg(X), not in(X), not hit(X)."
    control.add("base", [], facts + rules)
    control.ground([("base", [])])
    return control.solve()


PEERS = {
    "clingo": ("clingo", "one stable extension", with_clingo),
    "pygarg": ("pygarg", "one preferred extension", with_pygarg),
    "PyArg": ("py_arg", "the grounded extension", with_pyarg),
}
LIMIT = 60
"""Seconds after which a peer is stopped."""


def grid(size=70):
    names = [f"{row}_{column}" for row in range(size) for column in range(size)]
    attacks = []
    for row in range(size):
        for column in range(size):
            for other in ((row + 1, column), (row, column + 1)):
                if other[0] < size and other[1] < size:
                    one, two = f"{row}_{column}", f"{other[0]}_{other[1]}"
                    attacks += [(one, two), (two, one)]
    return Framework(tuple(names), tuple(attacks))


def main():
    maps()
    if len(sys.argv) > 1:
        frameworks(read_af(Path(sys.argv[1]).read_text(encoding="utf-8"), "i23"))
    else:
        frameworks(grid())


if __name__ == "__main__":
    main()
