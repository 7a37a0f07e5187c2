"""Writers who press: many at once, over HTTP, with what each was answered and how long it waited."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import httpx

SECONDS_TO_ANSWER = 30


@dataclass(frozen=True, slots=True)
class Answered:
    """A status, the seconds it took, and the body."""

    status: int
    seconds: float
    body: Any


class Writer:
    """One writer with a connection of its own to one service."""

    def __init__(self, origin: str, key: str) -> None:
        self._client = httpx.Client(
            base_url=origin,
            headers={"Authorization": f"Bearer {key}"},
            timeout=SECONDS_TO_ANSWER,
            trust_env=False,
        )

    def close(self) -> None:
        """Let the connection go."""
        self._client.close()

    def post(self, path: str, sent: Any, **headers: str) -> Answered:
        """POST, timed."""
        return self._timed("POST", path, sent, headers)

    def patch(self, path: str, sent: Any, version: str) -> Answered:
        """PATCH of the version named, timed."""
        form = {"Content-Type": "application/merge-patch+json", "If-Match": version}
        return self._timed("PATCH", path, sent, form)

    def get(self, path: str) -> Answered:
        """GET, timed."""
        return self._timed("GET", path, None, {})

    def _timed(self, method: str, path: str, sent: Any, headers: dict[str, str]) -> Answered:
        begun = time.perf_counter()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self._client.request(method, path, json=sent, headers=named)
        return Answered(answer.status_code, time.perf_counter() - begun, answer.json())


def at_once(acts: Iterable[Callable[[], Any]]) -> list[Any]:
    """What each act gives, all begun at the same time."""
    acts = list(acts)
    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act) for act in acts]]


def percentile(seconds: Iterable[float], share: float) -> float:
    """The value below which that share lies."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def source(number: int, writer: int) -> dict[str, Any]:
    """A source to record, which no other writer records."""
    return {"id": f"soak-{writer}-{number}", "rank": "press", "title": f"Page {writer}.{number}"}
