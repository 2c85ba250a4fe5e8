"""Schedule files: the hours of individual agents, read from CSV or Excel into the scenario itself."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from sim.errors import ScenarioError, nearest
from sim.names import WEEKDAYS
from sim.scenario.shift import hours_spans
from sim.scenario.table import weekdays_of
from sim.units import DAY, SECOND, clock_text, parse_clock

__all__ = ["located", "read_roster", "rostered"]

_COLUMNS = ("agent", "day", "start", "end")
_EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")


def _schedule_files(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Group and file of every schedule file that a scenario's plain data names."""
    groups = data.get("agents")
    for name, group in groups.items() if isinstance(groups, Mapping) else ():
        if isinstance(group, Mapping) and isinstance(group.get("schedule_file"), str):
            yield name, group["schedule_file"]


def located(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The data with schedule files that lie in the scenario's folder named by their path."""
    for name, file in _schedule_files(data):
        if (folder / file).is_file():
            data["agents"][name]["schedule_file"] = str(folder / file)
    return data


def rostered(data: dict[str, Any]) -> dict[str, Any]:
    """The data with every schedule file expanded into the members' hours, so that it is complete in itself.

    Members that the data name come first, in their order; those that only the file names follow in the file's.

    Raises
    ------
    ScenarioError
        The file cannot be read, or a row of it; a member without hours of his own is not in it.
    """
    for name, file in list(_schedule_files(data)):
        group = dict(data["agents"][name])
        given = group.get("members") or {}
        if not isinstance(given, Mapping):
            continue
        key = f"agents.{name}.schedule_file"
        try:
            found = read_roster(Path(file))
        except ScenarioError as error:
            raise ScenarioError([f"{key}: {problem}" for problem in error.problems]) from None
        for member, said in given.items():
            if member not in found and not (isinstance(said, Mapping) and said.get("hours")):
                raise ScenarioError(
                    f"agents.{name}.members.{member}: is not in {file}{nearest(member, found)}"
                )
        members = {
            member: {**said, "hours": found[member]} if isinstance(said, Mapping) else said
            for member, said in given.items()
            if member in found
        }
        members |= {member: {"hours": hours} for member, hours in found.items() if member not in members}
        group |= {"members": members, "schedule_file": None}
        data = {**data, "agents": {**data["agents"], name: group}}
    return data


def read_roster(path: Path) -> dict[str, dict[str, str]]:
    """Hours by agent and by weekday or date, as `Member.hours` takes them; a night may end on the next day.

    Parameters
    ----------
    path
        A CSV file or, by its ending, the first sheet of a spreadsheet, with the columns agent, day (a weekday or
        YYYY-MM-DD), start and end. Several rows of an agent's day are parts of it.
    """
    if not path.is_file():
        raise ScenarioError(f"{path}: there is no such file")
    rows = _from_excel(path) if path.suffix.lower() in _EXCEL else _from_csv(path)
    header = [cell.lower() for _, cells in rows[:1] for cell in cells]
    for column in _COLUMNS:
        if column not in header:
            hint = nearest(column, header) or f"; it has {', '.join(header) or 'nothing'}"
            raise ScenarioError(f'{path}: has no column "{column}"{hint}')
    places = [header.index(column) for column in _COLUMNS]
    days: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for line, cells in rows[1:]:
        try:
            agent, day, start, end = (cells[place] if place < len(cells) else "" for place in places)
            if not agent:
                raise ValueError("the agent is missing")
            spans = days.setdefault((agent, _day(day)), [])
            spans.append((parse_clock(start), f"{start}-{end}"))
            hours_spans(", ".join(span for _, span in sorted(spans)))
        except ValueError as error:
            raise ScenarioError(f"{path}, line {line}: {error}") from None
    if not days:
        raise ScenarioError(f"{path}: has no rows")
    out: dict[str, dict[str, str]] = {}
    for (agent, day), spans in days.items():
        out.setdefault(agent, {})[day] = ", ".join(span for _, span in sorted(spans))
    return out


def _day(text: str) -> str:
    if weekdays_of(text.lower()):
        return text.lower()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        hint = nearest(text.lower(), WEEKDAYS)
        raise ValueError(f'"{text}" is neither a weekday nor a date "YYYY-MM-DD"{hint}') from None


def _from_csv(path: Path) -> list[tuple[int, list[str]]]:
    """Line numbers and cells; rows of empty cells are left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            delimiter = max(",;\t", key=first.count)
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter)
            rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except OSError as error:
        raise ScenarioError(f"{path}: cannot be read ({error.strerror or error})") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise ScenarioError(f"{path}: is no CSV file in UTF-8 ({error})") from None
    return [(line, cells) for line, cells in rows if any(cells)]


def _from_excel(path: Path) -> list[tuple[int, list[str]]]:
    """Row numbers and cells of the first sheet; rows of empty cells are left out."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError) as error:
        raise ScenarioError(f"{path}: cannot be read as a spreadsheet ({error})") from None
    cells = [(number + 1, [_cell(value) for value in row]) for number, row in enumerate(rows)]
    return [(line, row) for line, row in cells if any(row)]


def _cell(value: object) -> str:
    """A spreadsheet's cell as the text that a CSV file would hold; a part of a day is a time of day."""
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value.time()
    if isinstance(value, date):
        return "24:00" if value.year == 1900 else value.isoformat()
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else clock_text(round(value * DAY / SECOND) * SECOND)
    return str(value).strip()
