"""Bad input ends in one clear sentence with key and value, exit code 2, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
import yaml

import sim
from sim.cli import main
from tests.errors.scenarios import GOOD, SCENARIOS, changed
from tests.errors.staff import STAFF

# Text of a whole file, and what the sentence must say beside the file's name.
FILES: dict[str, tuple[str | bytes, tuple[str, ...]]] = {
    "empty file": ("", ("empty",)),
    "only a comment": ("# nothing\n", ("empty",)),
    "nothing, said so": ("null\n", ("empty",)),
    "a list": ("- a\n- b\n", ("mapping", "list")),
    "a number": ("5\n", ("mapping", "int")),
    "syntax error": ("name: x\n\tcalendar: 3\n", ("line 2",)),
    "open bracket": ("name: [a, b\n", ("line",)),
    "duplicate key": ("name: a\nname: b\n", ("line 2", '"name"', "twice")),
    "7:00 as key": ("agents:\n  tellers:\n    count: {7:00: 5}\n", ("line 3", "7:00", "420", "quotes")),
    "off as key": ("agents:\n  off: {}\n", ("line 2", "off", "False", "quotes")),
    "a tag that runs code": ("name: !!python/object/apply:os.system [exit]\n", ("line 1", "python/object")),
    "a tag that does not fit": ("calendar: {days: !!int many}\n", ("many",)),
    "unknown alias": ("name: *base\n", ("line 1", "base")),
    "refers to itself": ("agents: &a\n  inner: *a\n", ("line 1", "recursive")),
    "aliases that blow up": (
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 9)),
        ("1000000",),
    ),
    "nested without end": ("a: " + "[" * 3000 + "]" * 3000, ("nested",)),
    "another encoding": ("title: Zürich\n".encode("latin-1"), ("UTF-8", "byte")),
    "UTF-16": ("title: x\n".encode("utf-16"), ("UTF-8",)),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00", ("UTF-8",)),
    "a set": ("name: !!set {a, b}\n", ("name", "set")),
}

# Words of the command line after a good scenario, and what the sentence must say.
WORDS: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "no replications": (["replications=0"], ("replications: 0", "at least 1")),
    "negative replications": (["replications=-5"], ("replications: -5", "at least 1")),
    "too many replications": (["replications=1000001"], ("replications: 1000001", "at most 100000")),
    "half a replication": (["replications=2.5"], ("replications: 2.5", "whole number")),
    "replications in words": (["replications=many"], ('replications: "many"', "whole number")),
    "negative seed": (["seed=-1"], ("seed: -1", "at least 0")),
    "seed of no kind": (["seed=true"], ("seed: True", "whole number")),
    "misspelt engine": (["engine=kernal"], ('engine: "kernal"', "kernel, center", "did you mean kernel?")),
    "no workers": (["workers=0"], ("workers: 0", "at least 1")),
    "misspelt setting": (["replicatons=5"], ("replicatons", "did you mean replications?")),
    "unknown measure": (
        ["until.measure=servicelevel", "until.half_width=0.1"],
        ("servicelevel", "service_level"),
    ),
    "half-width below 0": (["until.half_width=-0.1"], ("until.half_width: -0.1", "above 0")),
    "half-width not a number": (["until.half_width=nan"], ("until.half_width: nan", "finite")),
    "rule without half-width": (["until.measure=asa"], ("until.half_width", "missing")),
    "rule as number": (["until=5"], ("until: 5", "until.measure")),
    "misspelt key of the rule": (["until.half_with=1", "until.half_width=1"], ("half_with", "half_width?")),
    "rule that stops at once": (["until.half_width=1", "until.most=1"], ("until.most: 1", "at least 5")),
    "two ends": (["replications=9", "until.half_width=1"], ("replications: 9", "until.most=9")),
    "contacts perhaps": (["contacts=perhaps"], ("contacts", "perhaps", "true or false")),
    "output nowhere": (["output="], ("output", "folder")),
    "unknown root": (["agnts.tellers.count=5"], ("agnts.tellers.count", "did you mean agents?")),
    "root left out": (["tellers.count=5"], ("tellers.count", "did you mean agents.tellers.count?")),
    "misspelt group": (["agents.telers.count=5"], ("agents.telers.skills", "did you mean tellers?")),
    "misspelt key": (["agents.tellers.cuont=5"], ("agents.tellers.cuont", "did you mean count?")),
    "negative override": (["agents.tellers.count=-5"], ("agents.tellers.count", "-5", "at least 0")),
    "infinite override": (["arrivals.scale=1e999"], ("arrivals.scale", "inf", "finite")),
    "huge override": (["agents.tellers.extra=1e9"], ("agents.tellers.extra", "1000000000", "10000")),
    "no value": (["agents.tellers.count"], ('"agents.tellers.count"', "key=value")),
    "no key": (["=5"], ('"=5"', "key=value")),
    "two dots": (["agents..count=5"], ("agents..count", "dotted key")),
    "a scenario without key": (["erlang_a"], ("scenario=erlang_a",)),
    "two scenarios": (["scenario=erlang_a"], ("scenario", "2 times")),
    "interpolation of the environment": (["title=${oc.env:HOME}"], ("title", "interpolation")),
    "quoted interpolation": (["title='a ${oc.env:HOME}'"], ("title", "interpolation")),
    "interpolation of another key": (
        ["agents.tellers.count=${calendar.days}"],
        ("agents.tellers.count", "interpol"),
    ),
    "code": (["+agents.tellers._target_=os.system"], ("agents.tellers._target_", "unknown key")),
    "settings of Hydra": (["hydra.run.dir=elsewhere"], ("hydra.run.dir", "elsewhere")),
    "group of Hydra": (["hydra/launcher=joblib"], ("hydra/launcher", "joblib")),
    "package": (["routing@agents=x"], ("routing@agents", "dotted")),
    "option that is none": (["routing=longest"], ("routing", '"longest"', "no option")),
    "option of a section that is none": (["resolution=onn"], ("resolution", '"onn"', "did you mean on?")),
    "repeats alone": (["repeat=on"], ("repeat", "needs resolution")),
    "satisfaction alone": (["satisfaction=on"], ("satisfaction", "needs tolerance")),
    "lever out of bounds": (["handling.speed=20"], ("handling.speed", "20", "at most 10")),
    "topics of another scenario": (["topics.delivry.steps=1"], ("topics.delivry", "no contact type has this topic")),
    "unknown option group": (["robots=off"], ("robots", "unknown key")),
    "sweep": (["seed=1,2,3"], ("seed", "1,2,3", "ccsim sweep")),
    "range": (["seed=range(1,5)"], ("seed", "range(1,5)", "ccsim sweep")),
    "open brace": (["agents.tellers.count={monday: 5"], ("agents.tellers.count", "{monday: 5")),
    "nothing to leave out": (["~agents.nobody"], ("agents.nobody",)),
    "needed part left out": (["~agents.tellers.count"], ("agents.tellers.count", "missing")),
    "missing value of OmegaConf": (["title=???"], ("title", "???")),
    "multirun": (["-m", "seed=1,2"], ("seed=1,2", "several values")),
}


@pytest.fixture(autouse=True)
def _nothing_is_simulated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError("bad input was simulated")

    monkeypatch.setattr(sim, "run", never)
    monkeypatch.chdir(tmp_path)


Said = Callable[[list[str]], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs `ccsim` with bad words; the one sentence that it prints."""

    def run(words: list[str]) -> str:
        with pytest.raises(SystemExit) as left:
            main(words)
        out, err = capsys.readouterr()
        assert left.value.code == 2, err
        assert out == ""
        assert "Traceback" not in err
        assert "pydantic" not in err
        lines = err.splitlines()
        assert len(lines) == 1, err
        assert len(lines[0]) < 450
        return lines[0]

    return run


