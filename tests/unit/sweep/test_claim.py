"""A point has one owner while he lives."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sim.sweep import claim
from sim.sweep.claim import Claims, is_gone


def dead_process() -> int:
    return int(subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], stdout=subprocess.PIPE).stdout)


def left_by(folder: Path, host: str, process: int) -> Path:
    path = folder / "a1.claim"
    path.write_text(json.dumps({"host": host, "process": process}), encoding="utf-8")
    return path


def test_only_one_gets_it_until_it_is_given_back(tmp_path: Path) -> None:
    with Claims(tmp_path) as one, Claims(tmp_path) as other:
        assert one.take("a1")
        assert not other.take("a1")
        assert other.take("b2")
        one.release("a1")
        assert other.take("a1")
    assert list(tmp_path.iterdir()) == []


def test_that_of_a_dead_process_is_taken_over_at_once(tmp_path: Path) -> None:
    left_by(tmp_path, socket.gethostname(), dead_process())
    with Claims(tmp_path) as claims:
        assert claims.take("a1")


def test_that_of_a_living_process_is_respected(tmp_path: Path) -> None:
    path = left_by(tmp_path, socket.gethostname(), os.getppid())
    with Claims(tmp_path) as claims:
        assert not claims.take("a1")
    assert path.exists()


def test_one_of_another_machine_is_taken_over_when_its_heart_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(claim.time, "monotonic", lambda: now[0])
    path = left_by(tmp_path, "elsewhere", 1)
    with Claims(tmp_path) as claims:
        assert not claims.take("a1")
        now[0] += 29
        os.utime(path)  # a beat
        assert not claims.take("a1")
        now[0] += 29
        assert not claims.take("a1")
        now[0] += 2
        assert claims.take("a1")


def test_a_claim_without_an_owner_is_soon_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(claim.time, "monotonic", lambda: now[0])
    (tmp_path / "a1.claim").touch()
    with Claims(tmp_path) as claims:
        assert not claims.take("a1")
        now[0] += 2.5
        assert claims.take("a1")


def test_what_somebody_took_over_from_us_is_his(tmp_path: Path) -> None:
    with Claims(tmp_path) as claims:
        assert claims.take("a1")
        path = left_by(tmp_path, "elsewhere", 1)
        claims.release("a1")
    assert path.exists()


def test_a_held_claim_beats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim, "_BEAT_S", 0.01)
    with Claims(tmp_path) as claims:
        assert claims.take("a1")
        path = tmp_path / "a1.claim"
        os.utime(path, (0, 0))
        for _ in range(500):
            if path.stat().st_mtime > 0:
                break
            claim.time.sleep(0.01)
        assert path.stat().st_mtime > 0


def test_processes_of_other_machines_are_never_known_to_be_gone() -> None:
    dead = dead_process()
    assert not is_gone("elsewhere", dead)
    assert is_gone(socket.gethostname(), dead) == (os.name == "posix")
    assert not is_gone(socket.gethostname(), os.getpid())
