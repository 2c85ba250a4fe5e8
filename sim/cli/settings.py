"""The settings of a run: how often, how long and with what it is simulated; nothing of what is simulated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from sim.errors import SettingsError, hint_or_all, nearest
from sim.scenario.problems import bound_words

if TYPE_CHECKING:
    from sim.replications.series import Until

__all__ = ["Execution", "RunSettings", "Settings", "StopRule", "known_measure", "read_settings", "settings_of"]

MOST_REPLICATIONS = 100_000
LEAST_WITH_RULE = 5
"""Below this many replications a stop rule does not look at the interval."""


def _whole(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError("must be a whole number")
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError("must be a number")
    return value


def _switch(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _folder(value: Any) -> Any:
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not text.strip() or "\0" in text:
        raise ValueError("must be the path of a folder")
    return text


Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[float, BeforeValidator(_number)]
Switch = Annotated[bool, BeforeValidator(_switch)]
Folder = Annotated[str, BeforeValidator(_folder)]


class StopRule(BaseModel):
    """Stop as soon as the 95 % interval of a measure is narrow enough."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    measure: str = Field(
        "service_level", description="measure of the whole center, such as service_level or asa"
    )
    half_width: Number = Field(gt=0, description="to be reached, in the measure's unit (0.005: half a point)")
    most: Whole = Field(1000, ge=LEAST_WITH_RULE, le=MOST_REPLICATIONS, description="replications at most")

    @model_validator(mode="after")
    def _known(self) -> StopRule:
        known_measure(self.measure)
        return self


def known_measure(measure: str) -> None:
    """ValueError for a name that is none of a measure."""
    from sim.metrics.measures import MEASURES

    if measure not in MEASURES and not measure.startswith("target."):
        raise ValueError(f'measure: "{measure}" is unknown{hint_or_all(measure, MEASURES)}')


class Execution(BaseModel):
    """With what is simulated, and where the results go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: Whole = Field(1, ge=0, lt=2**63, description="key of all random numbers")
    engine: Literal["kernel", "center"] = Field("kernel", description="compiled, or SimPy: same results")
    workers: Whole | None = Field(
        None, ge=1, le=1024, description="local workers; default: one per processor"
    )
    output: Folder = Field("results", description="folder of all results")


class Settings(Execution):
    """What every verb that simulates scenarios can be told."""

    replications: Whole = Field(20, ge=1, le=MOST_REPLICATIONS, description="independent replications")


class RunSettings(Settings):
    """Keys at the root beside those of the scenario: `ccsim run replications=50 until.half_width=0.005`."""

    contacts: Switch = Field(False, description="also write every contact and leg of the first replication")
    until: StopRule | None = Field(None, description="stop rule, instead of a fixed number of replications")

    @model_validator(mode="after")
    def _one_end(self) -> RunSettings:
        if self.until is not None and "replications" in self.model_fields_set:
            given = self.replications
            raise ValueError(
                f"replications: {given} stands beside a stop rule; write until.most={given} instead"
            )
        return self

    def stop_rule(self) -> Until | None:
        """The stop rule as `sim.run` takes it."""
        from sim.replications.series import Until

        rule = self.until
        return None if rule is None else Until(rule.measure, rule.half_width, rule.most)

    def words(self) -> list[str]:
        """What decides about the numbers, as overrides that give them again."""
        out = [f"replications={self.replications}"] if self.until is None else []
        if self.until is not None:
            out = [f"until.{key}={getattr(self.until, key)}" for key in StopRule.model_fields]
        return [*out, f"seed={self.seed}", f"engine={self.engine}"]


_Settings = TypeVar("_Settings", bound=BaseModel)


def read_settings(values: Mapping[str, Any]) -> RunSettings:
    """Settings of a run from plain values; SettingsError as of `settings_of`."""
    return settings_of(RunSettings, values)


def settings_of(kind: type[_Settings], values: Mapping[str, Any]) -> _Settings:
    """Settings of a verb from plain values.

    Raises
    ------
    SettingsError
        One sentence a problem: dotted key, value, bound, nearest known key.
    """
    try:
        return kind.model_validate(dict(values))
    except ValidationError as error:
        problems = [_sentence(problem, kind) for problem in error.errors()]
        raise SettingsError("\n".join(problems)) from None


def _within(kind: type[BaseModel], path: list[str]) -> type[BaseModel]:
    """The settings in which the last part of a dotted key stands."""
    for part in path[:-1]:
        options = get_args(kind.model_fields[part].annotation) or (kind.model_fields[part].annotation,)
        kind = next(one for one in options if isinstance(one, type) and issubclass(one, BaseModel))
    return kind


def _sentence(problem: Any, root: type[BaseModel]) -> str:
    path, value, context = [str(part) for part in problem["loc"]], problem["input"], problem.get("ctx", {})
    key, kind = ".".join(path), str(problem["type"])
    given = f'"{value}"' if isinstance(value, str) else str(value)
    match kind:
        case "extra_forbidden":
            return f"{key}: unknown key{hint_or_all(path[-1], _within(root, path).model_fields)}"
        case "missing":
            return f"{key}: is missing; {path[0]} needs it"
        case "literal_error":
            names = re.findall(r"'([^']+)'", str(context["expected"]))
            return f"{key}: {given} must be one of {', '.join(names)}{nearest(str(value), names)}"
        case "value_error":
            text = str(context.get("error", problem["msg"]))
            if text.startswith(("measure:", "replications:", "until:", "select:", "mode:")):
                return f"{key}.{text}" if key else text
            return f"{key}: {given} {text}"
        case "model_type" | "model_attributes_type":
            fields = _within(root, [*path, ""]).model_fields
            return f"{key}: {given} must be keys, such as {key}.{next(iter(fields))}"
    return f"{key}: {given} {bound_words(problem['msg'])}"
