"""In continuous integration a skipped test is a failure: what was not tried was not shown to work."""

import os
from collections.abc import Generator

import pytest

STRICT = bool(os.environ.get("CI"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if STRICT and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"{reason}\nA skipped test is a failure here (CI is set)."
    return report
