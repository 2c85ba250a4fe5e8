"""Patches a copy of the kernel, one sabotage after another, and reports who notices.

Run as `python -m tests.differential.saboteur COPY` with the copy of the package first on the path and the JIT off;
prints, as JSON, what the comparison and the check said to each sabotage.
"""

from __future__ import annotations

import importlib
import json
import sys
from importlib.util import cache_from_source
from pathlib import Path

import sim
from sim.log import Log
from sim.plan import Plan
from tests.differential.compare import first_difference
from tests.differential.sabotage import Sabotage
from tests.differential.sabotages import SABOTAGES
from tests.differential.zoo import ZOO


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


def _report(file: Path, one: Sabotage, plans: dict[str, Plan], right: dict[str, Log]) -> list[dict[str, str | None]]:
    """For each plan of a sabotage what was said; the file is mended afterwards."""
    text = file.read_text(encoding="utf-8")
    if text.count(one.was) != 1:
        raise SystemExit(f"{file.name}: {text.count(one.was)} times instead of once: {one.was}")
    _write(file, text.replace(one.was, one.becomes))
    try:
        said = [(name, *_noticed(plans[name], right[name])) for name in one.plans]
    finally:
        _write(file, text)
    return [{"plan": name, "difference": difference, "check": check} for name, difference, check in said]


def main(copy: str) -> None:
    """Report on all sabotages; first on none, to see that the copy itself is right."""
    assert Path(sim.__file__).is_relative_to(copy), f"{sim.__file__} is not the copy"
    names = sorted({name for one in SABOTAGES.values() for name in one.plans})
    plans = {name: ZOO[name]() for name in names}
    right = {name: sim.simulate(plan, engine="center") for name, plan in plans.items()}
    found: dict[str, object] = {"none": [_noticed(plans[name], right[name]) for name in names]}
    for name, one in SABOTAGES.items():
        found[name] = _report(Path(copy) / "sim" / "kernel" / one.file, one, plans, right)
    print(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
