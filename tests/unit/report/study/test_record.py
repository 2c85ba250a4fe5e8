"""The verdict as data."""

from __future__ import annotations

import json

from sim.report.study.record import record
from sim.report.study.verdict import verdict
from sim.study.outcome import Outcome


def test_statuses_numbers_and_sentences(turned: Outcome) -> None:
    said = verdict(turned)
    found = json.loads(json.dumps(record(turned, said), allow_nan=False))
    assert (found["number"], found["title"], found["verdict"]) == ("E99", said.title, list(said.sentences))
    speed = found["claims"]["speed"]
    assert [one["status"] for one in speed["conditions"].values()] == ["holds", "holds", "does not hold"]
    (finding,) = speed["conditions"]["with 14 agents"]["findings"]
    assert finding["half_width"] > finding["half_width_by_itself"] > 0
    (bar,) = found["constants"]["bars"]
    assert (bar["key"], bar["at_high"]["status"]) == ("resolution.haste", "does not hold")
