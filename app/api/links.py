"""Addresses of this service's own answers, built in one place."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from starlette.requests import Request

from app.api.schemas.base import ListLinks
from app.api.schemas.standings import StandingLinks
from app.services.moments import Moment


def moment_asked(moment: Moment) -> dict[str, str]:
    """The parameters by which the same moment is asked again: none for today's newest record."""
    if moment.historic:
        known_at = moment.known_at.isoformat().replace("+00:00", "Z")
        return {"as_of": moment.day.isoformat(), "known_at": known_at}
    return {} if moment.day == moment.today else {"as_of": moment.day.isoformat()}


@dataclass(frozen=True, slots=True)
class Links:
    """``base`` is the public address without a trailing slash, or empty for relative links."""

    base: str = ""
    report: str | None = None

    def to(self, path: str, **query: object) -> str:
        """The address of a path; parameters that are null are left out."""
        given = {name: str(value) for name, value in query.items() if value is not None}
        return f"{self.base}{path}?{urlencode(given, safe=',:')}" if given else f"{self.base}{path}"

    def absolute(self, request: Request) -> "Links":
        """The same with a base in any case: the public address, else the one this process listens at.

        Never the Host header, which a client may set to anything.
        """
        if self.base:
            return self
        host, port = request.scope.get("server") or ("localhost", None)
        return replace(self, base=f"{request.scope['scheme']}://{host}{f':{port}' if port else ''}")

    def of_standing(self, treaty_id: str, state_id: str, moment: Moment) -> StandingLinks:
        """Where one state's standing is, and what else there is of it."""
        asked = moment_asked(moment)
        path = f"/v1/treaties/{treaty_id}/states/{state_id}"
        return StandingLinks(
            self=self.to(path, **asked),
            page=self.to(f"/treaties/{treaty_id}/states/{state_id}", **asked),
            history=self.to(f"{path}/history", **asked),
            embed=self.to(f"/embed/{treaty_id}/{state_id}", **asked),
            badge=self.to(f"/badge/{treaty_id}/{state_id}.svg", **asked),
            report=self.report,
        )

    def of_list(
        self, path: str, query: str, *, csv: bool = True, next_page: str | None = None
    ) -> ListLinks:
        """Where a list is, its CSV twin, and the next page."""
        asked = f"?{query}" if query else ""
        return ListLinks(
            self=f"{self.base}{path}{asked}",
            csv=f"{self.base}{path}.csv{asked}" if csv else None,
            next=next_page,
        )
