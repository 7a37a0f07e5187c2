"""Write the contract's examples anew from the seed: `python -m tests.api.write_examples`, for maintainers."""

import tempfile
from pathlib import Path

from starlette.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from tests.api.changing import changed_examples
from tests.api.examples import QUESTIONS, example, write
from tests.api.reading import NOON, Reader
from tests.api.seeding import seeded


def main() -> None:
    """Ask each question of a service over a fresh seed, and keep the answer."""
    with tempfile.TemporaryDirectory() as folder:
        url = seeded(f"sqlite:///{Path(folder)}/record.db")
        app = create_app(Settings(database_url=url, log_level="error"), lambda: NOON)
        with TestClient(app) as client:
            for name, request in QUESTIONS.items():
                write(name, example(Reader(client), request))
        for name, shown in changed_examples(url):
            write(name, shown)


if __name__ == "__main__":
    main()
