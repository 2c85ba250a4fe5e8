"""The texts whose claims are examined, and the claims themselves by number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import ScenarioError
from sim.scenario.files import read_yaml
from sim.study.files import CLAIMS, experiments

__all__ = ["MODEL", "Sources", "read_sources"]

MODEL = "model"
"""The source of what no text claims, but the model leads one to expect."""


@dataclass(frozen=True)
class Sources:
    """Titles of documents by number, and the text of each claim by its number."""

    documents: dict[str, str]
    claims: dict[str, str]

    def known(self, number: str) -> bool:
        """Whether there is such a claim."""
        return number == MODEL or number in self.claims

    def cited(self, numbers: Iterable[str]) -> str:
        """Sources by document: ``Speed is the new loyalty (2.7, 2.11); the model``."""
        found: dict[str, list[str]] = {}
        for number in numbers:
            found.setdefault(number.partition(".")[0], []).append(number)
        return "; ".join(
            "what the model leads one to expect"
            if document == MODEL
            else f"{self.documents.get(document, document)} ({', '.join(some)})"
            for document, some in found.items()
        )


def read_sources(path: Path | None = None) -> Sources:
    """The sources of a file, those of the shipped studies if none is named.

    Raises
    ------
    ScenarioError
        One sentence a problem.
    """
    file = path or experiments() / f"{CLAIMS}.yaml"
    data = read_yaml(file)
    documents, claims = (_texts(data.get(key), key, file) for key in ("documents", "claims"))
    lost = [number for number in claims if number.partition(".")[0] not in documents]
    if lost:
        raise ScenarioError([f"{file.name}: claims.{number}: there is no such document" for number in lost])
    return Sources(documents, claims)


def _texts(value: Any, key: str, file: Path) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ScenarioError(f"{file.name}: {key}: must be texts by number, such as \"2.7\": what is claimed")
    return {str(number): " ".join(text.split()) for number, text in value.items()}
