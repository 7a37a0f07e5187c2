"""A service over the whole seed at a fixed instant, asked in this process and, for the browser, at an address."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from app.main import create_app
from app.services.seeding import seed
from app.settings import Settings
from app.sources.seed import read_seed
from app.store.engine import make_engine, writing
from app.store.schema import upgrade
from tests.api.reading import NOON
from tests.seed.recorded import SEED

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A SQLite database with the whole seed."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pages')}/record.db"
    engine = make_engine(url)
    upgrade(engine)
    with writing(engine) as session:
        seed(session, read_seed(SEED), NOON)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def client(seeded: str) -> Iterator[TestClient]:
    """Asks the service; redirects are not followed."""
    app = create_app(Settings(database_url=seeded), lambda: NOON)
    with TestClient(app, follow_redirects=False) as client:
        yield client
    app.state.context.snapshots._engine.dispose()


@pytest.fixture(scope="session")
def origin(seeded: str) -> Iterator[str]:
    """The address at which a browser finds the service."""
    app = create_app(Settings(database_url=seeded), lambda: NOON)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()
    app.state.context.snapshots._engine.dispose()


@pytest.fixture(scope="session")
def screenshots() -> Path:
    """Where pictures are kept for people to look at."""
    folder = CHECKOUT / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def foreign_page() -> Iterator[Callable[[str], str]]:
    """Serves a page at an address of another origin, and gives that address."""
    pages = {"/favicon.ico": ""}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(pages.get(self.path, "").encode())

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def serve(html: str) -> str:
        pages["/article"] = html
        return f"http://127.0.0.1:{server.server_port}/article"

    yield serve
    server.shutdown()
    server.server_close()
