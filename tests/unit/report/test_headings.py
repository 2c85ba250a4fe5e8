"""Every measure that is told has a name."""

from sim.metrics import MEASURES as MEASURED
from sim.names import Outcome
from sim.report.headings import CAUSES, MEASURES, MONEY, OUTCOMES


def test_outcomes_causes_and_money_are_measures() -> None:
    known = set(MEASURED)
    assert set(OUTCOMES) | set(CAUSES) | set(MONEY) <= known
    assert set(OUTCOMES) == {one.name.lower() for one in Outcome} - {"open"}
    own = {"hours_a_day", "overtime_a_day"} | {name for name in MEASURES if name.startswith("wait_p")}
    assert set(MEASURES) - own <= known
