"""The settings of a sweep: which points, how often, and who computes them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from sim.cli.settings import Settings, Whole, known_measure
from sim.sweep.design import MOST_POINTS

__all__ = ["Cluster", "SweepSettings", "settings_words"]

_LISTS = ("show",)


def _names(value: Any) -> Any:
    found = [value] if isinstance(value, str) else value
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError("must be names of measures, such as show=service_level,asa")
    return tuple(found)


class Cluster(BaseModel):
    """Who computes: this machine, or the workers of a Dask scheduler."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["local", "dask"] = Field("local", description="local, or dask")
    address: str | None = Field(None, description="of the Dask scheduler, such as tcp://10.0.0.5:8786")


class SweepSettings(Settings):
    """Keys at the root beside those of the scenario: `ccsim sweep design=sobol points=64`."""

    design: Literal["grid", "list", "latin_hypercube", "sobol"] = Field("grid", description="which points")
    points: Whole | None = Field(
        None, ge=1, le=MOST_POINTS, description="how many points a latin_hypercube or sobol has"
    )
    file: str | None = Field(None, description="CSV with a point in each row, dotted keys as columns")
    show: Annotated[tuple[str, ...], BeforeValidator(_names)] = Field(
        (), description="measures that are drawn and printed"
    )
    executor: Cluster = Cluster()

    @model_validator(mode="before")
    @classmethod
    def _implied(cls, data: dict[str, Any]) -> dict[str, Any]:
        """A file is a list of points; an address is one of Dask."""
        out = dict(data)
        if "file" in out:
            out.setdefault("design", "list")
        executor = out.get("executor")
        if isinstance(executor, dict) and "address" in executor:
            out["executor"] = {"kind": "dask", **executor}
        return out

    @model_validator(mode="after")
    def _whole_story(self) -> SweepSettings:
        spread = self.design in ("latin_hypercube", "sobol")
        if spread and self.points is None:
            raise ValueError(f"points: is missing; design={self.design} needs it, such as points=64")
        if not spread and self.points is not None:
            raise ValueError(
                f"points: {self.points} means nothing to design={self.design}; write design=sobol or latin_hypercube"
            )
        if self.design == "list" and self.file is None:
            raise ValueError("file: is missing; design=list needs it, such as file=points.csv")
        if self.design != "list" and self.file is not None:
            raise ValueError(f"file: {self.file} means nothing to design={self.design}; leave one out")
        if self.executor.kind == "dask" and not self.executor.address:
            raise ValueError(
                "executor.address: is missing; executor=dask needs it, such as executor.address=tcp://127.0.0.1:8786"
            )
        if self.executor.kind == "local" and self.executor.address:
            raise ValueError("executor.address: means nothing to executor=local; leave one out")
        for measure in self.show:
            if not measure.startswith("wait_p"):
                known_measure(measure)
        return self

    def words(self) -> list[str]:
        """What decides about the numbers, as overrides that give them again."""
        out = [] if self.design == "grid" else [f"design={self.design}"]
        out += [f"{key}={getattr(self, key)}" for key in ("points", "file") if getattr(self, key) is not None]
        out += [f"show={','.join(self.show)}"] if self.show else []
        return [*out, f"replications={self.replications}", f"seed={self.seed}", f"engine={self.engine}"]


def settings_words(words: list[str]) -> list[str]:
    """Words of settings as composition takes them: a name alone stands for a kind, and commas part a list."""
    out = []
    for word in words:
        key, sign, text = word.partition("=")
        if key == "executor" and not text.startswith("{"):
            out.append(f"executor.kind={text}")
        elif key in _LISTS and sign and not text.startswith("["):
            out.append(f"{key}=[{text}]")
        else:
            out.append(word)
    return out
