"""The server lets its own page in and nobody else, answers whatever comes, and goes on."""

from __future__ import annotations

import asyncio
import http.client
import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

for needed in ("starlette", "uvicorn", "websockets"):
    pytest.importorskip(needed, reason="the extra demo is not installed")

from websockets.exceptions import ConnectionClosed, InvalidStatus  # noqa: E402
from websockets.sync.client import connect  # noqa: E402

from sim.app.floor import Floor  # noqa: E402
from sim.app.server import Desk  # noqa: E402
from tests.unit.app.served import opened  # noqa: E402

_DAY = {"scenario": "shop", "day": 1}


def _get(port: int, path: str, host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{port}"})
    return connection.getresponse()


def test_the_page_comes_with_its_type_and_may_reach_nobody_else(port: int) -> None:
    for path, kind in (("/", "text/html; charset=utf-8"), ("/main.js", "text/javascript; charset=utf-8")):
        answer = _get(port, path)
        assert answer.status == 200
        assert answer.headers["content-type"] == kind
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert f"connect-src 'self' ws://127.0.0.1:{port};" in policy
        assert "http:" not in policy
        assert answer.headers["cache-control"] == "no-cache"
        assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/nothing.js", "/../server.py", "/%2e%2e/server.py", "/%2e%2e%2f%2e%2e%2fetc/passwd"]
)
def test_nothing_but_the_page_is_given(port: int, path: str) -> None:
    assert _get(port, path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "[", ""])
def test_another_name_leads_nowhere(port: int, host: str) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as raw:
        raw.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert raw.recv(100).split()[1] in (b"403", b"400")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "LOCALHOST", "[::1]"])
def test_the_names_of_the_loopback_lead_here(port: int, name: str) -> None:
    assert _get(port, "/", f"{name}:{port}").status == 200


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None, "http://localhost:1", "file://"])
def test_a_page_of_another_origin_is_refused(port: int, origin: str | None) -> None:
    with pytest.raises(InvalidStatus) as found, opened(port, origin=origin):
        pass
    assert found.value.response.status_code == 403


def test_a_page_under_another_name_is_refused(port: int) -> None:
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        pytest.raises(InvalidStatus) as found,
        connect(f"ws://evil.example:{port}/ws", sock=raw, origin=f"http://evil.example:{port}"),
    ):
        pass
    assert found.value.response.status_code == 403


def test_junk_is_answered_and_life_goes_on(port: int) -> None:
    with opened(port) as page:
        for junk in ("", "{", "[1]", '{"id": -1}', '{"id": 1, "do": "fly"}', "y" * 70_000, b"\x00\xff"):
            page.socket.send(junk)
            answer = page.take()
            assert answer["what"] == "error"
            assert answer["text"]
        assert page.ask("open", scenario="shop")["what"] == "opened"


def test_a_message_that_nobody_would_send_closes_its_connection_alone(port: int) -> None:
    with opened(port) as page, opened(port) as other:
        with suppress(ConnectionClosed):
            page.socket.send("z" * (5 * 2**20))
        with pytest.raises(ConnectionClosed):
            page.socket.recv(timeout=20)
        assert other.ask("open", scenario="shop")["what"] == "opened"


def test_days_come_as_frames_and_errors_as_sentences(port: int) -> None:
    with opened(port) as page:
        day = page.ask("day", floor="B", **_DAY)
        assert day["floor"] == "B"
        assert day["measures"]["offered"] == (day["columns"]["contact_new"] == 1).sum()
        wrong = page.ask("day", **_DAY | {"overrides": {"arrivals.scale": 7}})
        assert wrong == {
            **{"id": 2, "what": "error", "text": "arrivals.scale: 7 must be from 0.5 to 1.5 on the floor"}
        }


def test_a_spread_comes_replication_by_replication(port: int) -> None:
    fewer = {"agents.desk_one.extra": -1}
    with opened(port) as page:
        page.send("spread", **_DAY, a={}, b=fewer, replications=4)
        answers = [page.take() for _ in range(4)]
    assert [one["done"] for one in answers] == [1, 2, 3, 4]
    last = answers[-1]
    assert last["changes"] == ["Desk one: one agent less"]
    assert last["changes_a"] == []
    assert last["measures"]["service_level"]["difference"]["half_width"] >= 0


def test_a_newer_spread_cancels_the_older_one(port: int) -> None:
    with opened(port) as page:
        first = page.send("spread", **_DAY, a={}, b={"arrivals.scale": 1.3}, replications=60, seed=77)
        second = page.send("spread", **_DAY, a={}, b={}, replications=3, seed=78)
        seen = []
        while not seen or seen[-1] != (second, 3):
            answer = page.take()
            seen.append((answer["id"], answer["done"]))
        assert (first, 60) not in seen
        page.send("spread", **_DAY, a={}, b={"arrivals.scale": 1.4}, replications=60, seed=79)
        number = page.send("stop")
        while page.take()["id"] != number:
            pass
        assert page.ask("open", scenario="shop")["what"] == "opened"


def test_a_spread_of_nonsense_is_a_sentence(port: int) -> None:
    with opened(port) as page:
        assert "unknown" in page.ask("spread", scenario="nowhere", day=1)["text"]


def test_too_many_requests_at_once_are_refused_one_by_one(port: int) -> None:
    with opened(port) as page:
        wanted = {page.send("day", **_DAY, seed=100 + n) for n in range(30)}
        answers = {one["id"]: one["what"] for one in (page.take() for _ in range(30))}
        assert set(answers) == wanted
        assert set(answers.values()) == {"day", "error"}
        assert page.ask("day", **_DAY)["what"] == "day"


def test_a_page_that_goes_leaves_the_others(port: int) -> None:
    with opened(port) as page:
        for n in range(5):
            with opened(port) as other:
                other.send("spread", **_DAY, a={}, b={"arrivals.scale": 0.9}, replications=50, seed=200 + n)
        assert page.ask("day", **_DAY)["what"] == "day"


def test_ten_pages_at_once_get_the_same_day(port: int) -> None:
    def one(_: int) -> str:
        with opened(port) as page:
            day = page.ask("day", **_DAY, seed=5)
            return json.dumps(day["measures"])

    with ThreadPoolExecutor(10) as pool:
        assert len(set(pool.map(one, range(10)))) == 1


def test_replications_wait_for_days_but_not_for_ever(floor: Floor, monkeypatch: pytest.MonkeyPatch) -> None:
    async def order(patient_s: float) -> list[str]:
        monkeypatch.setattr("sim.app.server._PATIENT_S", patient_s)
        desk, told, over = Desk(floor), [], threading.Event()

        def day() -> None:
            over.wait(10)
            told.append("day")

        asked = asyncio.create_task(desk.now(day))
        await asyncio.sleep(0)
        replication = asyncio.create_task(desk.later(told.append, "replication"))
        await asyncio.sleep(0.2)
        over.set()
        await asyncio.gather(asked, replication)
        return told

    assert asyncio.run(order(60.0)) == ["day", "replication"]
    assert asyncio.run(order(0.05)) == ["replication", "day"]
