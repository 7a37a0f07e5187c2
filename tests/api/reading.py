"""A reader of the service: asks it over HTTP and expects an answer, or a problem, of the right form."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import httpx2
from starlette.testclient import TestClient

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""The instant at which the services of these tests are asked."""
TODAY = "2026-11-24"

CCM = "/v1/treaties/ccm"
JSON, CSV, PROBLEM = "application/json", "text/csv; charset=utf-8", "application/problem+json"
PROBLEM_MEMBERS = {"type", "title", "status", "detail", "advice"}


class Reader:
    """Asks one service. ``client`` may be used for what the methods do not say."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx2.Response:
        """Whatever is answered; the path goes out as it is written."""
        return self.client.get(path, headers=headers, follow_redirects=False)

    def json(self, path: str) -> Any:
        """The JSON of an answer."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == JSON
        return answer.json()

    def items(self, path: str) -> list[Any]:
        """The items of a list, of which there are as many as it says."""
        answer = self.json(path)
        items = answer["items"]
        assert isinstance(items, list)
        assert len(items) == answer["total"]
        return items

    def standing(self, state: str, as_of: str | None = None) -> Any:
        """One state's standing under the Convention on Cluster Munitions."""
        return self.json(f"{CCM}/states/{state}" + (f"?as_of={as_of}" if as_of else ""))

    def counts(self, as_of: str | None = None) -> dict[str, int | None]:
        """The counts of the Convention by name."""
        answer = self.json(f"{CCM}/counts" + (f"?as_of={as_of}" if as_of else ""))
        return {name: count["value"] for name, count in answer["counts"].items()}

    def rows(self, path: str) -> list[dict[str, str]]:
        """The rows of a CSV answer by the names of their columns."""
        answer = self.get(path)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"] == CSV
        return list(csv.DictReader(io.StringIO(answer.content.decode(), newline="")))

    def problem(self, path: str, status: int) -> Any:
        """The problem that a request ends in; it has all members that every problem has."""
        answer = self.get(path)
        assert answer.status_code == status, answer.text
        return read_problem(answer)


def read_problem(answer: httpx2.Response) -> Any:
    """A problem, checked for what is true of every one."""
    assert answer.headers["content-type"] == PROBLEM
    assert answer.headers["cache-control"] == "no-store"
    problem = answer.json()
    assert problem.keys() >= PROBLEM_MEMBERS
    assert problem["status"] == answer.status_code
    assert problem["type"].startswith("/problems/")
    assert problem["detail"]
    assert problem["advice"]
    return problem
