"""Everything that can go wrong and is not a bug: one hierarchy, one sentence a problem."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "CheckError",
    "DataError",
    "EngineError",
    "ScenarioError",
    "SettingsError",
    "SimError",
    "hint_or_all",
    "nearest",
]


class SimError(Exception):
    """Root of all errors that a user can cause and mend; the command line prints it and exits with code 2."""


class ScenarioError(SimError):
    """A scenario that cannot be run.

    Parameters
    ----------
    problems
        One sentence each: dotted key, value, bound and, for an unknown key, the nearest known one.
    """

    def __init__(self, problems: str | Iterable[str]) -> None:
        self.problems = (problems,) if isinstance(problems, str) else tuple(problems)
        super().__init__("\n".join(self.problems))


class SettingsError(SimError):
    """A setting of a run (replications, seed, engine, workers …) outside its bounds."""


class DataError(SimError):
    """An export, mapping or other input file that cannot be read as what it should be."""


class EngineError(SimError):
    """An engine met a state that the model forbids, or was asked for something that only the other engine does."""


class CheckError(SimError):
    """A log that breaks an invariant: a defect of the simulator, never of the scenario."""


def nearest(word: str, known: Iterable[str]) -> str:
    """`" (did you mean X?)"` for the known word nearest to `word`, or the empty string."""
    hits = get_close_matches(word, sorted(known), n=1, cutoff=0.55)
    return f" (did you mean {hits[0]}?)" if hits else ""


def hint_or_all(word: str, known: Iterable[str]) -> str:
    """`nearest`, or all known words where none is near."""
    words = list(known)
    return nearest(word, words) or f"; known here are {', '.join(words)}"
