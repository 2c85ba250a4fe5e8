"""The made-up results that the tests of figures share."""

import pytest

from sim.report.data import ReportData
from tests.unit.report.felt import felt
from tests.unit.report.five import five
from tests.unit.report.synthetic import build


@pytest.fixture(scope="session")
def met() -> ReportData:
    """A day with enough staff but for one spell: the target is met."""
    return build()


@pytest.fixture(scope="session")
def missed() -> ReportData:
    """Far too few agents: the target is missed."""
    return build(staff=0.7)


@pytest.fixture(scope="session")
def undecided() -> ReportData:
    """An estimate so near to its target that its interval holds it."""
    return build(staff=0.885, wide=3.0)


@pytest.fixture(scope="session")
def mixed() -> ReportData:
    """Five channels."""
    return five()


@pytest.fixture(scope="session")
def lived() -> ReportData:
    """Five channels, and how their cases went."""
    return felt()
