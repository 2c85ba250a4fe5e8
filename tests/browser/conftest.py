"""A browser, and the floor on it; skips where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
_LESSONS: dict[str, dict[str, Any]] = {
    "10_leaves": {
        "title": "One agent leaves",
        "scenario": "bank",
        "day": 3,
        "from": "10:15",
        "at": ["11:00"],
        "speed": 120,
        "a": {},
        "b": {"agents.tellers.extra": -1},
        "watch": ["The queue on floor B", "Who gives up"],
        "try": [{"label": "Two agents more", "floor": "B", "overrides": {"agents.tellers.extra": 1}}],
        "question": "How much longer is the wait?",
        "seen": ["Three times as long."],
        "theory": {"text": "Near full load all is steep.", "formula": "W = C / (sμ − λ)", "source": "Erlang (1917)"},
        "more": "Erlang 1917",
    },
    "20_volume": {
        "title": "A tenth more calls",
        "scenario": "bank",
        "day": 4,
        "from": "09:00",
        "at": ["10:00"],
        "speed": 60,
        "a": {},
        "b": {"arrivals.scale": 1.1},
        "watch": ["The queue"],
        "question": "What happens?",
        "seen": ["It grows."],
        "theory": {"text": "Load.", "formula": "a = λ / μ", "source": "Erlang (1917)"},
    },
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, without a window."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if _CHROMIUM is None:
        pytest.skip("there is no chromium on this machine")
    with driver.sync_playwright() as play:
        found = play.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The floor with two lessons, served."""
    pytest.importorskip("uvicorn", reason="the extra demo is not installed")
    pytest.importorskip("starlette", reason="the extra demo is not installed")
    from sim.app import lessons
    from sim.app.server import STATIC
    from tests.unit.app.served import served

    folder: Path = tmp_path_factory.mktemp("lessons")
    for name, lesson in _LESSONS.items():
        (folder / f"{name}.yaml").write_text(yaml.safe_dump(lesson, allow_unicode=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lessons, "FOLDER", folder)
        lessons.lessons.cache_clear()
        with served(STATIC) as port:
            yield f"http://127.0.0.1:{port}/"
    lessons.lessons.cache_clear()


@pytest.fixture
def shows(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens the floor at a hash and waits for both days; no error and no other host in any of its pages."""
    wrong: list[str] = []
    contexts = []

    def show(
        place: str = "#scenario=bank&day=3&t=10:00", at: str = address, *, quiet: bool = True, **options: Any
    ) -> Page:
        context = browser.new_context(viewport={"width": 1280, "height": 720}, **options)
        contexts.append(context)
        page = context.new_page()
        if quiet:
            page.on("console", lambda one: wrong.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda one: None if one.url.startswith((at, "blob:")) else wrong.append(one.url))
        page.goto(at + place)
        until(page, "floor.screen.shown.length === (floor.state.twin ? 2 : 1) && floor.screen.frames > 0")
        return page

    yield show
    for context in contexts:
        context.close()
    assert wrong == []


def until(page: Page, truth: str, seconds: float = 60.0) -> None:
    """Wait until an expression is true in the page."""
    for _ in range(int(seconds * 20)):
        if page.evaluate(f"Boolean(window.floor && ({truth}))"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"not within {seconds:g} s: {truth}")
