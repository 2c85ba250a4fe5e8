"""The page of the floor in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

Shows = Callable[..., "Page"]
_DOTS = """() => floor.screen.floors.map(({ view: v }) =>
  [v.n, ...Array.from(v.x.slice(0, v.n)), ...Array.from(v.y.slice(0, v.n)), ...v.style.slice(0, v.n)].join())"""


def _told(page: Page) -> list[dict[str, int]]:
    found: list[dict[str, int]] = page.evaluate("floor.screen.floors.map(({ view }) => ({ ...view.told }))")
    return found


def _at(page: Page, clock: str) -> None:
    hours, minutes = clock.split(":")
    page.evaluate(f"floor.seek({(int(hours) * 60 + int(minutes)) * 60_000})")
    page.wait_for_timeout(120)


def test_it_starts_without_a_word(shows: Shows) -> None:
    page = shows("")
    assert page.evaluate("floor.state.scenario") == "bank"
    assert page.locator("#scenario option").count() > 3
    assert page.locator("#levers .lever").count() >= 8
    assert page.locator("#canvas-b").is_visible()


@pytest.mark.long
def test_it_plays_pauses_and_changes_its_speed_by_keys(shows: Shows) -> None:
    page = shows()
    before = page.evaluate("floor.time.t")
    page.keyboard.press("]")
    page.keyboard.press("Space")
    page.wait_for_timeout(400)
    page.keyboard.press("Space")
    after = page.evaluate("floor.time.t")
    assert page.evaluate("floor.time.speed") == 120
    assert 4_000 < after - before < 200_000
    page.wait_for_timeout(200)
    assert page.evaluate("floor.time.t") == after


def test_a_lever_moves_floor_b_and_leaves_a_alone(shows: Shows) -> None:
    page = shows()
    lost = "floor.screen.floors.map((one) => one.day.abandonedAt.length)"
    before = page.evaluate(lost)
    assert before[0] == before[1]
    page.locator("[id='lever-staff.tellers']").fill("-2")
    until(page, f"{lost}[1] > {before[1]}")
    assert page.evaluate(lost)[0] == before[0]
    page.wait_for_timeout(400)
    assert "b=agents.tellers.extra=-2" in page.evaluate("location.hash")
    until(page, "document.querySelectorAll('#effect .measure').length > 3")
    assert page.locator("#effect .changes li").count() == 1
    assert page.locator("#name-a").inner_text().endswith("as planned")


@pytest.mark.long
def test_levers_reset_swap_and_copy(shows: Shows) -> None:
    page = shows("#scenario=bank&b=agents.tellers.extra=-1&day=3&t=10:00")
    page.get_by_role("button", name="Swap").click()
    assert page.evaluate("[floor.state.a, floor.state.b]") == [{"agents.tellers.extra": -1}, {}]
    page.get_by_role("button", name="Swap").click()
    page.get_by_role("button", name="B → A").click()
    assert page.evaluate("floor.state.a") == {"agents.tellers.extra": -1}
    page.get_by_role("button", name="Reset").click()
    assert page.evaluate("floor.state.b") == {}


@pytest.mark.long
def test_an_agent_leaves_at_a_time_of_day(shows: Shows) -> None:
    page = shows()
    page.locator("[id='lever-leave_tellers']").select_option(label="at 10:30")
    until(page, "floor.state.b['incidents.leave_tellers'] && floor.screen.floors[1].day !== floor.screen.floors[0].day")
    until(page, "document.getElementById('name-b').textContent.trim() !== 'B as planned'")
    _at(page, "10:20")
    before = _told(page)
    _at(page, "10:40")
    after = _told(page)
    assert before[0]["on"] == before[1]["on"]
    assert after[0]["on"] == after[1]["on"] + 1


@pytest.mark.long
def test_a_value_out_of_bounds_is_told_and_the_floor_stays(shows: Shows) -> None:
    page = shows("#scenario=bank&b=agents.tellers.extra=-1&day=3&t=10:00")
    page.evaluate("location.hash = '#scenario=bank&b=agents.tellers.extra=-99&day=3&t=10:00'")
    until(page, "document.getElementById('state').className === 'error'")
    assert "agents.tellers.extra" in page.locator("#state").inner_text()
    assert page.evaluate("floor.screen.floors[1].view.n") > 0


@pytest.mark.long
def test_the_same_people_call_on_both_floors(shows: Shows) -> None:
    page = shows("#scenario=bank&b=agents.tellers.extra=-1&day=3&t=10:00")
    first = """(() => { const [a, b] = floor.screen.floors.map((one) => one.day);
      const of = (day) => Array.from(day.contact_key).filter((_, k) => day.contact_cause[k] === 0 && day.contact_new[k])
        .map((key) => `${key}@${day.contact_arrived[day.contact_key.indexOf(key)]}`).join();
      return a !== b && of(a) === of(b); })()"""
    assert page.evaluate(first)
    page.keyboard.press("w")
    page.wait_for_timeout(150)
    page.keyboard.press("c")
    assert page.locator("#state").inner_text().count("came") >= 2


def test_scrubbing_back_shows_the_same(shows: Shows) -> None:
    page = shows("#scenario=retail&day=1&t=10:00")
    _at(page, "11:07")
    before = page.evaluate(_DOTS)
    for clock in ("12:30", "09:01", "19:30"):
        _at(page, clock)
        assert page.evaluate(_DOTS) != before
    _at(page, "11:07")
    assert page.evaluate(_DOTS) == before
    page.locator("#scrub").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(120)
    assert page.evaluate(_DOTS) == before


@pytest.mark.long
def test_the_worst_moment_has_the_longest_queue(shows: Shows) -> None:
    page = shows()
    page.keyboard.press("w")
    page.wait_for_timeout(150)
    most = page.evaluate("Math.max(...floor.screen.shown.map((one) => one.day.worst.most))")
    assert max(one["waiting"] for one in _told(page)) == most
    said = page.locator("#said").inner_text()
    assert f"A: {most} wait, longest" in said


@pytest.mark.long
def test_one_floor_or_two(shows: Shows) -> None:
    page = shows()
    page.keyboard.press("b")
    assert not page.locator("#floor-b").is_visible()
    page.wait_for_timeout(400)
    assert "floors=1" in page.evaluate("location.hash")
    page.keyboard.press("b")
    assert page.locator("#floor-b").is_visible()


@pytest.mark.long
def test_a_link_brings_back_the_state(shows: Shows) -> None:
    page = shows("#scenario=bank&a=arrivals.scale=1.1&b=agents.tellers.extra=-1&day=4&t=12:34&chance=2&speed=300")
    state = page.evaluate("({ ...floor.state, t: floor.time.t, speed: floor.time.speed })")
    assert (state["a"], state["b"]) == ({"arrivals.scale": 1.1}, {"agents.tellers.extra": -1})
    assert (state["day"], state["replication"], state["speed"]) == (4, 2, 300)
    assert state["t"] == (12 * 60 + 34) * 60_000


def test_a_lesson_from_the_list_to_its_theory(shows: Shows) -> None:
    page = shows()
    page.keyboard.press("t")
    page.get_by_role("button", name="One agent leaves").click()
    until(page, "floor.state.lesson === 'leaves' && floor.time.playing")
    assert page.evaluate("floor.state.b") == {"agents.tellers.extra": -1}
    assert page.evaluate("floor.time.t") >= (10 * 60 + 15) * 60_000
    page.get_by_text("What is seen").first.click()
    assert page.get_by_text("Three times as long.").is_visible()
    page.get_by_role("button", name="Two agents more").click()
    until(page, "floor.state.b['agents.tellers.extra'] === 1")
    page.keyboard.press("n")
    until(page, "floor.state.lesson === 'volume' && floor.state.b['arrivals.scale'] === 1.1")


@pytest.mark.long
def test_presenter_mode_goes_through_a_lesson_by_keys_alone(shows: Shows) -> None:
    page = shows("#scenario=bank&day=3&t=10:00&lesson=leaves")
    until(page, "document.querySelector('.lesson h2')")
    page.keyboard.press("f")
    assert page.locator("#stage").is_visible()
    assert not page.locator("#panel").is_visible()
    seen = [page.locator("#stage .kind").inner_text()]
    for _ in range(4):
        page.keyboard.press("PageDown")
        seen.append(page.locator("#stage .kind").inner_text())
    assert seen == ["Watch", "What do you think?", "What is seen", "Why", "Now"]
    assert page.evaluate("floor.state.b") == {"agents.tellers.extra": 1}
    page.keyboard.press("PageUp")
    size = page.locator("#stage .say").first.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 24
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_visible()


@pytest.mark.long
def test_the_picture_is_saved(shows: Shows, tmp_path: Any) -> None:
    page = shows()
    with page.expect_download() as coming:
        page.keyboard.press("s")
    target = tmp_path / "floor.png"
    coming.value.save_as(target)
    assert target.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert target.stat().st_size > 20_000


@pytest.mark.long
@pytest.mark.parametrize("size", [(1280, 720), (768, 1024), (1024, 768)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_over_the_edge(shows: Shows, size: tuple[int, int], scheme: str) -> None:
    page = shows(color_scheme=scheme)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.wait_for_timeout(200)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for name in ("clock", "play", "scrub", "worst", "twin", "present", "share"):
        box = page.locator(f"#{name}").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size[0] + 8


@pytest.mark.long
def test_a_plan_of_many_words_leaves_the_floor_as_wide_as_it_is(shows: Shows) -> None:
    changes = ["agents.tellers.extra=-1", "arrivals.scale=1.1", "routing.agent_selection=longest_idle"]
    page = shows(f"#scenario=bank&b={';'.join(changes)}&day=3&t=10:00")
    until(page, "document.querySelector('#name-b .plan').title.length > 60")
    widths = page.evaluate("floor.screen.floors.map(({ view }) => view.canvas.clientWidth)")
    assert widths[0] == widths[1]
    inner = "Array.from(document.querySelectorAll('#floor-b .now div')).at(-1).getBoundingClientRect().right"
    assert page.evaluate(f"{inner} <= document.getElementById('floor-b').getBoundingClientRect().right")


@pytest.mark.long
def test_another_scenario_comes_onto_both_floors_without_traces_of_the_first(shows: Shows) -> None:
    page = shows("#scenario=bank&b=agents.tellers.extra=-1&day=1&t=10:00")
    page.locator("#scenario").select_option("one_line")
    there = "floor.screen.shown.filter((one) => one.day.frame.scenario === 'one_line').length"
    until(page, f"{there} === 2")
    page.wait_for_timeout(200)
    assert page.evaluate("floor.screen.charts.past.length") == 0


@pytest.mark.long
def test_reduced_motion_jumps(shows: Shows) -> None:
    page = shows(reduced_motion="reduce")
    _at(page, "11:00")
    faint = "floor.screen.floors[0].view"
    assert page.evaluate(f"Array.from({faint}.alpha.slice(0, {faint}.n)).every((alpha) => alpha === 1)")


@pytest.mark.long
def test_a_crowd_is_drawn_in_time_for_sixty_frames_a_second(shows: Shows) -> None:
    """Of the 16 ms of a frame a third at most, the median of some 60, is the page's own work; 2 ms are usual."""
    page = shows()
    found = page.evaluate(Path(__file__).with_name("crowd.js").read_text())
    assert all(one["waiting"] >= 300 and one["on"] == 200 for one in found["told"])
    assert found["frames"] >= 30
    assert found["median"] < 5.5


@pytest.mark.long
def test_every_control_has_a_name(shows: Shows) -> None:
    page = shows()
    nameless = """Array.from(document.querySelectorAll("button, select, input, [role=img]")).filter((one) =>
      !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.length || one.title))
      .map((one) => one.outerHTML)"""
    assert page.evaluate(nameless) == []


@pytest.mark.long
def test_it_goes_on_where_it_was_after_the_server_has_been_away(shows: Shows) -> None:
    from sim.app.server import STATIC
    from tests.unit.app.served import served

    with served(STATIC) as port:
        place = "#scenario=bank&b=agents.tellers.extra=-1&day=3&t=11:00"
        page = shows(place, at=f"http://127.0.0.1:{port}/", quiet=False)
        before = page.evaluate(_DOTS)
    until(page, "document.getElementById('state').className === 'lost'")
    assert page.evaluate("floor.time.t") == 11 * 3_600_000
    with served(STATIC, port=port):
        until(page, "document.getElementById('state').className === 'open' && !floor.asking()")
        page.wait_for_timeout(200)
        assert page.evaluate(_DOTS) == before
        page.locator("[id='lever-staff.tellers']").fill("-2")
        until(page, "floor.screen.floors[1].day.frame.changes.join().includes('two')")
