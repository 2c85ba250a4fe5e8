"""Predicates: one of four kinds, and what they name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.study.predicate import Best, Element, Keeps, Moves, Predicate, Sum, elements

READ: TypeAdapter[Any] = TypeAdapter(Predicate)


@pytest.mark.parametrize(
    ("data", "kind", "sign"),
    [
        ({"raises": "value", "with": "b", "against": "a"}, Moves, 1),
        ({"lowers": "asa", "with": "b", "against": "a", "by": 2}, Moves, -1),
        ({"highest": "value", "at": ["a", "b"]}, Best, 1),
        ({"lowest": "asa", "at": ["a"], "in": ["at night"]}, Best, -1),
    ],
)
def test_kinds_that_have_a_direction(data: dict[str, Any], kind: type, sign: int) -> None:
    found = READ.validate_python(data)
    assert type(found) is kind
    assert found.sign == sign


def test_all_names_of_a_predicate_are_told() -> None:
    kept = READ.validate_python({"keeps": "asa", "with": "b", "against": "a", "within": 1, "in": ["at night"]})
    assert isinstance(kept, Keeps)
    assert list(elements(kept)) == [
        Element("asa", "b", None),
        Element("asa", "a", None),
        Element("asa", None, "at night"),
    ]
    terms = [{"weight": 1, "with": "a", "of": "asa", "in": "at noon"}, {"weight": -1, "with": "b", "of": "value"}]
    added = READ.validate_python({"sum": terms, "means": "what is gained"})
    assert isinstance(added, Sum)
    assert list(elements(added)) == [Element("asa", "a", "at noon"), Element("value", "b", None)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"grows": "asa"}, "must hold one of raises, lowers, keeps, highest, lowest, sum"),
        ({"raises": "a", "lowers": "b", "with": "x", "against": "y"}, "must say either raises or lowers"),
        ({"highest": "a", "lowest": "b", "at": ["x"]}, "must say either highest or lowest"),
        ({"keeps": "a", "with": "x", "against": "y", "within": 0}, "greater than 0"),
    ],
)
def test_what_is_no_predicate(data: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        READ.validate_python(data)
