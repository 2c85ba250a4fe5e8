"""Where numbers come from."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime

import pytest

import sim
from sim.cli import provenance as module
from sim.cli.compose import Composed
from sim.cli.provenance import commit, digest, provenance, repeat
from sim.cli.settings import RunSettings
from tests.unit.cli.small import SMALL


def test_the_digest_is_that_of_the_content() -> None:
    scenario = sim.load(SMALL)
    assert digest(scenario) == digest(sim.load(scenario.to_dict(merging=True)))
    assert digest(scenario) == digest(sim.load(dict(reversed(SMALL.items()))))
    assert digest(scenario) != digest(scenario.with_({"agents.tellers.extra": 1}))
    assert re.fullmatch(r"blake2b:[0-9a-f]{32}", digest(scenario))


def test_what_it_says() -> None:
    settings = RunSettings(seed=4, engine="center")
    started = datetime(2026, 1, 31, 9, 15, tzinfo=UTC)
    found = provenance(sim.load(SMALL), settings, "ccsim run", 20, started, 1.23456)
    assert found["seed"] == 4
    assert found["engine"] == "center"
    assert found["replications"] == 20
    assert found["started"] == "2026-01-31T09:15:00+00:00"
    assert found["took_s"] == 1.235
    assert found["ccsim"] == sim.__version__
    assert {"numpy", "numba", "simpy", "scipy"} <= set(found["packages"])


@pytest.mark.parametrize(
    ("source", "words", "command"),
    [
        ("bank", (), "ccsim run scenario=bank replications=20 seed=1 engine=kernel"),
        (
            "bank",
            ("agents=more", "a.b=1"),
            "ccsim run scenario=bank agents=more a.b=1 replications=20 seed=1 engine=kernel",
        ),
        ("bank", ("a=x y",), "ccsim run scenario=bank 'a=x y' replications=20 seed=1 engine=kernel"),
        (
            "/somewhere/mine.yaml",
            ("a.b=1",),
            "ccsim run scenario=scenario.yaml replications=20 seed=1 engine=kernel",
        ),
    ],
)
def test_the_command_to_repeat(source: str, words: tuple[str, ...], command: str) -> None:
    assert repeat(Composed(source, {}, {}, words), RunSettings()) == command


def test_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    found = commit()
    assert found is None or re.fullmatch(r"[0-9a-f]{40,64}\+?", found)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert module.commit() is None
