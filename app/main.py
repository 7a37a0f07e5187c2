"""Build the web application: settings → engine → record → routes → error table → outer frame → response front."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from fastapi import FastAPI

from app import __version__
from app.api import (
    audit,
    badges,
    changes,
    claim_writing,
    embeds,
    feeds,
    imports,
    names,
    oembed,
    pages,
    record,
    service,
    standings,
    state_pages,
    treaties,
    writing,
)
from app.api.assets import assets_router
from app.api.contract import install_contract
from app.api.dependencies import Clock, Context
from app.api.docs import docs_router
from app.api.errors import install_error_handlers
from app.api.links import Links
from app.api.middleware import Frame, Preflights, Receive, Scope, Send
from app.front.front import Front
from app.front.kept import Kept
from app.front.metrics import metrics_router
from app.front.quiet import Quiet
from app.front.tally import Tally
from app.logs import configure_logs
from app.services.desk import Desk
from app.services.newest import Snapshots
from app.services.verification import Verifier
from app.settings import CHECKOUT, Settings
from app.sources.names_folder import read_names
from app.store.engine import make_engine

_ROUTERS = (
    *(standings.router, treaties.router, record.router, names.router, service.router),
    *(writing.router, claim_writing.router, changes.router, audit.router, imports.router),
    *(pages.router, state_pages.router, embeds.router, badges.router, badges.shields_router),
    *(oembed.router, feeds.router),
)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Service(FastAPI):
    """The application behind its front."""

    front: Front

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        await self.front(scope, receive, send)

    async def behind(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection without the front."""
        await super().__call__(scope, receive, send)


def create_app(settings: Settings | None = None, clock: Clock = _utc_now) -> Service:
    """The application over the database that the settings name; ``clock`` gives the current UTC instant."""
    settings = settings or Settings()
    configure_logs(settings.log_level, settings.log_format)
    engine = make_engine(settings.database_url)
    table = read_names(CHECKOUT / "seed" / "names")
    snapshots = Snapshots(engine, table)
    kept, tally = Kept(settings.kept_answers_mb * 1_000_000), Tally()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        # The code and the record stay for good: the collector need not walk them again at each large answer.
        gc.freeze()
        # Nobody is served yet, and what another thread builds would lie in memory of its own.
        snapshots.warm()
        gc.collect()
        gc.freeze()
        gc.enable()
        quiet = asyncio.create_task(Quiet(snapshots, clock, tally).run())
        yield
        quiet.cancel()
        await asyncio.wait([quiet])
        gc.unfreeze()
        engine.dispose()

    app = Service(
        title="Treaty Status",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.context = Context(
        snapshots,
        clock,
        Links(settings.public_url or "", settings.report_url),
        f"{__version__}+{table.version}",
        Desk(engine, snapshots, clock, two_person=settings.two_person),
        Verifier(engine),
    )
    # As they were declared: what FastAPI includes it builds a second time, with all parameters.
    for router in (*_ROUTERS, assets_router(), docs_router(), metrics_router(tally, kept)):
        app.router.routes.extend(router.routes)
    install_contract(app)
    install_error_handlers(app)
    app.add_middleware(
        Preflights, allow_origins=["*"], allow_methods=["GET", "HEAD"], allow_headers=["*"]
    )
    app.add_middleware(Frame)
    app.front = Front(app.behind, snapshots.at_hand, snapshots.latest, clock, kept, tally)
    return app
