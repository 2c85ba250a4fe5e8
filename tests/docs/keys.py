"""The page docs/reference.md: every key of a scenario."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from sim.scenario import Scenario
from sim.scenario.reference import Key, keys
from tests.docs.page import _rows as rows

__all__ = ["written"]

_HEAD = """# Keys of a scenario

Made from the schema by `python -m pytest tests/docs --update-golden`; do not edit. On the command line `ccsim keys
WORD` finds keys by name or meaning, `ccsim schema` writes all of them as JSON schema. What they do together:
[model.md](model.md).

A `*` stands for any name: `contact_types.*.talk` is `contact_types.orders.talk` of the type `orders`. Where the unit
is *duration*, write a number with its unit (`"20s"`, `"1h30m"`), where it is *random duration*, a distribution
(`"lognormal mean:4m sigma:0.8"`) or a duration. A *logit* is added to the logarithm of the odds of a probability:
+0.4 raises 70 % to 78 %, +1 to 86 %. A *factor* multiplies. A *share* lies between 0 and 1, or is what is added or
saved as a part of the whole. A *number* has no unit. An empty default means that the key must be given; *none*:
nothing. A *section* that is none is off; `KEY={}` switches it on with its defaults.

The sections on behaviour say with each default where it comes from; where a mark of A or R stands, vary it before you
believe a result. A scenario may know better: its `evidence` names a key, a mark and a source.

| mark | the number is |
|---|---|
| M | measured: field data or an experiment |
| F | fitted to measured data for this project |
| S | from surveys or vendors' benchmarks |
| P | practice: a plausible figure without data |
| R | recalled from the literature, not looked up |
| A | assumed; at most the sign is known |
"""


def _table(found: list[Key]) -> Iterator[str]:
    by_mark = any(key.mark for key in found)
    heads = ("key", "unit", "default", "range", *(("mark", "source") if by_mark else ()), "what it is")
    yield from rows(
        heads,
        (
            (
                f"`{key.name}`",
                key.unit,
                key.default,
                key.range,
                *((key.mark, key.origin) if by_mark else ()),
                key.description,
            )
            for key in found
        ),
    )


def _lines() -> Iterator[str]:
    """Keys without a section together, then each section with what it is about."""
    sections = {name: list(some) for name, some in groupby(keys(), lambda key: key.section)}
    yield from _table([some[0] for some in sections.values() if len(some) == 1])
    for name, some in sections.items():
        if len(some) > 1:
            told = Scenario.model_fields[name].description
            yield f"\n## {name}\n"
            if told:
                yield f"{told[0].upper()}{told[1:]}."
            yield from _table(some)


def written() -> str:
    """The page in Markdown."""
    text = "\n".join([_HEAD, *_lines()])
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.rstrip("\n") + "\n"
