"""Verbs and their help, which costs next to nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.cli.settings import RunSettings, StopRule
from tests.unit.cli.small import Ccsim

ROOT = Path(sim.__file__).resolve().parent.parent

MEASURED = """
import resource, sys
sys.argv = ["ccsim", *{words!r}]
from sim.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(used.ru_utime + used.ru_stime, *sorted(name for name in sys.modules if "." not in name), file=sys.stderr)
"""


@pytest.mark.skipif(os.name == "nt", reason="resource usage is told on Unix only")
@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["compare", "--help"], ["--version"]])
def test_help_costs_less_than_700_ms_of_cpu_and_loads_nothing_heavy(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(words=words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    cpu_s, *loaded = done.stderr.split()
    assert float(cpu_s) < 0.7
    heavy = {
        "numpy",
        "pandas",
        "numba",
        "scipy",
        "hydra",
        "omegaconf",
        "matplotlib",
        "simpy",
        "yaml",
        "jinja2",
    }
    assert not heavy & set(loaded)


def test_the_help_of_run_documents_every_setting(ccsim: Ccsim) -> None:
    ended = ccsim("run", "--help")
    assert ended.code == 0
    lines = [line.split() for line in ended.out.splitlines()]
    first_words = {line[0] for line in lines if line}
    keys = {key for key in RunSettings.model_fields if key != "until"} | {
        f"until.{key}" for key in StopRule.model_fields
    }
    assert {"scenario", *keys} <= first_words
    for key in ("replications", "seed", "output"):
        assert str(RunSettings.model_fields[key].default) in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100


@pytest.mark.parametrize(
    "verb",
    [
        "run", "compare", "sweep", "study", "scenarios", "keys", "schema", "report", "stationary", "calibrate",
        "calibrate calls",
    ],
)  # fmt: skip
def test_every_verb_has_help(verb: str, ccsim: Ccsim) -> None:
    ended = ccsim(*verb.split(), "-h")
    assert ended.code == 0
    assert ended.out.startswith(f"Usage: ccsim {verb}")


def test_many_runs_are_a_sweep(ccsim: Ccsim) -> None:
    for flag in ("-m", "--multirun"):
        ended = ccsim("run", flag, "seed=1,2")
        assert ended.code == 2
        assert "a setting of a sweep has one" in ended.err


def test_scenarios_and_options(ccsim: Ccsim, folder: Path) -> None:
    (folder / "scenarios" / "broken.yaml").write_text("name: [\n")
    ended = ccsim("scenarios")
    assert ended.code == 0
    for text in ("small2", "A small center", "erlang_a", "agents=more", "One more teller", "broken: "):
        assert text in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100
    found = json.loads(ccsim("scenarios", "--json").out)
    assert {"scenario": "small2", "title": "A small center", "days": 2} in found["scenarios"]
    assert {"group": "measures", "option": "short", "title": "Short abandonments end earlier"} in found[
        "options"
    ]


def test_keys_are_found_by_name_and_meaning(ccsim: Ccsim) -> None:
    ended = ccsim("keys", "callback", "Share")
    assert ended.code == 0
    assert "contact_types.*.callback.accept" in ended.out
    assert "share: 0 to 1" in ended.out
    assert "resolution" not in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100
    assert "resolution.haste" in ccsim("keys", "cuts").out, "by its meaning"


def test_keys_as_json(ccsim: Ccsim) -> None:
    (found,) = json.loads(ccsim("keys", "resolution.haste", "--json").out)
    assert (found["default"], found["unit"], found["mark"]) == ("1.6", "logit", "A")
    assert {one["name"] for one in json.loads(ccsim("keys", "--json").out)} >= {"name", "handling.cap"}


def test_no_such_key(ccsim: Ccsim) -> None:
    ended = ccsim("keys", "xyz")
    assert (ended.code, ended.err) == (2, "keys: none has xyz in its name or description\n")


def test_schema(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim("schema")
    schema = json.loads(ended.out)
    assert set(schema["properties"]) == set(sim.Scenario.model_fields)
    assert ccsim("schema", "schema.json").out == ""
    assert json.loads((folder / "schema.json").read_text(encoding="utf-8")) == schema
    assert ccsim("schema", "no/such/folder.json").code == 2
