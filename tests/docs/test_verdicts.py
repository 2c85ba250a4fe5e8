"""docs/verdicts.md and the README's table speak of the claims and contradictions that there are."""

from __future__ import annotations

from pathlib import Path

from sim.study import known_studies, read_study
from sim.study.contradictions import read_contradictions

ROOT = Path(__file__).resolve().parents[2]
VERDICTS = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8").splitlines()
README = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()


def test_every_claim_of_every_study_has_a_verdict() -> None:
    told = {tuple(part.strip() for part in line.split("|")[1:3]) for line in VERDICTS if line.startswith("| E")}
    studies = [read_study(name) for name in known_studies()]
    assert told == {(one.number, claim.says) for one in studies for claim in one.claims.values()}


def test_every_contradiction_has_one_in_both() -> None:
    known = {number: (one.a.says, one.b.says) for number, one in read_contradictions().items()}
    for lines in (VERDICTS, README):
        rows = [[part.strip() for part in line.split("|")[1:-1]] for line in lines if line.startswith("| C")]
        assert [row[0] for row in rows] == list(known)
        assert all(a in row[1] and b in row[2] for row, (a, b) in zip(rows, known.values(), strict=True))
