import functools
import itertools
import os
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import attrs
import pytest

import argmap
import corpus_work
from argmap.diagnostics.as_text import as_text
from argmap.service.corpus import AHEAD, of_one_source

MAP = """\
map: Number {number}
source s: Minutes
  text: t.txt
claim a: The street is closed.
  quote s: the street was closed in {year}
  because b{number}: It was full.
    assumed
"""


@pytest.fixture
def corpus(tmp_path):
    (tmp_path / "t.txt").write_text("It is said that the street was closed in 2024 for the summer.\n")
    files = []
    for number in range(90):
        path = tmp_path / f"m{number:02}.argmap"
        path.write_text(MAP.format(number=number, year=2024 if number % 7 else 2025))
        files.append(str(path))
    files.insert(40, str(tmp_path / "missing.argmap"))
    (tmp_path / "broken.argmap").write_text("claim a A\n  because\n")
    files.insert(60, str(tmp_path / "broken.argmap"))
    return files


@contextmanager
def dask_executor():
    distributed = pytest.importorskip("distributed", reason="distributed (Dask) is not installed")
    with (
        distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client.get_executor()


@contextmanager
def processes():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


def seen(results):
    return [
        (
            each.file,
            each.error,
            each.value and (each.value.as_row(), as_text(each.value.diagnostics), each.value.begun, each.value.ok),
        )
        for each in results
    ]


@pytest.mark.slow
@pytest.mark.parametrize("engine", [functools.partial(ThreadPoolExecutor, 3), processes, dask_executor])
@pytest.mark.filterwarnings("default")
def test_any_executor_gives_what_one_process_gives_in_its_order(corpus, engine):
    here = seen(argmap.over_files(argmap.check_file, corpus))
    with engine() as executor:
        there = seen(argmap.over_files(argmap.check_file, iter(corpus), executor, batch=8))
        counted = list(argmap.over_files(corpus_work.lines, corpus[:9], executor, batch=2))
    assert there == here
    assert [each.value for each in counted] == [7] * 9
    assert [name for name, _, _ in here] == corpus
    assert [error for _, error, _ in here if error] == ["No such file or directory"]
    altered = [name for name, _, value in here if value and "AM302" in value[0]]
    assert [Path(name).stem for name in altered] == [f"m{number:02}" for number in range(0, 90, 7)]


def test_what_a_check_sends_back_is_what_a_compilation_says(corpus):
    for result in argmap.over_files(argmap.check_file, corpus):
        if not result.ok:
            continue
        found = argmap.load(result.file)
        data = result.value
        assert data.diagnostics == tuple(found.diagnostics) or as_text(data.diagnostics) == as_text(found.diagnostics)
        assert data.claims == len(found.claims)
        assert data.ok is found.ok
        assert sum(data.verdicts.values()) == len(found.verdicts)
        assert len(repr(data)) <= 200


def test_rules_are_chosen_as_on_the_command_line(corpus):
    data = argmap.check_file(corpus[0], select=["AM2"])
    assert {each.rule.code for each in data.diagnostics} == {"AM302"}, "an error stays"
    Path(corpus[1]).write_text(Path(corpus[1]).read_text() + "claim c: Alone.\n")
    warned = {each.rule.code for each in argmap.check_file(corpus[1]).diagnostics}
    assert warned == {"AM206", "AM207"}
    assert not argmap.check_file(corpus[1], ignore=sorted(warned)).diagnostics


def test_an_error_on_one_file_leaves_the_others(tmp_path):
    names = [str(tmp_path / each) for each in ("one.argmap", "bad.argmap", "two.argmap")]
    first, bad, last = argmap.over_files(corpus_work.fall_over, names)
    assert first.ok
    assert last.ok
    assert bad.error.startswith("KeyError: ")


class Counting(Executor):
    """Takes what it is given, and does it when it is asked for the result."""

    def __init__(self):
        self.held = 0

    def submit(self, work, /, *arguments):
        self.held += 1
        future = Future()
        future.set_result(work(*arguments))
        return future


def test_a_list_without_end_is_taken_as_it_is_worked_on():
    executor = Counting()
    results = argmap.over_files(len, (f"f{number}" for number in itertools.count()), executor, batch=5)
    assert executor.held == 0
    assert [each.value for each in itertools.islice(results, 3)] == [2, 2, 2]
    assert executor.held == AHEAD
    results.close()


def test_a_batch_holds_a_file_at_least():
    with pytest.raises(ValueError, match="one file or more, not 0"):
        argmap.over_files(len, [], batch=0)


@pytest.mark.slow
def test_workers_that_are_lost_are_told():
    with processes() as pool, pytest.raises(BrokenExecutor):
        list(argmap.over_files(corpus_work.die, ["a", "b"], pool))


def test_a_text_that_changed_between_two_maps_of_a_batch_is_read_anew(tmp_path):
    text = tmp_path / "t.txt"
    text.write_text("the street was closed in 2024 for the summer\n")
    names = []
    for number in (1, 2):
        path = tmp_path / f"{number}.argmap"
        path.write_text(MAP.format(number=number, year=2024))
        names.append(path)

    def work(name):
        found = argmap.check_file(name)
        text.write_text("the street was open\n")
        os.utime(text, (1, 1))
        return [each.rule.code for each in found.diagnostics if each.rule.code.startswith("AM3")]

    first, second = argmap.over_files(work, names)
    assert first.value == []
    assert second.value == ["AM301"]


def test_sources_from_several_processes_become_one_again():
    text = "claim a: A\nclaim a: B\n"
    one, other = (argmap.loads(text, name="x.argmap").diagnostics for _ in range(2))
    assert one[0].span.source is not other[0].span.source
    joined = of_one_source([*one, *other])
    assert len({id(each.span.source) for each in joined}) == 1
    assert as_text(joined) == as_text([*one, *one])
    changed = argmap.loads("claim a: A\nclaim a: C\n", name="x.argmap").diagnostics
    assert of_one_source([*one, *changed])[-1] is changed[-1], "another text keeps its own places"
    assert attrs.evolve(one[0]) == one[0]


@pytest.mark.slow
def test_what_cannot_be_sent_back_is_told_of_its_batch_and_the_others_go_on(corpus):
    with processes() as pool:
        results = list(argmap.over_files(corpus_work.unsendable, ["a", "bad", "c"], pool, batch=1))
    assert [each.ok for each in results] == [True, False, True]
    assert results[1].error
    (end,) = argmap.over_files(corpus_work.leave, ["a"])
    assert end.error.startswith("SystemExit")
    with pytest.raises(ValueError, match="one file or more"):
        argmap.over_files(len, [], batch=2.5)
