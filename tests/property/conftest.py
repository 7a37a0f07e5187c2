"""How many worlds are looked at: a few in every run, very many with ``--hypothesis-profile=wide``."""

from hypothesis import settings

settings.register_profile(
    "wide", settings.get_profile("treaty-status"), max_examples=1000, derandomize=False
)
