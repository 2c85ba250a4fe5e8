"""Small exports made here, and the real one where it is at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.calibration.export import Export, read_export
from sim.calibration.mapping import Mapping, load_mapping

ROOT = Path(__file__).parents[3]
HEADER = "id,kind,class,when,queued,left,begun,ended,waited,talked,result,agent"

PLAIN: dict[str, Any] = {
    "instants": {"offered": "when"},
    "durations": {"wait": "waited", "talk": "talked"},
    "outcome": {"column": "result", "answered": ["A"], "abandoned": ["H"], "ignore": ["X"]},
    "contact_type": {"column": "kind"},
    "server": {"column": "agent", "none": ["", "nobody"]},
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows (texts, or mappings by column) below the header; returns the path."""

    def make(*rows: str | dict[str, Any], header: str = HEADER, name: str = "calls.csv") -> Path:
        columns = header.split(",")
        lines = [r if isinstance(r, str) else ",".join(str(r.get(c, "")) for c in columns) for r in rows]
        path = tmp_path / name
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return path

    return make


@pytest.fixture
def call() -> Callable[..., dict[str, Any]]:
    """A call with defaults, for `write`."""

    def make(when: str, **cells: Any) -> dict[str, Any]:
        return {
            "kind": "sales",
            "when": when,
            "waited": 0,
            "talked": 60,
            "result": "A",
            "agent": "ann",
        } | cells

    return make


@pytest.fixture
def plain() -> dict[str, Any]:
    """A mapping of the columns above, as plain data."""
    return {key: dict(value) for key, value in PLAIN.items()}


@pytest.fixture(scope="session")
def bank_file() -> Path:
    """The real export, or a skip."""
    shared = Path(os.environ.get("CCSIM_SHARED", ROOT.parent / "shared"))
    path = shared / "data" / "anonymousbank_1999_02.csv"
    if not path.is_file():
        pytest.skip("the real export is not at hand (CCSIM_SHARED)")
    return path


@pytest.fixture(scope="session")
def bank_mapping() -> Mapping:
    """The example mapping in the documentation."""
    return load_mapping(ROOT / "docs" / "examples" / "anonymousbank_mapping.yaml")


@pytest.fixture(scope="session")
def bank_all_hours(bank_file: Path, bank_mapping: Mapping) -> Export:
    """The real export, night calls included, as the published figures have it."""
    around_the_clock = bank_mapping.calendar.model_copy(update={"opening": {}})
    return read_export(bank_file, bank_mapping.model_copy(update={"calendar": around_the_clock}))
