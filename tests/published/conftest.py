"""Lengths of the runs, and the table docs/validation.md that `--write-validation` makes of all rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.published.comparison import Comparison, Length, Row
from tests.published.page import written

PAGE = Path(__file__).parents[2] / "docs" / "validation.md"
_rows: list[Row] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--write-validation`."""
    parser.addoption(
        "--write-validation", action="store_true", help="write docs/validation.md from what is run"
    )


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(Length("short", 1), id="short"),
        pytest.param(Length("full", 5), id="full", marks=pytest.mark.long),
    ],
)
def length(request: pytest.FixtureRequest) -> Length:
    """The default run is short; the full length carries the marker `long`."""
    return request.param


@pytest.fixture
def comparison(length: Length, request: pytest.FixtureRequest) -> Iterator[Callable[[str, str], Comparison]]:
    """`comparison(section, model)` compares our estimates with published ones and keeps the rows."""
    made: list[Comparison] = []

    def make(section: str, name: str) -> Comparison:
        made.append(Comparison(section, name, length, request.node.path.name))
        return made[-1]

    yield make
    for one in made:
        _rows.extend(one.rows)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the page."""
    if session.config.getoption("--write-validation", False) and _rows:
        PAGE.write_text(written(_rows), encoding="utf-8")
