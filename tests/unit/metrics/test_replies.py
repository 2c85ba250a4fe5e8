"""First replies and the bot: recounted by pandas, and stretch by stretch the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from sim.log import CONTACT, FEELING, LEG, Log
from sim.metrics.tally import empty_tally, merged, tally
from sim.names import Cause, LegOutcome, LegReason, Mark, Outcome
from sim.units import DAY, MINUTE, NEVER, SECOND
from tests.unit.metrics.made import case, contact, feeling, journey, leg, made, meta, values
from tests.unit.metrics.test_tally import assert_same

_N = 4000
_ON: dict[str, object] = {"tolerance": {}, "bot": {}, "impatience": {}}
_COUNTS = {
    "acknowledgement": {"delay": "3m", "channels": ["email"]},
    "measures": {"acknowledgement_counts": True},
}
_LATE = 20 * SECOND


def _after(rng: np.random.Generator, at: np.ndarray, share: float) -> np.ndarray:
    """Instants up to six minutes after others, for a share of them; many are the same."""
    out = at + rng.integers(0, 36, len(at)) * 10 * SECOND
    return np.where(rng.random(len(at)) < share, out, NEVER)


@pytest.fixture(scope="module", params=[{}, _COUNTS], ids=["answers", "acknowledgements"])
def log(request: pytest.FixtureRequest) -> Log:
    """Contacts of three types, and legs that have nothing to do with them."""
    rng = np.random.default_rng(11)
    contacts, legs, feelings = (np.zeros(_N, dtype=dtype) for dtype in (CONTACT, LEG, FEELING))
    contacts["arrived_at"] = rng.integers(0, 3 * DAY, _N)
    contacts["outcome"], contacts["cause"] = rng.integers(0, [[len(Outcome)], [len(Cause)]], (2, _N))
    by_bot = np.isin(contacts["outcome"], (Outcome.BOT_RESOLVED, Outcome.CONTAINED))
    contacts["answered_at"] = np.where(by_bot, NEVER, _after(rng, contacts["arrived_at"], 0.5))
    start = np.where(contacts["answered_at"] != NEVER, contacts["answered_at"], contacts["arrived_at"])
    contacts["ended_at"] = np.where(contacts["outcome"] == Outcome.OPEN, NEVER, _after(rng, start, 1.0))
    contacts["type"], legs["queue"] = rng.integers(0, 3, (2, _N))
    legs["booked_at"] = legs["enqueued_at"] = rng.integers(0, 3 * DAY, _N)
    legs["outcome"] = rng.integers(LegOutcome.BOT_RESOLVED, LegOutcome.SILENT + 1, _N)
    silent = legs["outcome"] == LegOutcome.SILENT
    legs["reason"] = np.where(silent, rng.integers(0, 4, _N), int(LegReason.BOT))
    legs["matched_at"] = legs["talk_at"] = _after(rng, legs["booked_at"], 1.0)
    legs["wrap_up_at"] = legs["ended_at"] = legs["talk_at"] + MINUTE
    feelings["marks"] = rng.integers(0, 2**20, _N)
    rules = meta(**_ON, **request.param, targets={"quick": {"within": "20s", "formula": "short_abandons_count"}})
    return made(rules, contacts, legs, feelings)


def _rows(log: Log, name: str, at: str) -> pd.DataFrame:
    rows = getattr(log, name)
    frame = pd.DataFrame({column: rows[column] for column in rows.dtype.names or ()})
    frame["inside"] = (frame[at] >= log.meta.window[0]) & (frame[at] < log.meta.window[1])
    return frame


def _expected(log: Log, kind: int) -> dict[str, float]:
    rows, legs = _rows(log, "contacts", "arrived_at"), _rows(log, "legs", "booked_at")
    odd = rows["inside"] & (rows["type"] == kind) & ((log.feelings["marks"] & Mark.OUT_OF_CONTEXT) != 0)
    rows = rows[rows["inside"] & (rows["type"] == kind)].copy()
    legs = legs[legs["inside"] & (legs["queue"] == kind)].copy()
    after = log.meta.acknowledged_after[kind]
    reached = rows["answered_at"] != NEVER
    until = rows["answered_at"].where(reached, rows["ended_at"])
    by_bot = rows["outcome"].isin([Outcome.BOT_RESOLVED, Outcome.CONTAINED])
    useful = reached | (rows["outcome"] == Outcome.BOT_RESOLVED)
    nothing = rows["outcome"].isin([Outcome.OPEN, Outcome.CALLBACK, Outcome.MERGED])
    due = (useful | ~nothing).sum()
    wait = until - rows["arrived_at"]
    told = ~rows["cause"].isin([Cause.CALLBACK, Cause.MESSAGE]) & (wait > after)
    told &= (rows["outcome"] != Outcome.SILENT) | reached
    replied = pd.concat([wait[(reached | by_bot) & ~told], told[told] * after])
    empty = legs[legs["outcome"] == LegOutcome.SILENT]
    mine = empty[empty["reason"] == LegReason.ARRIVAL]
    replied = pd.concat([replied, (mine["talk_at"] - mine["booked_at"]).clip(upper=after)])
    missed = wait[(rows["outcome"] == Outcome.ABANDONED) & ~reached & ~told]
    sessions = legs[legs["reason"] == LegReason.BOT]["outcome"]
    closed = sessions.isin([LegOutcome.BOT_RESOLVED, LegOutcome.BOT_CONTAINED])
    short = (missed <= 5 * SECOND).sum()
    return {
        "service_level_true": (wait[useful] <= _LATE).sum() / due,
        "first_response_true": wait[useful].mean() / SECOND,
        "unanswered_true": 1 - useful.sum() / due,
        "service_level_reported": ((replied <= _LATE).sum() + short) / (len(replied) + len(missed)),
        "first_response_reported": replied.mean() / SECOND,
        "opened_in_vain": len(empty),
        "time_in_vain": len(empty) * 60,
        "bot_sessions": len(sessions),
        "containment_reported": closed.mean(),
        "containment_true": (rows["outcome"] == Outcome.BOT_RESOLVED).sum() / len(sessions),
        "escalated_share": (sessions == LegOutcome.BOT_ESCALATED).mean(),
        "out_of_context_share": odd.sum() / len(sessions),
    }


@pytest.mark.parametrize("kind", ["help", "mail"])
def test_replies_are_those_that_pandas_counts(log: Log, kind: str) -> None:
    log = replace(log, meta=replace(log.meta, acceptable_wait=(_LATE,) * 3))
    found, expected = values(log, "contact_type", kind), _expected(log, log.meta.types.index(kind))
    assert {measure: found[measure] for measure in expected} == pytest.approx(expected, abs=1e-9)


def test_stretches_add_up_to_the_whole_exactly(log: Log) -> None:
    total = empty_tally(log.meta)
    for part in (slice(0, 17), slice(17, 2500), slice(2500, _N)):
        names = ("contacts", "feelings", "legs")
        total = merged(total, tally(replace(log, **{name: getattr(log, name)[part] for name in names})))
    assert_same(tally(log), total)
    assert total.replies.sum() > 0


def test_without_bot_and_silence_the_report_is_the_service_level() -> None:
    rows = [
        contact(0, answered_at=10, ended_at=60),
        contact(0, answered_at=30, ended_at=60),
        contact(0, "abandoned", ended_at=4),
        contact(0, "blocked", ended_at=0),
    ]
    found = values(made(meta(tolerance={}), *rows, *(feeling() for _ in rows)))
    assert found["service_level_reported"] == found["service_level"] == 1 / 3
    assert (found["service_level_true"], found["unanswered_true"]) == (1 / 4, 1 / 2)
    assert found["first_response_reported"] == found["first_response_true"] == found["asa"] == 20
    assert not {"containment_true", "opened_in_vain", "handle_per_resolved"} & set(found)


def test_what_is_not_due_a_reply() -> None:
    rows = [contact(0, outcome, ended_at=9) for outcome in ("merged", "callback")]
    rows += [contact(0, "open"), contact(0, "hidden", ended_at=9), contact(0, answered_at=5, ended_at=9)]
    found = values(made(meta(tolerance={}), *rows, *(feeling() for _ in rows)))
    assert found["unanswered_true"] == 1 / 2


def test_the_report_counts_silent_chats_and_what_the_bot_closes() -> None:
    rows = [
        contact(0, "silent", ended_at=15),
        contact(0, "contained", ended_at=10),
        contact(0, "bot_resolved", ended_at=12),
        leg(0, "silent", matched_at=18, talk_at=18, wrap_up_at=48, ended_at=58, group="desk"),
        leg(0, "bot_contained", reason="bot", matched_at=0, talk_at=0, wrap_up_at=10, ended_at=10),
        leg(0, "bot_resolved", reason="bot", matched_at=0, talk_at=0, wrap_up_at=12, ended_at=12),
    ]
    found = values(made(meta(**_ON), *rows, *(feeling() for _ in range(3))))
    assert (found["service_level_reported"], found["service_level_true"]) == (1, 1 / 3)
    assert (found["first_response_reported"], found["first_response_true"]) == (pytest.approx(40 / 3), 12)
    assert (found["containment_reported"], found["containment_true"]) == (1, 1 / 2)
    assert (found["opened_in_vain"], found["time_in_vain"]) == (1, 40)
    assert found["unanswered_true"] == 2 / 3


@pytest.mark.parametrize(("counts", "level", "wait"), [(False, 0.0, 300.0), (True, 1.0, 10.0)])
def test_an_acknowledgement_is_a_first_response_if_it_counts(counts: bool, level: float, wait: float) -> None:
    rows = [contact(0, answered_at=300, ended_at=400, type="mail"), feeling()]
    told = {"acknowledgement": {"delay": "10s"}, "measures": {"acknowledgement_counts": counts}}
    found = values(made(meta(tolerance={}, **told), *rows), "contact_type", "mail")
    assert (found["service_level_reported"], found["first_response_reported"]) == (level, wait)
    assert (found["service_level_true"], found["first_response_true"]) == (0, 300)


def test_a_redundant_service_is_counted() -> None:
    rows = [contact(0, answered_at=1, ended_at=9), contact(0, answered_at=2, ended_at=9)]
    found = values(made(meta(**_ON), *rows, feeling("redundant"), feeling("resolved")))
    assert found["redundant"] == 1


def test_what_a_solved_case_takes_is_the_work_of_all() -> None:
    rows = [
        leg(0, matched_at=0, talk_at=0, wrap_up_at=60, ended_at=100, group="desk"),
        leg(0, matched_at=0, talk_at=0, wrap_up_at=20, ended_at=20, group="desk"),
        case(0, "resolved"),
        case(0, "unresolved"),
    ]
    found = values(made(meta(resolution={}), *rows, journey("resolved"), journey()))
    assert found["handle_per_resolved"] == 120
