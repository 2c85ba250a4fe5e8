"""Patches a copy of the kernel, one sabotage after another, and reports who notices.

Run as `python -m tests.differential.saboteur COPY` with the copy of the package first on the path and the JIT off; for
each name of a sabotage that it reads, `none` for no patch at all, it prints, as JSON, what comparison and check said.
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path

import sim
from sim.log import Log
from sim.plan import Plan
from tests.differential.compare import first_difference
from tests.differential.sabotage import Sabotage
from tests.differential.sabotages import SABOTAGES
from tests.differential.zoo import ZOO

_SOME = 10
"""One plan in so many shows that the copy works; the tests of the zoo say of all that they come out right."""


def _kernel_log(plan: Plan) -> Log:
    """The log of the kernel as it stands in the files now."""
    for name in [name for name in sys.modules if name == "sim.kernel" or name.startswith("sim.kernel.")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    log: Log = importlib.import_module("sim.kernel").start(plan).advance(plan.horizon)
    return log


def _noticed(plan: Plan, right: Log) -> tuple[str | None, str | None]:
    """What the comparison says and what the check says to the kernel's log of a plan."""
    try:
        log = _kernel_log(plan)
    except Exception as error:  # a sabotaged kernel may break down, which is noticed too
        return f"broke down: {error!r}", f"broke down: {error!r}"
    difference = first_difference(right, log)
    try:
        sim.check(log, plan)
    except sim.CheckError as error:
        return difference, str(error)
    return difference, None


def _write(file: Path, text: str) -> None:
    """Change a module; two changes within a second have the same time stamp, so its byte code goes, too."""
    file.write_text(text, encoding="utf-8")
    Path(cache_from_source(str(file))).unlink(missing_ok=True)


@cache
def _plan(name: str) -> Plan:
    """A corner plan; many sabotages share one."""
    return ZOO[name]()


@cache
def _right(name: str) -> Log:
    """What the center says to it."""
    return sim.simulate(_plan(name), engine="center")


def _said(plans: Iterable[str]) -> list[dict[str, str | None]]:
    """For each plan what comparison and check say to the kernel as it stands now."""
    said = [(name, *_noticed(_plan(name), _right(name))) for name in plans]
    return [{"plan": name, "difference": difference, "check": check} for name, difference, check in said]


def _report(file: Path, one: Sabotage) -> list[dict[str, str | None]]:
    """What was said to a sabotage; the file is mended afterwards."""
    text = file.read_text(encoding="utf-8")
    if text.count(one.was) != 1:
        raise SystemExit(f"{file.name}: {text.count(one.was)} times instead of once: {one.was}")
    _write(file, text.replace(one.was, one.becomes))
    try:
        return _said(one.plans)
    finally:
        _write(file, text)


def main(copy: str) -> None:
    """Report on each sabotage that is asked for."""
    assert Path(sim.__file__).is_relative_to(copy), f"{sim.__file__} is not the copy"
    for line in sys.stdin:
        name = line.strip()
        if name == "none":
            found = _said(sorted({plan for one in SABOTAGES.values() for plan in one.plans})[::_SOME])
        else:
            found = _report(Path(copy) / "sim" / "kernel" / SABOTAGES[name].file, SABOTAGES[name])
        print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
