"""What the columns and codes of a call-by-call export mean: the mapping file, validated and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, model_validator

from sim.calibration.calendar import Calendar, Word
from sim.calibration.choices import Agents, Filters, Fit, Part, Thresholds
from sim.errors import DataError, nearest
from sim.scenario.problems import bound_words
from sim.units import MINUTE, Duration

__all__ = [
    "ContactType",
    "Durations",
    "Instant",
    "Instants",
    "Mapping",
    "Outcome",
    "Segment",
    "Server",
    "Table",
    "load_mapping",
]


def _code(value: Any) -> Any:
    """A code as text: YAML reads 0 as a number and `no` as False, an export only knows text."""
    if isinstance(value, bool):
        raise ValueError(f"{value} is no code; write the code in quotes")
    return str(value) if isinstance(value, int | float) else value


def _instant(value: Any) -> Any:
    return {"column": value} if isinstance(value, str) else value


Code = Annotated[str, BeforeValidator(_code)]
Codes = tuple[Code, ...]
Channel = Literal["voice", "chat", "messenger", "email", "social"]


class Table(Part):
    """How the file is read: `delimiter`, `encoding` (text files), `sheet` (Excel; the first if not given)."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1)] = ","
    encoding: str = "utf-8"
    sheet: str | None = None


class Instant(Part):
    """A column of instants and its `format` (strptime). Without a date in it, the day is that of
    `instants.date`."""

    column: str
    format: str | None = None

    @property
    def dated(self) -> bool:
        """True if the column carries the date itself."""
        return self.format is None or any(code in self.format for code in ("%d", "%j", "%x", "%c", "%F"))


AsInstant = Annotated[Instant, BeforeValidator(_instant)]


class Instants(Part):
    """Which columns say when.

    `received` is when the call came in, where the file says so; `offered` is the instant at which it could be
    taken (after the menu) and counts as its arrival. `date` is the day of all columns whose format has no
    date; a clock that jumps back by more than twelve hours has crossed midnight. `queue_entered` left empty
    for an abandoned call means that it was given up before the queue. Cells with one of the texts in `empty`
    hold no instant. Instants of one call that ought to rise may fall by `skew`, since machines' clocks
    disagree; more is an error.
    """

    date: AsInstant | None = None
    received: AsInstant | None = None
    offered: AsInstant
    queue_entered: AsInstant | None = None
    queue_left: AsInstant | None = None
    talk_started: AsInstant | None = None
    talk_ended: AsInstant | None = None
    empty: Codes = ("",)
    skew: Duration = MINUTE

    @model_validator(mode="after")
    def _has_date(self) -> Instants:
        if self.date is None and not self.offered.dated:
            raise ValueError(f'"{self.offered.format}" has no date; name its column as instants.date')
        return self


class Durations(Part):
    """Columns of whole or decimal seconds: `wait` in the queue, `talk` with an agent, `menu` before the
    queue.

    `wait` and `talk` are computed from the instants where no column is named.
    """

    wait: str | None = None
    talk: str | None = None
    menu: str | None = None


class ContactType(Part):
    """The column of the type; `rename` maps codes to contact types (several to one merges), `drop` leaves
    codes out."""

    column: str
    rename: dict[Code, Word] = Field({})
    drop: Codes = ()
    channel: Channel = "voice"


class Segment(Part):
    """The column of the priority class; `rename` maps codes to segments.

    `known_for: waiters` says that the column is right only for those who waited (the mix is then taken from
    them); codes in `unidentified` are of no known segment. `head_start` is the bonus of a segment in the
    queue.
    """

    column: str
    rename: dict[Code, Word]
    unidentified: Codes = ()
    known_for: Literal["all", "waiters"] = "all"
    head_start: dict[Word, Duration] = Field({})

    @model_validator(mode="after")
    def _known_names(self) -> Segment:
        for name in self.head_start:
            if name not in self.rename.values():
                raise ValueError(f'head_start: "{name}" is no segment{nearest(name, self.rename.values())}')
        return self


