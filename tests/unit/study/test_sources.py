"""Sources: documents and claims by number."""

from __future__ import annotations

from pathlib import Path

import pytest

from sim.errors import ScenarioError
from sim.study.sources import Sources, read_sources

SOME = Sources({"2": "Speed", "4": "Five tips"}, {"2.7": "Fast!", "2.11": "Always.", "4.5": "Slow."})


def test_sources_are_cited_by_document() -> None:
    assert SOME.cited(["2.7", "4.5", "2.11", "model"]) == (
        "Speed (2.7, 2.11); Five tips (4.5); what the model leads one to expect"
    )


def test_what_is_known() -> None:
    assert SOME.known("2.7")
    assert SOME.known("model")
    assert not SOME.known("2.8")


def test_a_claim_needs_its_document(tmp_path: Path) -> None:
    path = tmp_path / "claims.yaml"
    path.write_text('documents: {"2": Speed}\nclaims: {"2.7": Fast!, "3.1": Slow.}\n')
    with pytest.raises(ScenarioError, match=r"claims.3.1: there is no such document"):
        read_sources(path)
    path.write_text("documents: [Speed]\n")
    with pytest.raises(ScenarioError, match="documents: must be texts by number"):
        read_sources(path)
