"""The route `/metrics`: what the process has answered and what it keeps, in the text form that Prometheus reads."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import Response

from app.front.kept import Kept
from app.front.tally import Tally

if TYPE_CHECKING:
    from prometheus_client.core import Metric


class Collector:
    """Reads the tally and the shelf when it is asked, so that counting a request costs an addition."""

    def __init__(self, tally: Tally, kept: Kept) -> None:
        self._tally, self._shelf = tally, kept.shelf

    def collect(self) -> "Iterator[Metric]":
        """The numbers as they are now."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        requests = CounterMetricFamily(
            "treaty_status_requests",
            "Requests answered, by the template of the route and the status.",
            labels=["route", "status"],
        )
        for (route, status), (number,) in sorted(self._tally.requests.items()):
            if number:
                requests.add_metric([route, str(status)], number)
        yield requests
        front = CounterMetricFamily(
            "treaty_status_front_requests",
            "Requests by how the front dealt with them: hit (from kept bytes), miss, passed (never kept).",
            labels=["outcome"],
        )
        for outcome in ("hits", "misses", "passed"):
            front.add_metric([outcome], getattr(self._tally, outcome))
        yield front
        yield CounterMetricFamily(
            "treaty_status_front_evictions",
            "Kept answers pushed out for want of room.",
            self._shelf.evictions,
        )
        for name, words, value in (
            ("answers", "Answers kept.", len(self._shelf)),
            ("bytes", "Bytes that the kept answers take.", self._shelf.size),
            ("limit_bytes", "Bytes that they may take.", self._shelf.limit),
        ):
            yield GaugeMetricFamily(f"treaty_status_front_{name}", words, value)


def metrics_router(tally: Tally, kept: Kept) -> APIRouter:
    """The route; the library is imported when it is first asked."""
    router = APIRouter(include_in_schema=False)

    @router.get("/metrics")
    def read_metrics() -> Response:
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, ProcessCollector
        from prometheus_client import generate_latest as write_metrics

        registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(Collector(tally, kept))
        return Response(
            write_metrics(registry),
            headers={"Cache-Control": "no-store"},
            media_type=CONTENT_TYPE_LATEST,
        )

    return router
