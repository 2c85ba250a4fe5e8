"""Exports and mappings that cannot be right: one clear sentence with column and value, exit code 2, no traceback."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
import yaml

from sim.cli import main

HEADER = "id,kind,when,menu_end,begun,ended,waited,talked,result,agent"
ROWS = [
    "1,sales,2024-01-01 09:00:00,2024-01-01 09:00:10,,,0,60,A,ann",
    "2,sales,2024-01-01 09:01:00,2024-01-01 09:01:10,,,12,75,A,bob",
    "3,help,2024-01-01 09:02:00,2024-01-01 09:02:10,,,30,0,H,",
    "4,help,2024-01-01 09:03:00,2024-01-01 09:03:10,,,0,0,X,",
]
MAPPING: dict[str, Any] = {
    "instants": {"offered": "when"},
    "durations": {"wait": "waited", "talk": "talked"},
    "contact_type": {"column": "kind"},
    "outcome": {"column": "result", "answered": ["A"], "abandoned": ["H"], "ignore": ["X"]},
    "server": {"column": "agent", "none": [""]},
}
Said = Callable[..., str]


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Calibrates on a file and a mapping that are wrong; what is said about them."""

    def never(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a bad export was simulated")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sim.calibration.simulated.run", never)

    def calibrate(
        export: bytes | str | None,
        mapping: Any = MAPPING,
        *more: str,
        name: str = "calls.csv",
        scenario: str = "my",
    ) -> str:
        if export is not None:
            Path(name).write_bytes(export.encode() if isinstance(export, str) else export)
        Path("m.yaml").write_text(mapping if isinstance(mapping, str) else yaml.safe_dump(mapping), "utf-8")
        words = ["calibrate", "calls", name, "--mapping", "m.yaml", "--name", scenario, "--out", "out", *more]
        with pytest.raises(SystemExit) as end:
            main(words)
        told = capsys.readouterr()
        assert end.value.code == 2, told
        assert told.out == ""
        assert "Traceback" not in told.err
        assert not Path("out").exists(), "something was written"
        return told.err.strip()

    return calibrate


def csv(*rows: str, header: str = HEADER) -> str:
    return "\n".join([header, *rows]) + "\n"


def row(number: int, **cells: str) -> str:
    """One of the good rows with some cells changed."""
    values = dict(zip(HEADER.split(","), ROWS[number].split(","), strict=True)) | cells
    return ",".join(values.values())


def with_row(**cells: str) -> str:
    """The good rows, the second one changed: it stands in line 3."""
    return csv(ROWS[0], row(1, **cells), *ROWS[2:])


def changed(key: str, value: Any) -> dict[str, Any]:
    """The mapping with one dotted key set; None takes it away."""
    data = copy.deepcopy(MAPPING)
    *path, last = key.split(".")
    here = data
    for part in path:
        here = here.setdefault(part, {})
    if value is None:
        del here[last]
    else:
        here[last] = value
    return data


EXPORTS: dict[str, tuple[bytes | str, tuple[str, ...]]] = {
    "empty": ("", ("calls.csv is empty",)),
    "only blank lines": ("\n\n\n", ("calls.csv", "empty")),
    "header only": (csv(), ("calls.csv", "no rows")),
    "column gone": (
        csv(*ROWS, header=HEADER.replace("waited", "wait")),
        ("durations.wait", "waited", "did you mean wait?"),
    ),
    "column twice": (csv(*ROWS, header=HEADER.replace("id", "kind")), ('"kind" stands twice',)),
    "wrong delimiter": (csv(*ROWS).replace(",", ";"), ("no column", "table.delimiter")),
    "wrong encoding": (csv(row(0, agent="Jürgen")).encode("latin-1"), ("utf-8", "table.encoding")),
    "row too long": (csv(ROWS[0], ROWS[1] + ",more,and,more"), ("delimiter", "line 3")),
    "no instant": (with_row(when="soon"), ("line 3", 'when (offered) "soon"')),
    "no such day": (with_row(when="2024-02-30 09:00:00"), ("line 3", "2024-02-30")),
    "instant empty": (with_row(when=""), ("line 3", "when (offered) is empty")),
    "wait not a number": (with_row(waited="NaN"), ("line 3", 'waited "NaN"', "no number of seconds")),
    "wait infinite": (with_row(waited="inf"), ("line 3", 'waited "inf"')),
    "wait negative": (with_row(waited="-12"), ("line 3", "waited -12 is below 0 s")),
    "talk negative": (with_row(talked="-1"), ("line 3", "talked -1 is below 0 s")),
    "talk as a clock": (with_row(talked="1:15"), ("line 3", 'talked "1:15"', "no number of seconds")),
    "unknown outcome": (with_row(result="Aa"), ("line 3", 'outcome "Aa"', "did you mean A?")),
    "nothing left": (csv(ROWS[3]), ("no call is left of 1 rows", "outcome X is no call")),
    "too few services": (csv(*ROWS), ("all", "too few", "20")),
    "zeros of a binary file": (b"\x00\xff\xfe\x00" * 40, ("calls.csv",)),
}


