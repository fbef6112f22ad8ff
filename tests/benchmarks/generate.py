"""Generate a map of N claims with some 1.5 relations each: `python generate.py N > big.argmap`.

The same N and seed give the same bytes. With `--argdown` the very same graph is written as an Argdown
file, so that a peer can be measured on it. With `--quoted` claims have quotations, speakers and contradictions, as the
report wants them.
"""

import argparse
import random
import sys

_TEXT = """policy evidence harm benefit freedom law public market risk health study model cost data moral duty
climate state debate reason source witness court author reader claim method measure effect cause"""
WORDS = _TEXT.split()
DEGREE = 1.5


def main() -> None:
    """Write the map to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("n", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--argdown", action="store_true")
    parser.add_argument("--quoted", action="store_true")
    arguments = parser.parse_args()
    if arguments.quoted:
        sys.stdout.write(generate_quoted(arguments.n, seed=arguments.seed))
        return
    sys.stdout.write(generate(arguments.n, seed=arguments.seed, argdown=arguments.argdown))


def generate(n: int, *, seed: int = 1, argdown: bool = False) -> str:
    """The text of a map of `n` claims."""
    chance = random.Random(seed)
    out = [f"===\ntitle: synthetic {n}\n===\n\n" if argdown else f"map: Synthetic map of {n} claims\n\n"]
    for i in range(n):
        text = " ".join(chance.choice(WORDS) for _ in range(12)).capitalize() + "."
        out.append(f"[s{i}]: {text}\n" if argdown else f"claim s{i}: {text}\n")
        degree = int(DEGREE) + (chance.random() < DEGREE % 1)
        targets = {chance.randrange(n) for _ in range(degree)} - {i}
        for j in sorted(targets):
            supports = chance.random() < 0.6
            if argdown:
                out.append(f"  {'+>' if supports else '->'} [s{j}]\n")
            else:
                out.append(f"  {'supports' if supports else 'rebuts'} s{j}\n")
        out.append("\n")
    return "".join(out)


def generate_quoted(n: int, *, seed: int = 1) -> str:
    """The text of a map of `n` claims with quotations from sources with dates, denials, and contradictions."""
    chance = random.Random(seed)
    sources, speakers = max(3, n // 200), max(3, n // 50)

    def some_words(number: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(number))

    out = [f"map: Synthetic map of {n} claims"]
    for i in range(sources):
        out += [f"source src{i}: Source {i}", f"  date: {2000 + i % 20}-{1 + i % 12:02d}-{1 + i % 28:02d}"]
    out += [f"speaker sp{i}: Speaker number {i}" for i in range(speakers)]
    for i in range(n):
        out.append(f"claim s{i}: {some_words(12).capitalize()}.")
        for _ in range(chance.choice([0, 1, 1, 2])):
            by = f" by sp{chance.randrange(speakers)}" if chance.random() < 0.7 else ""
            kind = "denial" if chance.random() < 0.05 else "quote"
            out.append(f"  {kind} src{chance.randrange(sources)}{by}: {some_words(8)}")
        if i % 40:
            verb = "supports" if chance.random() < 0.75 else "rebuts"
            out.append(f"  {verb} s{chance.randrange(max(0, i - 200), i)}")
    for _ in range(n // 50):
        one, other = chance.sample(range(n), 2)
        out.append(f"s{one} contradicts s{other}")
    return "\n".join(out) + "\n"


def generate_quoted_texts(n: int, *, seed: int = 1) -> tuple[str, dict[str, str]]:
    """The same map with a text for each source, by the name of its file: every third quotation is changed in it."""
    chance = random.Random(seed)
    lines: list[str] = []
    texts: dict[str, list[str]] = {}
    for line in generate_quoted(n, seed=seed).splitlines():
        lines.append(line)
        words = line.split()
        if words[0] == "source":
            lines.append(f"  text: {words[1].rstrip(':')}.txt")
        elif words[0] in ("quote", "denial"):
            quoted = line.partition(": ")[2].split()
            if chance.random() < 1 / 3:
                quoted[chance.randrange(len(quoted))] = chance.choice(WORDS)
            before, after = (" ".join(chance.choice(WORDS) for _ in range(10)) for _ in range(2))
            texts.setdefault(words[1].rstrip(":"), []).append(f"{before.capitalize()}. {' '.join(quoted)}. {after}.")
    return "\n".join(lines) + "\n", {f"{source}.txt": "\n\n".join(parts) + "\n" for source, parts in texts.items()}


if __name__ == "__main__":
    main()
