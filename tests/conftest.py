"""What every test can ask for, and how Hypothesis runs."""

import os

from hypothesis import settings

# No deadline: a slow machine is no failure. Under CI the same examples are drawn every time, so a
# red run can be had again; elsewhere each run looks at new ones.
settings.register_profile(
    "treaty-status", deadline=None, print_blob=True, derandomize="CI" in os.environ
)
settings.load_profile("treaty-status")

pytest_plugins = ["tests.databases"]
