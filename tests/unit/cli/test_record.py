"""`ccsim demo --record` from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.cli import main
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


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("x.gfi", [], "record: x.gfi must end in .gif, .mp4, .png"),
        ("x.gif", ["lesson=poling"], "did you mean pooling"),
        ("x.gif", ["scenario=bank", "b.agents.tellers.extra=99"], "agents.tellers.extra: 99 must be from -5 to 5"),
        ("x.gif", ["scenario=bank", "from=12:00", "to=10:00"], "from: 12:00 must be before to, 10:00"),
        ("x.mp4", ["lesson=pooling"], "record: x.mp4 needs the program ffmpeg, which is not installed; record a .gif"),
    ],
)
def test_a_mistake_is_one_sentence_before_anything_is_compiled(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    words: list[str],
    sentence: str,
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sim.compiled.needs_compiling", lambda: True)
    with pytest.raises(SystemExit) as left:
        main(["demo", "--record", str(tmp_path / name), *words])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert told.count("\n") == 1
    assert not (tmp_path / name).exists()
