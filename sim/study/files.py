"""Where studies are found: `experiments/` here, then those that come with the package."""

from __future__ import annotations

from pathlib import Path

from sim.errors import ScenarioError, nearest
from sim.scenario.files import read_yaml
from sim.study.study import Study, load_study

__all__ = ["experiments", "file_of", "known_studies", "read_study"]

CLAIMS, CONTRADICTIONS = "claims", "contradictions"
"""Files of the folder that are no studies."""


def experiments() -> Path:
    """The folder of the studies that come with the package: beside it in a wheel, one level up in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "experiments", package.parent / "experiments"):
        if folder.is_dir():
            return folder
    raise ScenarioError("the shipped studies are missing; the installation is incomplete")


def known_studies() -> dict[str, Path]:
    """Names and files of all studies that can be run by name, in the order of their numbers."""
    out: dict[str, Path] = {}
    for folder in (Path("experiments"), experiments()):
        for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else ():
            if path.stem not in (CLAIMS, CONTRADICTIONS):
                out.setdefault(path.stem, path)
    return out


def file_of(name: str) -> Path:
    """The file of a study by its name (`haste`), its number (`E1`) or its path; ScenarioError if none is called so."""
    path = Path(name)
    if path.suffix not in (".yaml", ".yml") and path.parent == Path("."):
        known = known_studies()
        numbered = {stem.partition("_")[0].upper().replace("E0", "E"): stem for stem in known}
        stem = numbered.get(name.upper(), name)
        named = {stem.partition("_")[2]: stem for stem in known}
        stem = named.get(stem, stem)
        if stem not in known:
            raise ScenarioError(
                f'study: "{name}" is unknown{nearest(name, [*known, *named])}; known are {", ".join(known)}'
            )
        path = known[stem]
    return path


def read_study(name: str) -> Study:
    """A study by name (`haste`, or its number `E1`) or by the path of its file.

    Raises
    ------
    ScenarioError
        One sentence a problem.
    """
    path = file_of(name)
    data = read_yaml(path)
    data.setdefault("study", path.stem)
    return load_study(data)
