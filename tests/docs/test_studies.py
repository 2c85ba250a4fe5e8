"""What docs/studies.md and the README show of studies can be run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from sim.study import read_study
from sim.study.grid import cells, scenario_of
from sim.study.sources import read_sources
from sim.study.study import load_study

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "studies.md").read_text(encoding="utf-8")
COMMANDS = re.findall(
    r"^(?:\$ |    )ccsim study (\S[^\n]*)",
    TEXT + (ROOT / "README.md").read_text(encoding="utf-8"),
    flags=re.MULTILINE,
)


def test_the_example_is_a_study() -> None:
    (text,) = re.findall(r"^```yaml\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)
    one = load_study({"study": "example", **yaml.safe_load(text)})
    for cell in cells(one):
        for mode in (one.quick, one.full):
            assert scenario_of(one, mode, cell).name == "anchor"
    assert all(read_sources().known(number) for claim in one.claims.values() for number in claim.sources)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_study_that_is_named_is_there(command: str) -> None:
    name, *_ = [*shlex.split(command, comments=True), "all"]
    assert name == "all" or read_study(name).number
