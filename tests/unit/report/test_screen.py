"""What a run prints: narrow enough, plain when piped, the answer last."""

import io
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from sim.report.data import ReportData
from sim.report.screen import show
from tests.unit.report.synthetic import TYPES, build


def _printed(data: ReportData, width: int = 100, paths: tuple[Path, ...] = ()) -> str:
    out = io.StringIO()
    show(data, paths, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 240])
def test_no_line_is_longer_than_a_hundred_columns(undecided: ReportData, width: int) -> None:
    lines = _printed(undecided, width).splitlines()
    assert max(len(line.rstrip()) for line in lines) <= min(width, 100)
    assert not any("\u2026" in line for line in lines)


def test_narrow_terminals_lose_columns_not_digits(undecided: ReportData) -> None:
    assert "Handle time" in _printed(undecided)
    narrow = _printed(undecided, 64)
    assert "Handle time" not in narrow
    assert "Service level" in narrow
    assert "81.9 % ± 1.9" in narrow


def test_the_answer_is_last_and_the_path_after_it(met: ReportData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    text = _printed(met, paths=(Path(__file__).parent / "results" / "bank" / "report.html",))
    places = [
        text.index(t) for t in ("By contact type", "By agent group", "20 days", "● Target met", "Met by")
    ]
    assert places == sorted(places)
    assert text.rstrip().splitlines()[-1] == str(Path("results", "bank", "report.html"))


def test_paths_elsewhere_stay_whole(met: ReportData, tmp_path: Path) -> None:
    assert _printed(met, paths=(tmp_path / "report.html",)).rstrip().endswith(str(tmp_path / "report.html"))


def test_there_is_no_colour_when_piped(met: ReportData, capsys: pytest.CaptureFixture[str]) -> None:
    show(met)
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert max(len(line.rstrip()) for line in out.splitlines()) <= 100
    assert "Handle time" in out


def test_texts_are_no_markup(met: ReportData) -> None:
    table = met.table.replace({"PS": "[bold]PS[/bold]"})
    assert "[bold]PS[/bold]" in _printed(build(table=table, scenario_name="[red]bank"))
    assert "[red]bank" in _printed(build(scenario_name="[red]bank"))


def test_only_the_busiest_of_many_types_are_shown(met: ReportData) -> None:
    parts = [met.table]
    small = met.table[(met.table["scope"] == "contact_type") & (met.table["name"] == "TT")]
    parts += [small.assign(name=f"extra{i}") for i in range(20)]
    text = _printed(build(table=pd.concat(parts, ignore_index=True)))
    assert "the 12 largest of 26" in text
    assert all(name in text for name in TYPES)
    assert text.count("extra") == 7 or text.count("extra") == 6


def test_without_targets_the_headline_is_the_answer() -> None:
    assert "calls, answered after 10.8 s ± 0.2" in _printed(build(targets=[]))


@pytest.mark.parametrize("width", [70, 100])
def test_several_channels_fit_and_types_stand_only_where_a_channel_has_several(
    mixed: ReportData, width: int
) -> None:
    text = _printed(mixed, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    places = [text.index(t) for t in ("By channel", "By contact type", "By agent group", "Target met")]
    assert places == sorted(places)
    types = text[places[1] : places[2]]
    assert "technical" in types
    assert "messenger" not in types
    assert text.rstrip().endswith("lies above the target.")


def test_the_dashboard_stands_beside_what_happened(lived: ReportData, mixed: ReportData) -> None:
    lines = _printed(lived).splitlines()
    heads = next(line for line in lines if "Dashboard says" in line)
    assert heads.index("What happened") > heads.index("Dashboard says")
    once = next(line for line in lines if line.strip().startswith("Solved at once"))
    assert once.index("61.0 % ± 0.6") > once.index("78.0 % ± 0.6")
    assert "no contact in 7 days" in once
    assert max(len(line.rstrip()) for line in lines) <= 100
    assert "Dashboard says" not in _printed(mixed)
    assert "How cases went" not in _printed(mixed)


@pytest.mark.parametrize("width", [60, 80])
def test_pairs_keep_their_numbers_on_narrow_terminals(lived: ReportData, width: int) -> None:
    once = next(line for line in _printed(lived, width).splitlines() if line.strip().startswith("Solved at"))
    assert "78.0 % ± 0.6" in once
    assert "61.0 % ± 0.6" in once
