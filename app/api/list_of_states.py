"""The query of the list of states: its parameters, read once, and the views that match them."""

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from app.api.flat_rows import COLUMNS, columns_asked, read_statuses, sort_views
from app.api.parameters import AsOfParameter, KnownAtParameter, LanguageParameter
from app.domain.errors import InvalidValue
from app.domain.standing import Status
from app.services.moments import Moment
from app.services.snapshots import Snapshot
from app.services.standings import View, find_states, matching_states

_TRUTH = {"true": True, "false": False, "unknown": None}
Truth = Literal["true", "false", "unknown"]
_UNKNOWN = "`unknown`: the record does not say."
_STATUSES = ", ".join(f"`{status}`" for status in Status)
_COLUMNS = ", ".join(f"`{column}`" for column in COLUMNS)


@dataclass(frozen=True, slots=True)
class ListOfStates:
    """The parameters of a list of states; every filter left out matches all."""

    as_of: AsOfParameter
    known_at: KnownAtParameter
    lang: LanguageParameter = "en"
    states: Annotated[
        str | None,
        Query(
            description="Only these, in this order: codes or names without commas, such as `RU,UA,US`."
        ),
    ] = None
    status: Annotated[
        str | None,
        Query(description=f"Only these statuses, separated by commas, of {_STATUSES}."),
    ] = None
    signed: Annotated[Truth | None, Query(description=f"By signature. {_UNKNOWN}")] = None
    bound: Annotated[
        Truth | None, Query(description=f"By whether the treaty binds it on the day. {_UNKNOWN}")
    ] = None
    consented: Annotated[
        Truth | None, Query(description=f"By whether it has ever joined. {_UNKNOWN}")
    ] = None
    eligible: Annotated[
        Literal["true", "false"] | None,
        Query(
            description="`true`: only states that could take part on the day; `false`: only the others."
        ),
    ] = None
    region: Annotated[
        str | None,
        Query(description="A UN region or sub-region by name, such as `Africa` or `Western Asia`."),
    ] = None
    q: Annotated[
        str | None,
        Query(
            description="Words that its name contains, in one of the six languages of the UN.",
            max_length=200,
        ),
    ] = None
    sort: Annotated[
        str | None,
        Query(
            description="A column of `fields` to sort by; a leading hyphen turns the order round. By name if left out."
        ),
    ] = None
    fields: Annotated[
        str | None,
        Query(description=f"Flat rows of these columns, separated by commas, of {_COLUMNS}."),
    ] = None

    @property
    def columns(self) -> list[str] | None:
        """The columns asked for, or null for whole answers."""
        return columns_asked(self.fields)

    def select(self, views: list[View], moment: Moment) -> list[View]:
        """The views that match, in the order asked.

        Raises:
            InvalidValue: a filter whose value cannot be read.
        """
        if self.states is not None:
            by_id = {view.state.id: view for view in views}
            views = [by_id[state.id] for state in find_states(moment.snapshot, self.states)]
        statuses = read_statuses(self.status)
        region = _read_region(self.region, moment.snapshot)
        named = matching_states(moment.snapshot, self.q)
        chosen = [
            view
            for view in views
            if (statuses is None or view.standing.status in statuses)
            and _matches(view.standing.signature.signed, self.signed)
            and _matches(view.standing.force.bound, self.bound)
            and _matches(view.standing.consent.expressed, self.consented)
            and _matches(view.state.could_take_part_on(view.standing.day), self.eligible)
            and (region is None or region in _regions(view))
            and view.state.id in named
        ]
        return sort_views(chosen, self.sort)


def _matches(value: bool | None, asked: Truth | None) -> bool:
    return asked is None or value is _TRUTH[asked]


def _regions(view: View) -> set[str]:
    return {name.casefold() for name in (view.state.region, view.state.sub_region) if name}


def _read_region(text: str | None, snapshot: Snapshot) -> str | None:
    if text is None:
        return None
    known = {
        name
        for state in snapshot.states.values()
        for name in (state.region, state.sub_region)
        if name
    }
    if text.casefold() not in {name.casefold() for name in known}:
        raise InvalidValue(f"region: one of {', '.join(sorted(known))}.", "region")
    return text.casefold()
