"""Customers: how many there are, who leaves and why, what that costs; in words and tables."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from sim.plots import numbers
from sim.report.data import MISSING, Estimate, ReportData
from sim.report.headings import MEASURES
from sim.report.sentences import between
from sim.report.table import Row, Table, by_name, filled

__all__ = ["CUSTOMER_TABLES", "customer_line", "pool_used_up", "what_customers_do"]

_MOVES = ("customers_start", "joined", "left_base", "left_service", "customers_end", "churn_yearly", "lost_share")
_MINDS = ("goodwill", "good_told", "bad_told", "sales", "churn_per_case", "value_lost")
_MONEY = ("margin_start", "value_lost", "sales_value", "revenue", "penalties", "cost", "value", "margin", "profit")
_APART = 0.05
"""Retention by which customers are valued may be so far from the run's own without being told."""


def what_customers_do(data: ReportData) -> list[str]:
    """The story in a few sentences; none without customers."""
    told = (_number(data), _because(data), _lost(data), _heard(data), _worth(data), _retained(data))
    return [sentence for sentence in told if sentence]


def customer_line(data: ReportData) -> str:
    """The same in one line for the screen."""
    start, end, left = (data.get(m) for m in ("customers_start", "customers_end", "left_service"))
    if not start.known:
        return ""
    text = f"Customers: {start.text()} at the start, {end.text()} at the end"
    if left.value > 0:
        text += f"; {left.text()} left because of the service"
    value = data.get("value")
    return f"{text}; value {value.text(data.currency)}." if value.known else f"{text}."


def pool_used_up(data: ReportData) -> str:
    """A warning where more people would have become customers than there are; else empty."""
    refused = data.get("refused")
    if not refused.value > 0:
        return ""
    return (
        f"The pool is used up: {refused.text()} more people would have become customers. Give more of them with "
        "customers.potential."
    )


def _number(data: ReportData) -> str:
    start, end = data.get("customers_start"), data.get("customers_end")
    if not start.known:
        return ""
    text = f"{start.text()} customers at the start, {end.text()} at the end"
    if end.half > 0:
        text += f" (95 % interval {between(end)})"
    joined, left = data.get("joined"), data.get("left_base")
    if not joined.known:
        return f"{text}; nobody joins or leaves without a market."
    return f"{text}: {joined.text()} joined, {left.text()} left of their own accord."


def _because(data: ReportData) -> str:
    left, lost, per_case = (data.get(m) for m in ("left_service", "value_lost", "churn_per_case"))
    if not left.value > 0:
        return ""
    text = f"{left.text()} left because of the service: {data.get('churn_yearly').text()} of customers a year"
    if per_case.known:
        text += f", {per_case.text()} for each case"
    return f"{text}. What they would have earned is worth {lost.text(data.currency)}."


def _lost(data: ReportData) -> str:
    lost = data.get("lost_share")
    return (
        f"{lost.text()} of the demand is lost: it would be made by those who have left."
        if lost.value > 0
        else ""
    )


def _heard(data: ReportData) -> str:
    good, bad = data.get("good_told"), data.get("bad_told")
    if not good.value + bad.value > 0:
        return ""
    return f"{good.text()} people heard something good about the center, {bad.text()} something bad."


def _worth(data: ReportData) -> str:
    start, value = data.get("margin_start"), data.get("value")
    if not start.known:
        return ""
    less = "what is lost with those who leave, and what the center costs"
    if not data.get("cost").known:
        less = "what is lost with those who leave"
    return (
        f"The customers of the start would earn {start.text(data.currency)} in this time. Less {less} the value is "
        f"{value.text(data.currency)}: compare policies by that."
    )


def _retained(data: ReportData) -> str:
    """That customers are valued as if more or fewer stayed than do in this run."""
    attrition, market = data.get("attrition_yearly"), data.scenario.get("market")
    if not attrition.known or not isinstance(market, Mapping) or "retention" not in market:
        return ""
    own, said = math.exp(-attrition.value), float(market["retention"])
    if abs(own - said) <= _APART:
        return ""
    return (
        f"As things go {numbers.share(own)} of customers are still there after a year; their value is reckoned with "
        f"{numbers.share(said)} (market.retention)."
    )


def _of_segments(
    data: ReportData, key: str, caption: str, measures: Sequence[str], note: str
) -> Table | None:
    """One row per segment that has customers, and the total."""
    if not data.get("customers_start").known:
        return None
    shown = [m for m in measures if data.get(m).value > 0]
    names = [n for n in data.names("segment") if data.get("customers", "segment", n).value > 0]
    return by_name(data, key, caption, "segment", names, shown, "all", note)


def moves(data: ReportData) -> Table | None:
    """How the number of customers moves, by segment."""
    note = (
        "Left: of their own accord; because of the service or for a competitor. A year: over the years that somebody "
        "was a customer. Demand lost: cases of those who had left, over these and the cases of customers."
    )
    return _of_segments(data, "customers", "Who joins and who leaves", _MOVES, note)


def minds(data: ReportData) -> Table | None:
    """What customers think and tell, and what is lost with them, by segment."""
    note = (
        "Goodwill before the case, and churn, per closed case. Told: people who heard it. Value lost: the probability "
        "to leave because of a case, times what the customer would have earned from then on."
    )
    return _of_segments(data, "goodwill", "What customers think and tell", _MINDS, note)


def worth(data: ReportData) -> Table | None:
    """What the customers are worth, in all and by day; None without a market."""
    n_days = max(len(data.days), 1)
    if not data.get("value").known:
        return None
    rows = []
    for measure in _MONEY:
        cell = data.get(measure)
        if cell.value == 0:
            continue
        daily = Estimate(cell.value / n_days, cell.half_width / n_days, cell.n, cell.unit) if cell.known else MISSING
        rows.append(Row(MEASURES[measure], (cell, daily), measure in ("value", "profit")))
    note = (
        "Value: margin of the customers at the start as if all stayed, less the value lost with those who leave, and "
        "costs. Profit: margin of those who are customers on each day, less costs; what is lost later is not in it."
    )
    return filled("worth", "What customers are worth", "What", [("all", "In all"), ("a_day", "A day")], rows, note)


CUSTOMER_TABLES = (moves, minds, worth)
"""What makes the tables of customers, in order."""
