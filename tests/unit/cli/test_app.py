"""The command without its verbs: version, wrong use, exit codes."""

from __future__ import annotations

import pytest

import sim
from tests.unit.cli.small import Ccsim


def test_version(ccsim: Ccsim) -> None:
    assert ccsim("--version") == (0, f"ccsim {sim.__version__}\n", "")


@pytest.mark.parametrize("words", [["fly"], ["run", "--fast"], ["report"], ["calibrate", "calls", "x.csv"]])
def test_wrong_use_is_exit_code_2(words: list[str], ccsim: Ccsim) -> None:
    ended = ccsim(*words)
    assert ended.code == 2
    assert "Error: " in ended.err


def test_without_a_verb_help_is_shown(ccsim: Ccsim) -> None:
    ended = ccsim()
    assert "Commands:" in ended.out + ended.err


def test_a_defect_shows_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    from sim.cli import listing, main

    def broken(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(listing, "list_scenarios", broken)
    with pytest.raises(ZeroDivisionError):
        main(["scenarios"])


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch, ccsim: Ccsim) -> None:
    from sim.cli import listing

    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "list_scenarios", interrupted)
    ended = ccsim("scenarios")
    assert ended.code == 130
    assert len(ended.err.split("\n")) <= 3
    assert "Stopped" in ended.err
