"""What a case does to its customer: sold, lost to a competitor, left, told to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.names import Mark, Outcome, Purpose
from sim.outcomes import churn_share, competitor_share, intention, sale_share, told, with_goodwill

if TYPE_CHECKING:
    from sim.center.case import Case
    from sim.center.contact import Contact
    from sim.center.feeling import Feeling
    from sim.center.history import History

__all__ = ["goes_elsewhere", "may_buy", "responds"]

_SOLD, _CHURNED = int(Mark.SOLD), int(Mark.CHURNED)
_LEFT = {int(Outcome[name]) for name in ("ABANDONED", "SILENT", "BALKED", "HIDDEN")}


def may_buy(contact: Contact, feeling: Feeling) -> None:
    """A contact about buying something has been served: perhaps it becomes a sale, one a case."""
    case, customers, history = contact.case, contact.center.customers, feeling.history
    if not case.topic["sales"] or history.marks & _SOLD:
        return
    assert customers is not None
    is_new = not customers.is_customer(case.customer)
    share = sale_share(contact.center.behaviour.row, feeling.felt, is_new)
    if case.draw(Purpose.SALE, contact.cause, contact.ordinal, 0) < share:
        feeling.marks |= _SOLD
        history.marks |= _SOLD
        customers.buys(case.customer)


def goes_elsewhere(contact: Contact, outcome: int) -> bool:
    """Whether a customer who has left a queue goes to a competitor; then he is lost."""
    case, customers = contact.case, contact.center.customers
    if not contact.center.behaviour.has_market or outcome not in _LEFT:
        return False
    assert customers is not None
    assert case.history is not None
    if not customers.may_leave(case.customer):
        return False
    share = competitor_share(contact.center.behaviour.row, customers.goodwill[case.customer])
    if contact.draw(Purpose.COMPETITOR) >= share:
        return False
    _lost(case, case.history)
    return True


def _lost(case: Case, history: History) -> None:
    assert case.center.customers is not None
    history.marks |= _CHURNED
    case.center.customers.leaves(case.customer)


def responds(case: Case, history: History, satisfied: float) -> tuple[float, float, int]:
    """What the customer intends when a case closes, his goodwill before, and how many he tells.

    In this order: intention and churn, then goodwill changes, then word of mouth.
    """
    customers, b = case.center.customers, case.center.behaviour.row
    assert customers is not None
    goodwill = customers.goodwill[case.customer]
    intends = intention(b, with_goodwill(b, satisfied, goodwill))
    if customers.may_leave(case.customer) and case.luck(Purpose.CHURN) < churn_share(b, intends):
        _lost(case, history)
    customers.experiences(case.customer, satisfied)
    number = told(b, satisfied, case.luck(Purpose.TELLS), case.luck(Purpose.TOLD))
    customers.hears(case.customer, number)
    return intends, goodwill, number
