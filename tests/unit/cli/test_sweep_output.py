"""The folder of a sweep is whole or not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.cli import sweep_output
from sim.cli.sweep_output import write_folder
from sim.errors import SettingsError
from sim.report.sweep import SweepPage
from tests.unit.plots.swept import SCENARIO, swept


def page() -> SweepPage:
    origin = {"command": "ccsim sweep agents=0,1,2", "seed": 1}
    return SweepPage("small", "A center", swept(), "every combination", SCENARIO.to_dict(), origin, "EUR")


def test_an_older_folder_is_replaced_whole(tmp_path: Path) -> None:
    made = write_folder(page(), SCENARIO, tmp_path / "results" / "abc")
    (made / "old.txt").write_text("")
    before = (made / "sweep.parquet").read_bytes()
    write_folder(page(), SCENARIO, made)
    assert not (made / "old.txt").exists()
    assert (made / "sweep.parquet").read_bytes() == before
    assert [path.name for path in made.parent.iterdir()] == ["abc"]


def test_what_fails_leaves_the_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = write_folder(page(), SCENARIO, tmp_path / "abc")

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sweep_output, "write_sweep", full)
    with pytest.raises(SettingsError, match="No space left"):
        write_folder(page(), SCENARIO, made)
    assert (made / "report.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["abc"]
