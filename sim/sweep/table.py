"""The numbers of a sweep as tidy tables, the same bytes however it was run."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.replications.place import Place
from sim.replications.scores import Scores
from sim.sweep.point import Point

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["estimates", "key_names", "places_of", "replications", "results", "write_table"]

FIXED = ("point", "replication")


def key_names(points: Sequence[Point]) -> list[str]:
    """Keys that points set, in the order in which they come."""
    return list(dict.fromkeys(chain.from_iterable(point.keys for point in points)))


def places_of(found: Sequence[Scores]) -> list[Place]:
    """Measures of any point, in the order in which they come."""
    return list(dict.fromkeys(chain.from_iterable(one.places for one in found)))


def _as_column(values: Sequence[Any]) -> pa.Array:
    """Whole numbers, numbers, switches or else text; a key that a point does not set is null."""
    import pyarrow as pa

    kinds = {type(value) for value in values if value is not None}
    if kinds == {int}:
        return pa.array(values, pa.int64())
    if kinds and kinds <= {int, float}:
        return pa.array([None if value is None else float(value) for value in values], pa.float64())
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    return pa.array([_text(value) for value in values], pa.string())


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _key_columns(points: Sequence[Point]) -> dict[str, pa.Array]:
    """A column for each key, a row for each point."""
    return {name: _as_column([point.keys.get(name) for point in points]) for name in key_names(points)}


def _names(points: Sequence[Point]) -> pa.Array:
    """Names of points; numbers where all are."""
    numbers = all(point.name.isdecimal() for point in points)
    return _as_column([int(point.name) if numbers else point.name for point in points])


def _known(values: Any) -> pa.Array:
    """Numbers, null where there is none."""
    import pyarrow as pa

    return pa.array(values, pa.float64(), from_pandas=True)


def _value(top: Any, bottom: Any) -> Any:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(bottom != 0, top / bottom, np.nan)


def replications(points: Sequence[Point], found: Sequence[Scores]) -> pa.Table:
    """point, keys, replication, and a column for each measure of the whole center: a row for each replication."""
    import pyarrow as pa

    n = found[0].n
    rows = pa.array(np.repeat(np.arange(len(points)), n))
    columns = {"point": _names(points), **_key_columns(points)}
    out = {name: column.take(rows) for name, column in columns.items()}
    out["replication"] = pa.array(np.tile(np.arange(n, dtype=np.int64), len(points)))
    for place in places_of(found):
        if place.scope == "total" and place.measure not in out:
            values = [_value(*one.parts(place)) if one.has(place) else np.full(n, np.nan) for one in found]
            out[place.measure] = _known(np.concatenate(values))
    return pa.table(out)


def results(points: Sequence[Point], found: Sequence[Scores]) -> pa.Table:
    """point, keys, replication, measure, scope, name, top, bottom, value: every measure of every replication."""

    def numbers(one: Scores) -> dict[str, Any]:
        return {"top": one.top, "bottom": one.bottom, "value": _value(one.top, one.bottom)}

    return _long(points, found, numbers)


def estimates(points: Sequence[Point], found: Sequence[Scores]) -> pa.Table:
    """point, keys, measure, scope, name, estimate, half_width, n, unit, kind: ratios of totals, 95 % intervals."""
    import pyarrow as pa

    def numbers(one: Scores) -> dict[str, Any]:
        both = one.estimates()
        return {"estimate": both.value[None], "half_width": both.half_width[None]}

    table = _long(points, found, numbers).drop_columns("replication")
    table = table.append_column("n", pa.array(np.full(table.num_rows, found[0].n)))
    for name in ("units", "kinds"):
        words = pa.array(list(chain.from_iterable(getattr(one, name) for one in found)), pa.string())
        table = table.append_column(name.removesuffix("s"), words.dictionary_encode())
    return table


def _long(
    points: Sequence[Point], found: Sequence[Scores], numbers: Callable[[Scores], dict[str, Any]]
) -> pa.Table:
    """A row for each point, replication and measure; `numbers` gives arrays of shape (replications, places)."""
    import pyarrow as pa

    made = [numbers(one) for one in found]
    shapes = [next(iter(one.values())).shape for one in made]
    rows = pa.array(np.repeat(np.arange(len(points)), [n * width for n, width in shapes]))
    columns = {"point": _names(points), **_key_columns(points)}
    out = {name: column.take(rows).dictionary_encode() for name, column in columns.items()}
    out["replication"] = pa.array(
        np.concatenate([np.repeat(np.arange(n, dtype=np.int64), width) for n, width in shapes])
    )
    for field in Place._fields:
        words = [[getattr(place, field) for place in one.places] for one in found]
        known = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(words)))}
        codes = [
            np.tile(np.array([known[word] for word in row], dtype=np.int32), n)
            for row, (n, _) in zip(words, shapes, strict=True)
        ]
        out[field] = pa.DictionaryArray.from_arrays(np.concatenate(codes), pa.array(list(known), pa.string()))
    for name in made[0]:
        out[name] = _known(np.concatenate([one[name].ravel() for one in made]))
    return pa.table(out)


def write_table(table: pa.Table, path: Path) -> None:
    """Write a table as Parquet or CSV, by the ending of the path; no dates, a fixed order."""
    import pyarrow as pa
    import pyarrow.csv as csv
    import pyarrow.parquet as pq

    if path.suffix == ".parquet":
        pq.write_table(table, path, compression="zstd")
        return
    plain = [
        column.cast(column.type.value_type) if pa.types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    with path.open("wb") as file:
        csv.write_csv(
            pa.table(plain, names=table.column_names), file, csv.WriteOptions(quoting_style="needed")
        )
