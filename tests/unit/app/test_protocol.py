"""Messages of pages are read, or refused in a sentence."""

from __future__ import annotations

import json

import pytest

from sim.app.protocol import MOST_BYTES, MessageError, read


def test_a_request_is_read_with_its_defaults() -> None:
    asked = read('{"id": 4, "do": "day", "scenario": "bank", "day": 8}')
    assert (asked.id, asked.do) == (4, "day")
    assert asked.fields == {
        **{"floor": "A", "scenario": "bank", "overrides": {}, "seed": 1, "replication": 0, "day": 8}
    }


_DAY = {"id": 1, "do": "day", "scenario": "bank", "day": 8}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"{}", "a page sends text, not bytes"),
        ("{", "is not JSON"),
        ("[" * 50_000, "is not JSON"),
        ("x" * (MOST_BYTES + 1), "at most 65536 bytes"),
        ('{"id": 1, "do": "day", "day": NaN}', "is not JSON"),
        ("[]", "must be a mapping of keys"),
        ('{"do": "open"}', "id: must be a whole number"),
        ('{"id": true, "do": "open"}', "id: must be a whole number"),
        ('{"id": 1}', "do: null is unknown; known are"),
        ('{"id": 1, "do": "opn"}', r"did you mean open\?"),
        ('{"id": 1, "do": ["open"]}', r"do: \[\"open\"\] is unknown"),
        ('{"id": 1, "do": "open"}', "scenario: is missing"),
        (json.dumps(_DAY | {"dya": 1}), r"dya: unknown key \(did you mean day\?\)"),
        (json.dumps(_DAY | {"day": "8"}), 'day: "8" must be a whole number'),
        (json.dumps(_DAY | {"day": True}), "day: true must be a whole number"),
        (json.dumps(_DAY | {"overrides": []}), r"overrides: \[\] must be a mapping"),
        (json.dumps(_DAY | {"seed": -1}), "seed: -1 must be from 0 to"),
        (
            json.dumps({"id": 1, "do": "spread", "scenario": "x", "day": 1, "replications": 1000}),
            "from 2 to 100",
        ),
    ],
)
def test_anything_else_is_answered_by_a_sentence(text: str | bytes, sentence: str) -> None:
    with pytest.raises(MessageError, match=sentence):
        read(text)


def test_the_number_of_the_request_comes_with_the_error() -> None:
    with pytest.raises(MessageError) as found:
        read('{"id": 7, "do": "nothing"}')
    assert found.value.id == 7
