"""`ccsim scenarios`, `ccsim keys` and `ccsim schema`: what there is to run, and what can be written into it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sim.errors import DataError, SettingsError, SimError

__all__ = ["list_keys", "list_scenarios", "print_table", "write_schema"]

WIDTH = 100


def _found() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Scenarios and options, each with what it says about itself; a broken file says what is wrong with it."""
    from sim.scenario import load
    from sim.scenario.files import known_scenarios, option_groups

    named = []
    for name, path in known_scenarios().items():
        try:
            one = load(path)
            named.append({"scenario": name, "title": one.title, "days": one.calendar.days})
        except SimError as error:
            named.append({"scenario": name, "title": f"broken: {str(error).splitlines()[0]}", "days": None})
    options = [
        {"group": group, "option": option, "title": _comment(path)}
        for group, paths in option_groups().items()
        for option, path in paths.items()
    ]
    return named, options


def _comment(path: Path) -> str:
    """The first comment of an option's file that is meant for people."""
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        text = line.lstrip("# ").strip()
        if line.startswith("#") and text and not text.startswith("@package"):
            return text
    return ""


def list_scenarios(*, as_json: bool = False) -> None:
    """Print the scenarios with their titles, and the option groups."""
    named, options = _found()
    if as_json:
        print(json.dumps({"scenarios": named, "options": options}, indent=1, ensure_ascii=False))
        return
    print_table(("Scenario", "What it is"), [(one["scenario"], one["title"]) for one in named])
    if options:
        print_table(
            ("Option", "What it does"), [(f"{one['group']}={one['option']}", one["title"]) for one in options]
        )
    print("ccsim run scenario=NAME [GROUP=OPTION] [KEY=VALUE]")


def print_table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table as wide as the terminal, at most `WIDTH`."""
    import sys

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    table = Table(*headings, box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    table.columns[0].no_wrap = True
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table, width=min(console.width, WIDTH), highlight=False)


def list_keys(words: Sequence[str], *, as_json: bool = False) -> None:
    """Print the keys in whose name or description every word occurs.

    Raises
    ------
    SettingsError
        If there is none.
    """
    from sim.scenario.reference import keys

    found = [
        key
        for key in keys()
        if all(word.lower() in f"{key.name} {key.description}".lower() for word in words)
    ]
    if not found:
        raise SettingsError(f"keys: none has {' and '.join(words)} in its name or description")
    if as_json:
        print(json.dumps([asdict(key) for key in found], indent=1, ensure_ascii=False))
        return
    print_table(
        ("Key", "Default", "Range", "What it is"),
        (
            (
                key.name,
                key.default,
                f"{key.unit}: {key.range}" if key.range else key.unit,
                f"{key.description} [{key.mark}: {key.origin}]" if key.mark else key.description,
            )
            for key in found
        ),
    )


def write_schema(file: Path | None) -> None:
    """Print the JSON schema of scenarios, or write it to a file."""
    from sim.scenario import Scenario

    text = json.dumps(Scenario.model_json_schema(), indent=2, ensure_ascii=False)
    if file is None:
        print(text)
        return
    try:
        file.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise DataError(f"{file}: cannot be written ({error.strerror})") from None
