"""Turns what pydantic found into sentences: dotted key, value, bound, nearest known key."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from sim.errors import ScenarioError, hint_or_all, nearest

__all__ = ["bound_words", "dotted", "scenario_error"]

_SHORTENED = 120
_WORDS = {
    "Input should be": "must be",
    "String should": "must",
    "a valid integer, got a number with a fractional part": "a whole number",
    "a valid integer, unable to parse string as an integer": "a whole number",
    "a valid integer": "a whole number",
    "a valid number, unable to parse string as a number": "a number",
    "a valid number": "a number",
    "a valid boolean, unable to interpret input": "true or false",
    "a valid boolean": "true or false",
    "a valid string": "text; write it in quotes",
    "a valid tuple": "a list, or a text with spaces between its words",
    "Value should have": "must have",
    "Tuple should have": "must have",
    " items after validation": " words",
    "match pattern '^[A-Za-z0-9][A-Za-z0-9_.-]*$'": "be letters, digits, dots, dashes and underscores only",
    "match pattern '^[MFSPRA]$'": "be one of M, F, S, P, R, A",
    "greater than or equal to": "at least",
    "less than or equal to": "at most",
    "greater than": "above",
    "less than": "below",
}


def dotted(path: Sequence[str | int]) -> str:
    """The key as a user overrides it."""
    return ".".join(str(part) for part in path)


def _inside(annotation: Any) -> Any:
    """The model (or mapping's value type) that an annotation holds, through Optional and Annotated."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated:
            annotation = typing.get_args(annotation)[0]
        elif origin in (typing.Union, types.UnionType):
            annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
        else:
            return annotation


def _known_keys(model: type[BaseModel], path: Sequence[str | int]) -> list[str]:
    """Names of the fields of the model at `path`."""
    here: Any = model
    for part in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            fields = {field.alias or name: field for name, field in here.model_fields.items()}
            here = _inside(fields[str(part)].annotation) if str(part) in fields else None
        elif typing.get_origin(here) is dict:
            here = _inside(typing.get_args(here)[1])
        else:
            return []
    if isinstance(here, type) and issubclass(here, BaseModel):
        return [field.alias or name for name, field in here.model_fields.items()]
    return []


def _path(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str | int]:
    """The location without the marks that pydantic adds for mapping keys and unions."""
    return [
        part for part in location if part != "[key]" and not str(part).startswith(("function-", "literal["))
    ]


def bound_words(message: str) -> str:
    """What pydantic says about a bound, in the words of our own sentences."""
    for theirs, ours in _WORDS.items():
        message = message.replace(theirs, ours)
    return message


def _value(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHORTENED else f"{text[:_SHORTENED]}…"


def _misspelt(data: Any, path: Sequence[str | int]) -> str:
    """A hint where a part lacks a key because its name is a slip of the pen for that of a neighbour."""
    for at in range(1, len(path)):
        here = data
        for part in path[: at - 1]:
            here = here.get(part) if isinstance(here, dict) else None
        if isinstance(here, dict) and path[at - 1] in here and at > 1:
            hint = nearest(str(path[at - 1]), [str(key) for key in here if key != path[at - 1]])
            if hint:
                return hint
    return ""


def _named(key: str, text: str, fields: Sequence[str]) -> str:
    """The sentence of a whole part; where it begins with one of the part's keys, that is the key to be changed."""
    hit = re.match(r"(\w+)(?:(\.[^:\"]+):|:?) (?!and |of |\()", text)
    if hit and hit[1] in fields:
        inner = hit[1] + (hit[2] or "")
        key, text = f"{key}.{inner}" if key else inner, text[hit.end() :]
    return f"{key}: {text}" if key else text


def _sentence(model: type[BaseModel], problem: Any, data: Any) -> str:
    path = _path(model, problem["loc"])
    key, value, kind, context = dotted(path), problem["input"], problem["type"], problem.get("ctx", {})
    if kind == "extra_forbidden":
        known = _known_keys(model, path[:-1])
        return f"{key}: unknown key{hint_or_all(str(path[-1]), known)}"
    if kind == "missing":
        return f"{key}: is missing{_misspelt(data, path)}"
    if kind == "value_error":
        return _named(key, str(context.get("error", problem["msg"])), _known_keys(model, path))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return f"{key}: {_value(value)} must be a mapping of keys"
    if kind == "literal_error":
        options = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"{key}: {_value(value)} must be one of {options}{nearest(str(value), options.split(', '))}"
    if kind == "recursion_loop":
        return f"{key}: refers to itself"
    return f"{key}: {_value(value)} {bound_words(problem['msg'])}"


def scenario_error(model: type[BaseModel], error: ValidationError, data: Any = None) -> ScenarioError:
    """All problems of a validation of `data`, one sentence each."""
    return ScenarioError([_sentence(model, problem, data) for problem in error.errors()])
