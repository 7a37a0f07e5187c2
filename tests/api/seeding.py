"""Databases that hold the seed."""

from app.services.seeding import seed
from app.sources.seed import read_seed
from app.store.engine import make_engine, writing
from app.store.schema import upgrade
from tests.api.reading import NOON
from tests.seed.recorded import SEED


def seeded(url: str, *, article_only: bool = False) -> str:
    """Make the schema and record the seed, or the states and the article alone; gives the URL."""
    engine = make_engine(url)
    upgrade(engine)
    with writing(engine) as session:
        seed(session, read_seed(SEED, article_only=article_only), NOON)
    engine.dispose()
    return url