@pytest.mark.parametrize("what", EXPORTS)
def test_bad_export(what: str, said: Said) -> None:
    export, needles = EXPORTS[what]
    sentence = said(export)
    for needle in needles:
        assert needle in sentence
    assert len(sentence.splitlines()) == 1


ORDER: dict[str, Any] = changed("instants.talk_started", "begun") | {}
ORDER["instants"] = {
    "received": "when",
    "offered": "menu_end",
    "talk_started": "begun",
    "talk_ended": "ended",
}
ORDERED: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "menu ends before it begins": (
        {"menu_end": "2024-01-01 08:00:00"},
        ("line 3", "menu_end (offered)", "3660 s before", "instants.skew allows 60 s"),
    ),
    "talk ends before it begins": (
        {"begun": "2024-01-01 09:10:00", "ended": "2024-01-01 09:05:00"},
        ("line 3", "ended (talk_ended)", "300 s before"),
    ),
}


@pytest.mark.parametrize("what", ORDERED)
def test_instants_out_of_order(what: str, said: Said) -> None:
    cells, needles = ORDERED[what]
    sentence = said(with_row(**cells), ORDER)
    for needle in needles:
        assert needle in sentence


MAPPINGS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "unknown key": (changed("outcme", {}), ("outcme is no key of a mapping", "did you mean outcome?")),
    "unknown key inside": (changed("outcome.anwered", ["A"]), ("outcome.anwered", "did you mean answered?")),
    "key missing": (changed("outcome.column", None), ("outcome.column is missing",)),
    "no instants": (changed("instants", None), ("instants is missing",)),
    "code under two outcomes": (changed("outcome.ignore", ["A"]), ('code "A"', "more than one outcome")),
    "code off": (changed("outcome.ignore", [False]), ("False is no code", "in quotes")),
    "negative threshold": (
        changed("thresholds.on_duty_gap", "-5m"),
        ("thresholds", "on_duty_gap must be above 0s"),
    ),
    "threshold without unit": (
        changed("thresholds.service_clip", 3600),
        ("thresholds.service_clip", "3600", "unit"),
    ),
    "interval that does not divide": (
        changed("calendar.interval", "7m"),
        ("calendar", "interval must divide the day"),
    ),
    "no such weekday": (changed("calendar.groups", {"all": ["mondy"]}), ("mondy", "monday")),
    "family": (changed("fit.talk", "normal"), ("fit.talk", "'normal'")),
    "negative cost": (changed("agents.cost_per_hour", -3), ("agents.cost_per_hour -3",)),
    "no such encoding": (changed("table.encoding", "utf-88"), ("table.encoding", "utf-88")),
    "not YAML": ("outcome: [A\n", ("m.yaml is not YAML",)),
    "a list": ("- A\n", ("must hold keys and values",)),
    "empty": ("", ("must hold keys and values",)),
}


@pytest.mark.parametrize("what", MAPPINGS)
def test_bad_mapping(what: str, said: Said) -> None:
    mapping, needles = MAPPINGS[what]
    sentence = said(csv(*ROWS), mapping)
    for needle in needles:
        assert needle in sentence


def test_export_that_is_not_there(said: Said) -> None:
    assert "calls.csv is not there" in said(None)


def test_not_a_spreadsheet(said: Said) -> None:
    sentence = said("this is text", name="calls.xlsx")
    assert "calls.xlsx cannot be read as a spreadsheet" in sentence


def test_mapping_that_is_not_there(said: Said) -> None:
    sentence = said(csv(*ROWS), MAPPING, "--mapping", "other.yaml")
    assert "mapping other.yaml cannot be read" in sentence


def test_name_of_the_scenario(said: Said) -> None:
    assert '--name: "my bank"' in said(csv(*ROWS), scenario="my bank")


def test_folder_that_is_a_file(said: Said, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    assert "taken" in said(csv(*ROWS), MAPPING, "--out", "taken/here")
