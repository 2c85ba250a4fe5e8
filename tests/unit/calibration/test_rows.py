"""Every fault of a row is told in one sentence with its line, or counted as dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sim.calibration.export import read_export
from sim.calibration.mapping import load_mapping
from sim.errors import DataError

Write = Callable[..., Path]
Call = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"result": "B"}, ['line 3: outcome "B" is not in the mapping', "outcome.answered"]),
        ({"result": ""}, ['outcome ""']),
        ({"when": "2024-13-01 09:00:00"}, ['when (offered) "2024-13-01 09:00:00" is no instant of the form']),
        ({"when": "noon"}, ['"noon"']),
        ({"when": ""}, ["when (offered) is empty"]),
        ({"waited": "NaN"}, ['waited "NaN" is no number of seconds']),
        ({"waited": ""}, ['waited "" is no number']),
        ({"waited": -1}, ["waited -1 is below 0 s"]),
        ({"talked": "inf"}, ['talked "inf" is no number']),
        ({"talked": -9}, ["talked -9 is below 0 s"]),
        ({"kind": ""}, ['type ""']),
    ],
)
def test_one_sentence_a_fault(
    write: Write, call: Call, plain: dict[str, Any], cells: dict[str, Any], words: list[str]
) -> None:
    path = write(call("2024-01-01 09:00:00"), call("2024-01-01 09:00:00") | cells)
    with pytest.raises(DataError) as caught:
        read_export(path, load_mapping(plain))
    assert "\n" not in str(caught.value)
    for word in ["calls.csv, line 3: ", *words]:
        assert word in str(caught.value)
    plain["filters"] = {"bad_rows": "drop"}
    export = read_export(path, load_mapping(plain))
    assert len(export.calls) == 1
    assert [n for _, n in export.dropped] == [1]


def test_end_before_start(write: Write, call: Call, plain: dict[str, Any]) -> None:
    path = write(call("2024-01-01 09:00:00", begun="2024-01-01 09:05:00", ended="2024-01-01 09:01:00"))
    plain["instants"] |= {"talk_started": "begun", "talk_ended": "ended"}
    words = r"ended \(talk_ended\) is 240 s before the instant that precedes it"
    with pytest.raises(DataError, match=words):
        read_export(path, load_mapping(plain))
    plain["instants"]["skew"] = "5m"
    assert len(read_export(path, load_mapping(plain)).calls) == 1


def test_missing_column_and_nothing_left(write: Write, call: Call, plain: dict[str, Any]) -> None:
    path = write(call("2024-01-01 09:00:00", result="X"))
    with pytest.raises(DataError, match="no call is left of 1 rows: 1 outcome X is no call"):
        read_export(path, load_mapping(plain))
    plain["durations"]["wait"] = "wait"
    with pytest.raises(
        DataError, match=r'durations.wait: "wait" is no column of calls.csv \(did you mean waited'
    ):
        read_export(path, load_mapping(plain))


def test_unknown_codes_of_type_and_segment(write: Write, call: Call, plain: dict[str, Any]) -> None:
    path = write(call("2024-01-01 09:00:00", **{"class": 7}))
    with pytest.raises(DataError, match=r'type "sales" is not in contact_type.rename or drop'):
        read_export(path, load_mapping(plain | {"contact_type": {"column": "kind", "rename": {"sale": "s"}}}))
    with pytest.raises(DataError, match=r'segment "7" is not in segment.rename or unidentified'):
        read_export(path, load_mapping(plain | {"segment": {"column": "class", "rename": {"1": "s"}}}))
