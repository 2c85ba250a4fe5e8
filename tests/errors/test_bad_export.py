"""Bad exports and mappings end in one clear sentence with key or column and value, exit code 2, no traceback."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from sim.cli import main

HEADER = "when,kind,waited,talked,result,agent"
ROWS = [f"2026-01-05 09:{minute:02d}:00,sales,{minute % 7},60,A,ann" for minute in range(60)]
MAPPING: dict[str, Any] = {
    "instants": {"offered": "when"},
    "durations": {"wait": "waited", "talk": "talked"},
    "outcome": {"column": "result", "answered": ["A"], "abandoned": ["H"]},
    "contact_type": {"column": "kind"},
    "server": {"column": "agent"},
}

# Text of the export (None: no file), and what the sentence must say.
EXPORTS: dict[str, tuple[str | bytes | None, tuple[str, ...]]] = {
    "missing file": (None, ("calls.csv", "not there")),
    "empty file": ("", ("calls.csv", "empty")),
    "only a header": (HEADER + "\n", ("calls.csv", "no rows")),
    "wrong column": (
        "\n".join([HEADER.replace("waited", "waitt"), *ROWS]),
        ("durations.wait", '"waited"', "did you mean waitt?"),
    ),
    "no column of instants": (
        "\n".join([HEADER.replace("when", "at"), *ROWS]),
        ("instants.offered", '"when"'),
    ),
    "column given twice": ("\n".join([HEADER.replace("agent", "when"), *ROWS]), ('"when"', "twice")),
    "another delimiter": ("\n".join([HEADER, *ROWS]).replace(",", ";"), ("delimiter", "column")),
    "another encoding": (
        "\n".join([HEADER, "Zürich,1,2,3,A,ä"]).encode("latin-1"),
        ("utf-8", "table.encoding"),
    ),
    "rows longer than the header": ("\n".join([HEADER, *ROWS, "1,2,3,4,5,6,7,8"]), ("calls.csv", "62")),
    "unknown outcome": ("\n".join([HEADER, *ROWS, ROWS[0].replace(",A,", ",B,")]), ('"B"', "line 62")),
    "no instant": (
        "\n".join([HEADER, *ROWS, "yesterday,sales,1,60,A,ann"]),
        ('"yesterday"', "when", "line 62"),
    ),
    "day that does not exist": (
        "\n".join([HEADER, *ROWS, "2026-02-30 09:00:00,sales,1,60,A,ann"]),
        ('"2026-02-30 09:00:00"', "when", "line 62"),
    ),
    "wait in words": (
        "\n".join([HEADER, *ROWS, ROWS[0].replace(",0,60,", ",long,60,")]),
        ('"long"', "waited"),
    ),
    "negative wait": ("\n".join([HEADER, *ROWS, ROWS[0].replace(",0,60,", ",-5,60,")]), ("-5", "waited")),
    "talk without number": ("\n".join([HEADER, *ROWS, ROWS[0].replace(",60,", ",nan,")]), ("nan", "talked")),
    "endless talk": ("\n".join([HEADER, *ROWS, ROWS[0].replace(",60,", ",inf,")]), ("inf", "talked")),
}

# Dotted key of the mapping, its value, and what the sentence must say.
MAPPINGS: dict[str, tuple[str, Any, tuple[str, ...]]] = {
    "unknown key": ("outcom", {}, ("outcom", "did you mean outcome?")),
    "unknown key inside": ("durations.wiat", "waited", ("durations.wiat", "did you mean wait?")),
    "no outcome": ("outcome", None, ("outcome",)),
    "no instants": ("instants", {}, ("instants.offered", "missing")),
    "code under two outcomes": ("outcome.abandoned", ["A"], ('"A"', "more than one")),
    "nothing answered": ("outcome.answered", [], ("outcome.answered",)),
    "encoding that is none": ("table", {"encoding": "utf-88"}, ("table.encoding", "utf-88")),
    "delimiter of two letters": ("table", {"delimiter": ";;"}, ("table.delimiter", ";;")),
    "threshold without unit": ("thresholds", {"service_clip": 60}, ("thresholds.service_clip", "60", "unit")),
    "unknown weekday": ("calendar", {"groups": {"all": ["mondey"]}}, ("calendar.groups", "mondey")),
    "opening unquoted": (
        "calendar",
        {"opening": {"all": [420, "18:00"]}},
        ("calendar.opening", "420", '"HH:MM"'),
    ),
    "closes before it opens": (
        "calendar",
        {"opening": {"all": ["18:00", "08:00"]}},
        ("calendar", "opening.all", "before"),
    ),
    "last day before the first": (
        "calendar",
        {"first_day": "2026-02-01", "last_day": "2026-01-01"},
        ("2026-02-01", "2026-01-01"),
    ),
    "interval that does not divide the day": ("calendar", {"interval": "7m"}, ("interval", "divide the day")),
    "family that is none": ("fit", {"talk": "normal"}, ("fit.talk", "normal")),
    "head start of nobody": (
        "segment",
        {"column": "kind", "rename": {"a": "high"}, "head_start": {"hihg": "90s"}},
        ("hihg", "did you mean high?"),
    ),
}


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Runs `ccsim calibrate calls`; the sentence that it prints."""
    with pytest.raises(SystemExit) as left:
        main(["calibrate", "calls", *words])
    out, err = capsys.readouterr()
    assert left.value.code == 2, err
    assert out == ""
    assert "Traceback" not in err
    assert "pydantic" not in err
    assert len(err.splitlines()) == 1, err
    return err


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "mapping.yaml").write_text(yaml.safe_dump(MAPPING), encoding="utf-8")
    (tmp_path / "calls.csv").write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


WORDS = ["calls.csv", "--mapping", "mapping.yaml", "--name", "mine"]


@pytest.mark.parametrize("case", EXPORTS)
def test_broken_export(case: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, needles = EXPORTS[case]
    path = folder / "calls.csv"
    path.unlink()
    if content is not None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    sentence = refused(WORDS, capsys)
    for needle in needles:
        assert needle in sentence
    assert not (folder / "scenarios").exists()


@pytest.mark.parametrize("case", MAPPINGS)
def test_broken_mapping(case: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, value, needles = MAPPINGS[case]
    data = copy.deepcopy(MAPPING)
    *path, last = key.split(".")
    here = data
    for part in path:
        here = here[part]
    here[last] = value
    (folder / "mapping.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    sentence = refused(WORDS, capsys)
    for needle in needles:
        assert needle in sentence


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        (None, ("mapping.yaml", "No such file")),
        ("", ("mapping.yaml", "keys and values")),
        ("- a\n", ("mapping.yaml", "keys and values")),
        ("a: [\n", ("mapping.yaml", "YAML")),
        ("calendar: {first_day: 2026-02-30}\n", ("mapping.yaml", "day is out of range")),
        ("a: !!python/object/apply:os.system [exit]\n", ("mapping.yaml", "python/object")),
        ("title: ü\n".encode("latin-1"), ("mapping.yaml", "UTF-8")),
    ],
)
def test_broken_mapping_file(
    text: str | bytes | None, needles: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "mapping.yaml"
    path.unlink()
    if text is not None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    sentence = refused(WORDS, capsys)
    for needle in needles:
        assert needle in sentence


@pytest.mark.parametrize(
    ("words", "needle"),
    [
        ([".", *WORDS[1:]], "export ."),
        ([*WORDS[:-1], "../mine"], "../mine"),
        ([*WORDS, "--out", "calls.csv"], "calls.csv"),
    ],
)
def test_broken_words(words: list[str], needle: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert needle in refused(words, capsys)
