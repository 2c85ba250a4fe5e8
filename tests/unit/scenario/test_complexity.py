"""How hard a case is, as it is written."""

from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from sim.scenario.complexity import Complexity

KIND: TypeAdapter[tuple[float, ...]] = TypeAdapter(Complexity)


@pytest.mark.parametrize(
    ("said", "parsed", "written"),
    [
        (0.3, (0.3,), 0.3),
        ("0.3", (0.3,), 0.3),
        ("beta 2 3", (2.0, 3.0), "beta 2 3"),
        ("beta  1.5   4.0", (1.5, 4.0), "beta 1.5 4"),
        ("beta 0.01 1000", (0.01, 1000.0), "beta 0.01 1000"),
        ((2.0, 3.0), (2.0, 3.0), "beta 2 3"),
        (["beta", 2, 3], (2.0, 3.0), "beta 2 3"),
        ("beta 0.1234567890123456 3", (0.1234567890123456, 3.0), "beta 0.1234567890123456 3"),
    ],
)
def test_it_is_a_number_or_one_text_and_reads_back(
    said: object, parsed: tuple[float, ...], written: object
) -> None:
    assert KIND.validate_python(said) == parsed
    assert KIND.dump_python(parsed) == written
    assert KIND.validate_python(json.loads(KIND.dump_json(parsed))) == parsed


@pytest.mark.parametrize(
    "said",
    [
        *(
            0,
            1,
            -0.1,
            1.5,
            True,
            False,
            float("nan"),
            "hard",
            "",
            "beta",
            "beta 2",
            "beta 0.5",
            "2 3",
            "gamma 2 3",
        ),
        *(
            "beta 2 3 4",
            "beta 0 3",
            "beta 2 1001",
            "beta 2 inf",
            "beta nan 3",
            "beta 2 many",
            [2, 3, 4],
            [],
            {"a": 2},
        ),
    ],
)
def test_what_is_no_complexity(said: object) -> None:
    with pytest.raises(
        ValidationError, match=r"is no complexity; write \"beta A B\" with A and B from 0.01 to 1000"
    ):
        KIND.validate_python(said)
