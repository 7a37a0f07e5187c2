"""Wire models of the service itself."""

from app.api.schemas.base import wire


@wire
class HealthResponse:
    """Alive, or ready."""

    status: str


@wire
class ProblemTypeResponse:
    """A kind of problem."""

    type: str
    title: str
    status: int
    advice: str
