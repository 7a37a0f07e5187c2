"""The service that these tests ask in their own process."""

from tests.pages import served

seeded = served.seeded
client = served.client
