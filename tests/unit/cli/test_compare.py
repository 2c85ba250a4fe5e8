"""`ccsim compare` end to end on a small scenario, in this process."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pandas as pd
import pytest

import sim
from tests.unit.cli.small import SMALL, Ccsim

WORDS = ("compare", "scenario=small.yaml", "replications=4", "seed=5", "workers=2")
MORE = ("-v", "one more: agents.tellers.extra=1")


def the_folder(folder: Path, output: str = "results") -> Path:
    """The one folder of a comparison that there is."""
    (found,) = (folder / output / "small-compare").iterdir()
    return found


def test_the_answer_comes_last_and_the_numbers_are_those_of_python(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim(*WORDS, *MORE, "-v", "agents.tellers.extra=2 contact_types.order.talk.mean=4m")
    assert ended.code == 0, ended.err
    made = the_folder(folder)
    lines = ended.out.splitlines()
    assert lines[-1] == f"results/small-compare/{made.name}/report.html"
    assert max(map(len, lines)) <= 100
    base = sim.load(SMALL)
    other = "agents.tellers.extra=2 contact_types.order.talk.mean=4m"
    variants = {
        "base": base,
        "one more": base.with_({"agents.tellers.extra": 1}),
        other: base.with_({"agents.tellers.extra": 2, "contact_types.order.talk.mean": "4m"}),
    }
    found = sim.compare(variants, replications=4, seed=5)
    pd.testing.assert_frame_equal(pd.read_parquet(made / "differences.parquet"), found.table)
    pd.testing.assert_frame_equal(pd.read_parquet(made / "replications.parquet"), found.replications)
    saved = {path.name: sim.load(path) for path in (made / "variants").iterdir()}
    assert saved["0-base.yaml"] == base
    assert saved["1-one-more.yaml"] == variants["one more"]


def test_json(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim(*WORDS, *MORE, "--json")
    said = json.loads(ended.out)
    assert {"sentence", "verdict", "winner", "more_replications", "replications", "differences"} == set(said)
    assert said["replications"] == 4
    assert "NaN" not in ended.out
    assert "Infinity" not in ended.out
    assert ended.err.splitlines()[-1] == f"results/small-compare/{the_folder(folder).name}/report.html"


def test_the_command_in_the_provenance_gives_the_same_numbers(
    ccsim: Ccsim, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By name from the same folder; by the files of the comparison where a file was given."""
    words = ("compare", "scenario=small2", "replications=2", "seed=9", "measures=short", "-v", "it's: agents=more")
    assert ccsim(*words, "output=first").code == 0
    (first,) = (folder / "first" / "small2-compare").iterdir()
    command = shlex.split(json.loads((first / "provenance.json").read_text())["command"])
    assert command[:3] == ["ccsim", "compare", "scenario=small2"]
    assert ccsim(*command[1:], "output=second").code == 0
    (second,) = (folder / "second" / "small2-compare").iterdir()
    assert (first / "differences.csv").read_bytes() == (second / "differences.csv").read_bytes()
    assert ccsim(*WORDS, *MORE, "output=third").code == 0
    third = the_folder(folder, "third")
    command = shlex.split(json.loads((third / "provenance.json").read_text())["command"])
    assert "scenario=variants/0-base.yaml" in command
    monkeypatch.chdir(third)
    assert ccsim(*command[1:], "output=../../../fourth").code == 0
    assert (third / "differences.csv").read_bytes() == (the_folder(folder, "fourth") / "differences.csv").read_bytes()


def test_a_report_is_drawn_again_from_its_tables_alone(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim(*WORDS, *MORE, "measure=asa@voice").code == 0
    made = the_folder(folder)
    before = (made / "report.html").read_bytes()
    (made / "report.html").unlink()
    ended = ccsim("report", str(made.relative_to(folder)))
    assert ended.out == f"{made.relative_to(folder)}/report.html\n"
    assert (made / "report.html").read_bytes() == before
    assert (made / "figures" / "differences.svg").is_file()
    (made / "replications.parquet").write_bytes(b"nothing")
    ended = ccsim("report", str(made))
    assert ended.code == 2
    assert "replications.parquet: is not a Parquet table" in ended.err


def test_a_stop_rule_and_a_selection(ccsim: Ccsim, folder: Path) -> None:
    assert ccsim("compare", "scenario=small.yaml", *MORE, "until.decided=true", "until.most=12").code == 0
    origin = json.loads((the_folder(folder) / "provenance.json").read_text())
    assert origin["comparison"]["looks"] == [10, 12]
    assert "until.decided=true until.most=12" in origin["command"]
    ended = ccsim(
        "compare", "scenario=small.yaml", *MORE, "-v", "three: agents.tellers.extra=3", "select.delta=0.02", "output=kn"
    )
    assert ended.code == 0
    assert "selected as the best" in ended.out
    made = the_folder(folder, "kn")
    assert json.loads((made / "provenance.json").read_text())["comparison"]["selection"]["sure"] is True
    assert ccsim("report", str(made)).code == 0


def test_equal_variants_are_no_difference(ccsim: Ccsim, folder: Path) -> None:
    ended = ccsim(*WORDS, "-v", "copy: agents.tellers.count=4")
    assert "○ No difference: “base” and “copy” have the same service level" in ended.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "compare: there is nothing to compare with"),
        (("-v", "x: agents.teller.extra=1"), 'variant "x": agents.teller'),
        (("-v", "x: seed=3"), 'variant "x": seed: is a setting of the whole comparison'),
        (("-v", "x: other.yaml"), 'variant "x": other.yaml: cannot be read'),
        (("-v", "x: bot=off", "-v", "x: bot=off"), 'variant "x": the name stands twice'),
        (("-v", "base: agents=more"), 'variant "base": the name stands twice'),
        (("-v", "x: "), "is empty"),
        (("-v", "x: a='"), "no closing quotation"),
        (("-v", "calendar.days=3"), "calendar.days is 3, but 2 in"),
        ((*MORE, "measure=servce_level"), "did you mean service_level?"),
        ((*MORE, "measure=asa@chat"), 'there is no channel "chat"'),
        ((*MORE, "replications=0"), "replications: 0 must be at least 1"),
        ((*MORE, "replications=9", "until.decided=true"), "until.most=9"),
        ((*MORE, "until.most=50"), "until: needs a rule"),
        ((*MORE, "until.half_width=-1"), "until.half_width: -1 must be above 0"),
        ((*MORE, "select.delta=0.1", "until.decided=true"), "select: stands beside a stop rule"),
        ((*MORE, "select.probability=0.9"), "select.delta: is missing"),
        ((*MORE, "select.detla=0.1", "select.delta=0.1"), "did you mean delta?"),
        ((*MORE, "select.delta=0.1", "measure=occupancy"), "neither more nor less of occupancy is better"),
        ((*MORE, "mesure=asa"), "did you mean measure?"),
        ((*MORE, "experiment=nothing_like_it"), 'experiment: "nothing_like_it" is unknown'),
    ],
)
def test_what_can_be_mended_is_a_sentence(
    words: tuple[str, ...], sentence: str, ccsim: Ccsim, folder: Path
) -> None:
    ended = ccsim("compare", "scenario=small.yaml", *words)
    assert ended.code == 2
    assert sentence in ended.err
    assert "Traceback" not in ended.err
    assert not (folder / "results").exists()
