"""A plugin of pytest that tells the mutation runner what the tests said of a mutant.

The tests pass without the mutant, so that whatever fails while a test runs is the mutant's doing – but for
a deadline, which is missed on a busy machine too. A file that cannot be imported is no test that failed,
and neither is a fixture, unless it asserts something or the mutated file itself raised.
"""

import os
from pathlib import Path

import pytest

CAUGHT, OTHERWISE = "caught", "otherwise"
ASSERTED = {"AssertionError", "Failed", "DocTestFailure", "MultipleDoctestFailures"}
LATE = {"DeadlineExceeded", "FailedHealthCheck", "TimeoutExpired", "MemoryError"}


def _tell(what: str) -> None:
    with Path(os.environ["MUTATION_TOLD"]).open("a", encoding="utf-8") as told:
        told.write(f"{what}\n")


def _is_for_the_mutant(when: str, excinfo: pytest.ExceptionInfo[BaseException] | None) -> bool:
    if excinfo is None:  # a test that was expected to fail, and does not
        return True
    kind = type(excinfo.value).__name__
    mutated = os.environ["MUTATION_OF"]
    return kind not in LATE and (
        when == "call" or kind in ASSERTED or any(str(each.path) == mutated for each in excinfo.traceback)
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.failed:
        if _is_for_the_mutant(call.when, call.excinfo):
            _tell(f"{CAUGHT} {item.nodeid}")
            item.session.shouldstop = "the mutant is caught"
        else:
            _tell(f"{OTHERWISE} {item.nodeid}")
    return report


def pytest_collectreport(report):
    if report.failed:
        _tell(f"{OTHERWISE} {report.nodeid}")
