"""Where numbers come from: versions, commit, seed, digest, and the command that gives them again."""

from __future__ import annotations

import platform
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import Any

import sim
from sim.cli.compose import DEFAULT_SCENARIO, Composed, named_by_path
from sim.cli.settings import Execution, RunSettings
from sim.scenario import Scenario
from sim.scenario.digest import digest as scenario_digest

__all__ = ["commit", "digest", "provenance", "quoted", "repeat"]

PACKAGES = ("numpy", "numba", "simpy", "scipy", "pandas", "pydantic", "hydra-core", "matplotlib")


def digest(scenario: Scenario) -> str:
    """Digest of the scenario with the name of its method: equal for equal scenarios, however written."""
    return f"blake2b:{scenario_digest(scenario)}"


def commit() -> str | None:
    """Commit of the repository that holds this package, with `+` if files differ from it; None outside of one."""
    git, home = shutil.which("git"), Path(sim.__file__).resolve().parent
    if git is None:
        return None

    def said(*words: str) -> str | None:
        try:
            done = subprocess.run([git, "-C", str(home), *words], capture_output=True, text=True, timeout=10)
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    if said("ls-files", "--error-unmatch", "__init__.py") is None:
        return None
    head, changed = said("rev-parse", "HEAD"), said("status", "--porcelain", "--untracked-files=no")
    return None if head is None else head + ("+" if changed else "")


def repeat(composed: Composed, settings: RunSettings) -> str:
    """The command that gives the same numbers, from the folder in which it was given or from the run's own."""
    if named_by_path(composed.source):
        words: Sequence[str] = ("scenario=scenario.yaml",)
    else:
        words = (f"scenario={composed.source or DEFAULT_SCENARIO}", *composed.words)
    return " ".join(["ccsim run", *map(quoted, [*words, *settings.words()])])


def quoted(word: str) -> str:
    """A word as a shell takes it."""
    plain = all(c.isalnum() or c in "._-+=:/,@%" for c in word)
    return word if plain else "'" + word.replace("'", "'\"'\"'") + "'"


def provenance(
    scenario: Scenario, settings: Execution, command: str, n: int, started: datetime, took_s: float
) -> dict[str, Any]:
    """What must be known to trust and to repeat a run, in the order in which it is to be read.

    Parameters
    ----------
    scenario, settings
        What was run.
    command
        From `repeat`.
    n
        Replications that were made.
    started, took_s
        When it began, and seconds until the last replication was there.
    """
    versions = {}
    for package in PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return {
        "command": command,
        "scenario": scenario.name,
        "digest": digest(scenario),
        "seed": settings.seed,
        "engine": settings.engine,
        "replications": n,
        "started": started.isoformat(timespec="seconds"),
        "took_s": round(took_s, 3),
        "ccsim": sim.__version__,
        "commit": commit(),
        "python": platform.python_version(),
        "platform": f"{platform.system()} {platform.machine()}",
        "packages": versions,
    }