class Outcome(Part):
    """The column of the outcome and the codes that mean answered, abandoned, or no call at all."""

    column: str
    answered: Annotated[Codes, Field(min_length=1)]
    abandoned: Codes = ()
    ignore: Codes = ()

    @model_validator(mode="after")
    def _once(self) -> Outcome:
        codes = [*self.answered, *self.abandoned, *self.ignore]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f'code "{twice[0]}" stands under more than one outcome')
        return self


class Server(Part):
    """The column of who served, and the codes that mean nobody known."""

    column: str
    none: Codes = ("",)


class Mapping(Part):
    """The whole mapping file. `acknowledgement` goes into the sources of the scenario."""

    title: str = ""
    acknowledgement: str = ""
    table: Table = Table()
    instants: Instants
    durations: Durations = Durations()
    contact_type: ContactType | None = None
    segment: Segment | None = None
    outcome: Outcome
    server: Server | None = None
    agents: Agents = Agents()
    filters: Filters = Filters()
    calendar: Calendar = Calendar()
    thresholds: Thresholds = Thresholds()
    fit: Fit = Fit()

    @model_validator(mode="after")
    def _enough(self) -> Mapping:
        have, spans = self.instants, self.durations
        if spans.wait is None and not (have.queue_left and have.queue_entered) and not have.talk_started:
            raise ValueError("durations.wait (or instants queue_entered and queue_left) must tell the wait")
        if spans.talk is None and not (have.talk_started and have.talk_ended):
            raise ValueError("durations.talk (or instants talk_started and talk_ended) must tell the talk")
        if self.filters.menu_at_least is not None and spans.menu is None:
            raise ValueError("filters.menu_at_least needs durations.menu")
        return self


def _sentence(error: Any, source: str) -> str:
    """One sentence for one problem that pydantic found: dotted key, value, bound, nearest known key."""
    where = ".".join(str(part) for part in error["loc"])
    if error["type"] == "extra_forbidden":
        hint = nearest(str(error["loc"][-1]), _keys(error["loc"][:-1]))
        return f"{source}: {where} is no key of a mapping{hint}"
    if error["type"] == "missing":
        return f"{source}: {where} is missing"
    message = bound_words(str(error["msg"]).removeprefix("Value error, "))
    given = error["input"]
    shown = isinstance(given, str | int | float | bool) and not re.search(
        rf"\b{re.escape(str(given))}\b", message
    )
    value = f" {given!r}" if shown else ""
    return f"{source}: {where or 'mapping'}{value}: {message}"


def _keys(path: tuple[Any, ...]) -> tuple[str, ...]:
    model: Any = Mapping
    for part in path:
        field = getattr(model, "model_fields", {}).get(part)
        kinds = [field.annotation, *getattr(field.annotation, "__args__", ())] if field else []
        model = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)), None)
    return tuple(model.model_fields) if model else ()


def load_mapping(source: str | Path | AnyMapping[str, Any]) -> Mapping:
    """A mapping from a YAML file or from a plain mapping.

    Raises DataError with one sentence per problem (dotted key, value, bound, nearest known key).
    """
    name, content = "mapping", source
    if isinstance(source, str | Path):
        import yaml

        name = Path(source).name
        try:
            content = yaml.safe_load(Path(source).read_text(encoding="utf-8"))
        except OSError as error:
            raise DataError(f"mapping {source} cannot be read: {error.strerror}") from None
        except UnicodeDecodeError:
            raise DataError(f"mapping {source} is not UTF-8 text") from None
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
            where = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
            raise DataError(f"mapping {source} is not YAML{where}: {problem or 'unreadable'}") from None
    if not isinstance(content, AnyMapping):
        raise DataError(f"{name} must hold keys and values, not {type(content).__name__}")
    try:
        return Mapping.model_validate(dict(content))
    except ValidationError as error:
        found = error.errors()
        inner = {one["loc"][:n] for one in found for n in range(len(one["loc"]))}
        told = [
            one for one in found if one["loc"] not in inner
        ]  # a part's error is not repeated for its whole
        raise DataError("\n".join(_sentence(one, name) for one in told)) from None