BROKEN = SCENARIOS | STAFF


@pytest.mark.parametrize("case", BROKEN)
def test_broken_scenario(case: str, said: Said, tmp_path: Path) -> None:
    key, value, needles = BROKEN[case]
    (tmp_path / "broken.yaml").write_text(yaml.safe_dump(changed(key, value)), encoding="utf-8")
    sentence = said(["run", "scenario=broken.yaml"])
    root = key.split(".")[0]
    for needle in (root, *needles):
        assert needle in sentence


@pytest.mark.parametrize("case", FILES)
def test_broken_file(case: str, said: Said, tmp_path: Path) -> None:
    content, needles = FILES[case]
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    (tmp_path / "broken.yaml").write_bytes(raw)
    sentence = said(["run", "scenario=broken.yaml"])
    for needle in ("broken.yaml", *needles):
        assert needle in sentence


@pytest.mark.parametrize("case", WORDS)
def test_broken_words(case: str, said: Said, tmp_path: Path) -> None:
    words, needles = WORDS[case]
    (tmp_path / "good.yaml").write_text(yaml.safe_dump(GOOD), encoding="utf-8")
    sentence = said(["run", "scenario=good.yaml", *words])
    for needle in needles:
        assert needle in sentence


@pytest.mark.parametrize(
    ("row", "needles"),
    [
        ("ann,mondy,08:00,12:00", ("line 3", "mondy", "did you mean monday?")),
        ("ann,monday,8,12:00", ("line 3", '"8"', "HH:MM")),
        ("ann,monday,11:00,13:00", ("line 3", "follow one another")),
        (",monday,08:00,12:00", ("line 3", "agent", "missing")),
        ("ann,monday", ("line 3", "time of day")),
    ],
)
def test_broken_schedule(row: str, needles: tuple[str, ...], said: Said, tmp_path: Path) -> None:
    (tmp_path / "rota.csv").write_text(
        f"agent,day,start,end\nann,monday,08:00,12:00\n{row}\n", encoding="utf-8"
    )
    group = {"schedule_file": "rota.csv", "skills": {"order": {}}}
    (tmp_path / "broken.yaml").write_text(yaml.safe_dump(changed("agents.tellers", group)), encoding="utf-8")
    sentence = said(["run", "scenario=broken.yaml"])
    for needle in ("agents.tellers.schedule_file", "rota.csv", *needles):
        assert needle in sentence


