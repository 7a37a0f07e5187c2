"""The query of the list of states: its parameters, read once, and the views that match them."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from app.api.flat_rows import columns_asked, read_statuses, read_truth, sort_views
from app.api.parameters import AsOfParameter, KnownAtParameter, LanguageParameter
from app.domain.errors import InvalidValue
from app.domain.names import normalise_name
from app.services.moments import Moment
from app.services.snapshots import Snapshot
from app.services.standings import View, find_states

_TRUTH_WORDS = "`true`, `false` or `unknown` (the record does not say)."


@dataclass(frozen=True, slots=True)
class ListOfStates:
    """The parameters of a list of states; every filter left out matches all."""

    as_of: AsOfParameter
    known_at: KnownAtParameter = None
    lang: LanguageParameter = "en"
    states: Annotated[
        str | None,
        Query(
            description="Only these, in this order: codes or names without commas, separated by commas.",
            openapi_examples={"the article's three": {"value": "RU,UA,US"}},
        ),
    ] = None
    status: Annotated[
        str | None, Query(description="Only these statuses, separated by commas.")
    ] = None
    signed: Annotated[str | None, Query(description=f"By signature: {_TRUTH_WORDS}")] = None
    bound: Annotated[
        str | None, Query(description=f"By whether the treaty binds it: {_TRUTH_WORDS}")
    ] = None
    consented: Annotated[str | None, Query(description=f"By consent: {_TRUTH_WORDS}")] = None
    eligible: Annotated[
        str | None,
        Query(
            description="`true`: only states that could take part on the day; `false`: only the others."
        ),
    ] = None
    region: Annotated[
        str | None,
        Query(description="A UN region or sub-region by name, such as `Africa` or `Western Asia`."),
    ] = None
    q: Annotated[str | None, Query(description="Words that the name contains.", max_length=200)] = (
        None
    )
    sort: Annotated[
        str | None,
        Query(description="A column to sort by; a leading hyphen turns the order round."),
    ] = None
    fields: Annotated[
        str | None, Query(description="Flat rows of these columns only, separated by commas.")
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
        signed, bound = read_truth(self.signed, "signed"), read_truth(self.bound, "bound")
        consented, eligible = (
            read_truth(self.consented, "consented"),
            read_truth(self.eligible, "eligible"),
        )
        region, words = _read_region(self.region, moment.snapshot), normalise_name(self.q or "")
        chosen = [
            view
            for view in views
            if (statuses is None or view.standing.status in statuses)
            and (signed is None or view.standing.signature.signed is signed[0])
            and (bound is None or view.standing.force.bound is bound[0])
            and (consented is None or view.standing.consent.expressed is consented[0])
            and (
                eligible is None or view.state.could_take_part_on(view.standing.day) is eligible[0]
            )
            and (region is None or region in _regions(view))
            and (
                not words
                or words in normalise_name(view.state.name)
                or words in normalise_name(view.state.un_name)
            )
        ]
        return sort_views(chosen, self.sort)


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
