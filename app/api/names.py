"""The route of names: which state a text means, or why none can be named."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from app.api.contract import documented, name_of_operation
from app.api.dependencies import ContextDependency, MomentDependency, WriterDependency
from app.api.name_answers import Naming
from app.api.parameters import LanguageParameter, StrictRoute
from app.api.schemas.names import ResolveResponse
from app.services.overview import Overview

router = APIRouter(
    route_class=StrictRoute, generate_unique_id_function=name_of_operation, tags=["Record"]
)
NameParameter = Annotated[
    str,
    Query(
        description="A code or a name, in any language, spelling and order of words.",
    ),
]


@router.get("/v1/resolve", **documented(ResolveResponse))
def resolve_name(
    q: NameParameter,
    moment: MomentDependency,
    write: WriterDependency,
    context: ContextDependency,
    lang: LanguageParameter = "en",
) -> Response:
    """Which state a code or a name means.

    Always answered, and never guessed: a name that two states share is `ambiguous`, a territory names the state
    responsible for it, and what nobody has is `none`, with names like it.
    """
    snapshot = moment.snapshot
    naming = Naming(moment, Overview(snapshot, moment.day), context.links, language=lang)
    return write.json(naming.resolved(snapshot.names.resolve(q, "q")), moment)