def test_the_good_scenario_is_good() -> None:
    assert sim.load(GOOD).name == "small"
    assert len(BROKEN) + len(FILES) + len(WORDS) >= 60


@pytest.mark.parametrize(
    ("word", "needles"),
    [
        ("scenario=erlang", ('"erlang"', "did you mean erlang_a?")),
        ("scenario=missing.yaml", ("missing.yaml", "No such file")),
        ("scenario=folder.yaml", ("folder.yaml", "directory")),
        ("scenario=some/where", ("some/where", "No such file")),
        ("scenario=", ("scenario", "NAME")),
        ("~scenario", ("scenario", "NAME")),
    ],
)
def test_scenarios_that_cannot_be_found(
    word: str, needles: tuple[str, ...], said: Said, tmp_path: Path
) -> None:
    (tmp_path / "folder.yaml").mkdir()
    sentence = said(["run", word])
    for needle in needles:
        assert needle in sentence


def test_output_that_is_a_file(said: Said, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    sentence = said(["run", "scenario=erlang_a", "output=taken/here"])
    assert "output: taken/here" in sentence
    assert "is a file" in sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_output_that_cannot_be_written(said: Said, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert "output: locked" in said(["run", "scenario=erlang_a", "output=locked"])


@pytest.mark.parametrize(
    ("files", "needles"),
    [
        (None, ("no folder",)),
        ({}, ("scenario.yaml",)),
        ({"scenario.yaml": yaml.safe_dump(GOOD)}, ("provenance.json", "cannot be read")),
        ({"scenario.yaml": yaml.safe_dump(GOOD), "provenance.json": "{"}, ("provenance.json", "provenance")),
        (
            {"scenario.yaml": yaml.safe_dump(GOOD), "provenance.json": '{"replications": 2}'},
            ("measures.parquet", "cannot be read"),
        ),
        (
            {
                "scenario.yaml": yaml.safe_dump(GOOD),
                "provenance.json": '{"replications": 2}',
                "measures.parquet": "no",
            },
            ("measures.parquet", "Parquet"),
        ),
    ],
)
def test_report_of_what_is_no_run(
    files: dict[str, str] | None, needles: tuple[str, ...], said: Said, tmp_path: Path
) -> None:
    if files is not None:
        (tmp_path / "run").mkdir()
        for name, text in files.items():
            (tmp_path / "run" / name).write_text(text)
    sentence = said(["report", "run"])
    for needle in needles:
        assert needle in sentence


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        (["run", "scenario=erlang"], "did you mean erlang_a?"),
        (["run", "scenario=erlang_a", "replications=0"], "replications: 0"),
        (["run", "-m"], "nothing is swept"),
        (["report", "nowhere"], "nowhere"),
        (["runn"], "runn"),
        (["run", "--replications", "5"], "--replications"),
    ],
)
def test_in_a_process_of_its_own(words: list[str], needle: str, tmp_path: Path) -> None:
    root = Path(sim.__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "sim.cli", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert needle in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
