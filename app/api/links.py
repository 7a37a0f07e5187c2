"""Addresses of this service's own answers, built in one place."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from app.api.schemas.base import ListLinks
from app.api.schemas.standings import StandingLinks


@dataclass(frozen=True, slots=True)
class Links:
    """``base`` is the public address without a trailing slash, or empty for relative links."""

    base: str = ""
    report: str | None = None

    def to(self, path: str, **query: object) -> str:
        """The address of a path; parameters that are null are left out."""
        given = {name: str(value) for name, value in query.items() if value is not None}
        return f"{self.base}{path}?{urlencode(given, safe=',:')}" if given else f"{self.base}{path}"

    def of_standing(self, treaty_id: str, state_id: str, as_of: date | None) -> StandingLinks:
        """Where one state's standing is, and what else there is of it."""
        path = f"/v1/treaties/{treaty_id}/states/{state_id}"
        return StandingLinks(
            self=self.to(path, as_of=as_of),
            page=None,
            history=self.to(f"{path}/history", as_of=as_of),
            embed=None,
            badge=None,
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
