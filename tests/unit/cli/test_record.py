"""`ccsim demo --record` from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.cli.record import run_record
from sim.errors import SettingsError


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("sconds=3", r"sconds: unknown key \(did you mean seconds\?\)"),
        ("seconds=long", "seconds: long must be a number"),
        ("day=1.5", "day: 1.5 must be a whole number from 0 to 36525"),
        ("seed=-1", "seed: -1 must be a whole number"),
        ("from=10", "from: 10 must be text"),
        ("lesson=poling", r"did you mean pooling"),
    ],
)
def test_each_mistake_has_its_sentence(tmp_path: Path, word: str, sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence):
        run_record(tmp_path / "x.gif", [word])


def test_plans_come_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.png"
    run_record(path, ["scenario=one_line", "day=1", "b.agents.team.extra=-1", "from=09:00", "to=10:00"])
    assert path.is_file()
    assert "Recorded: " in capsys.readouterr().out
