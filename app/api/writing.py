"""Routes that record treaties, states and sources, and that change them by JSON Merge Patch (RFC 7396)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Body
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from pydantic import BaseModel, ValidationError

from app.api.contract import name_of_operation
from app.api.handing_in import PatcherDependency, SeenVersion, Writer, WriterDependency, written
from app.api.keyed_route import route_for
from app.api.parameters import SourcePath, StatePath, TreatyPath
from app.api.record_answers import source_answer, state_row
from app.api.schemas.base import row_of
from app.api.schemas.recorded import RecordedSource, RecordedState, RecordedTreaty
from app.api.schemas.submissions import (
    SourcePatch,
    SourceSubmission,
    StatePatch,
    StateSubmission,
    TreatyPatch,
    TreatySubmission,
)
from app.domain.answers import Answer
from app.domain.days import AsOf
from app.domain.keys import Scope
from app.domain.publications import Source
from app.domain.states import State
from app.domain.treaties import Treaty
from app.services.desk import Change
from app.services.standings import find_state
from app.services.things import Recorded, ThingKind, find, make_id, record_change, record_new

router = APIRouter(
    route_class=route_for(Scope.PUBLISH),
    generate_unique_id_function=name_of_operation,
    tags=["Writing"],
)
Sent = TypeVar("Sent", bound=BaseModel)
MERGE_PATCH = "application/merge-patch+json"


@router.post("/v1/treaties", **written(RecordedTreaty, 201))
def create_treaty(body: TreatySubmission, write: WriterDependency) -> Response:
    """Record a treaty.

    Its terms and what states did are claims, posted to `/v1/claims` after it.
    """

    def act(change: Change) -> Answer:
        named = _treaty(body, body.id or "")
        treaty = replace(named, id=named.id or make_id(change, "treaties", named.called))
        return _answer(write, change, 201, "treaties", record_new(change, "treaties", treaty))

    return write.hand_in(act)


@router.patch("/v1/treaties/{treaty}", **written(RecordedTreaty, 200, 404, 412, 428))
def change_treaty(
    treaty: TreatyPath,
    body: Annotated[TreatyPatch, Body(media_type=MERGE_PATCH)],
    write: PatcherDependency,
    seen: SeenVersion,
) -> Response:
    """Change a treaty's title.

    By JSON Merge Patch. The change is a new version; the earlier ones stay for `known_at`.
    """
    return _change(write, "treaties", treaty, seen, body, TreatySubmission, _treaty)


@router.post("/v1/states", **written(RecordedState, 201))
def create_state(body: StateSubmission, write: WriterDependency) -> Response:
    """Record a state.

    One that the record does not have, under its ISO 3166-1 codes.
    """

    def act(change: Change) -> Answer:
        return _answer(
            write, change, 201, "states", record_new(change, "states", _state(body, body.id))
        )

    return write.hand_in(act)


@router.patch("/v1/states/{state}", **written(RecordedState, 200, 404, 412, 428))
def change_state(
    state: StatePath,
    body: Annotated[StatePatch, Body(media_type=MERGE_PATCH)],
    write: PatcherDependency,
    seen: SeenVersion,
) -> Response:
    """Change a state's names, codes or region.

    By JSON Merge Patch. The change is a new version; the earlier ones stay for `known_at`.
    """
    return _change(write, "states", state, seen, body, StateSubmission, _state)


@router.post("/v1/sources", **written(RecordedSource, 201))
def create_source(body: SourceSubmission, write: WriterDependency) -> Response:
    """Record a publication.

    Claims rest on publications, so it comes before them. What is not known of it is left out.
    """

    def act(change: Change) -> Answer:
        words = body.title or body.publisher or body.rank.value
        source = _source(body, body.id or make_id(change, "sources", words))
        return _answer(write, change, 201, "sources", record_new(change, "sources", source))

    return write.hand_in(act)


@router.patch("/v1/sources/{source}", **written(RecordedSource, 200, 404, 412, 428))
def change_source(
    source: SourcePath,
    body: Annotated[SourcePatch, Body(media_type=MERGE_PATCH)],
    write: PatcherDependency,
    seen: SeenVersion,
) -> Response:
    """Change what is known of a publication.

    By JSON Merge Patch. The change is a new version; the earlier ones stay for `known_at`.
    """
    return _change(write, "sources", source, seen, body, SourceSubmission, _source)


def _change(
    write: Writer,
    kind: ThingKind,
    thing_id: str,
    seen: int | None,
    patch: BaseModel,
    whole: type[Sent],
    make: Callable[[Sent, str], Any],
) -> Response:
    def act(change: Change) -> Answer:
        before = find(change, kind, _meant(change, kind, thing_id), seen)
        changed = _merged(whole, _sent_form(before), patch)
        recorded = record_change(change, kind, before, make(changed, before.id))
        return _answer(write, change, 200, kind, recorded)

    return write.hand_in(act)


def _meant(change: Change, kind: ThingKind, text: str) -> str:
    match kind:
        case "treaties":
            return change.before.find_treaty(text).treaty.id
        case "states":
            return find_state(change.before, text).id
        case "sources":
            return text


def _merged(whole: type[Sent], before: Mapping[str, Any], patch: BaseModel) -> Sent:
    merged = {**before, **patch.model_dump(mode="json", exclude_unset=True)}
    try:
        return whole.model_validate({k: v for k, v in merged.items() if v is not None})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        for fault in faults:
            fault["loc"] = ("body", *fault["loc"])
        raise RequestValidationError(faults) from None


def _sent_form(thing: Treaty | State | Source) -> dict[str, Any]:
    form = asdict(thing)
    if isinstance(thing, Source):
        as_of = form.pop("as_of")
        form |= {f"as_of_{name}": value for name, value in as_of.items()}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in form.items()
    }


def _treaty(sent: TreatySubmission, treaty_id: str) -> Treaty:
    return Treaty(treaty_id, sent.title, sent.short_title)


def _state(sent: StateSubmission, state_id: str) -> State:
    return State(**sent.model_dump() | {"id": state_id})


def _source(sent: SourceSubmission, source_id: str) -> Source:
    fields = sent.model_dump() | {"id": source_id}
    as_of = {
        name: fields.pop(f"as_of_{name}") for name in ("earliest", "latest", "note", "inferred")
    }
    return Source(**fields, as_of=AsOf(**as_of))


def _answer(
    write: Writer, change: Change, status: int, kind: ThingKind, recorded: Recorded
) -> Answer:
    thing, version, revision = recorded.thing, recorded.version, recorded.revision
    model: object
    match thing:
        case Treaty():
            model = RecordedTreaty(**row_of(thing), version=version, revision=revision)
        case State():
            model = RecordedState(**row_of(state_row(thing)), version=version, revision=revision)
        case _:
            shown = row_of(source_answer(thing))
            model = RecordedSource(**shown, version=version, revision=revision)
    path = f"/v1/{kind}/{thing.id}"
    return write.answer(
        model,
        status,
        path=path,
        version=version,
        revision=revision,
        change=change,
    )
