"""Swagger UI in this repository is what its publisher released, file by file."""

import hashlib
import re
from pathlib import Path

from app.api.docs import SWAGGER_UI_VERSION

VENDORED = Path(__file__).parents[2] / "app/api/static/swagger-ui"
NOTE = (VENDORED / "VENDORED.md").read_text("utf-8")


def test_every_vendored_file_has_the_hash_that_was_noted() -> None:
    noted = dict(re.findall(r"^\| `(\S+)` \| `([0-9a-f]{64})` \|$", NOTE, re.MULTILINE))
    held = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest()
        for file in VENDORED.iterdir()
        if file.name != "VENDORED.md"
    }
    assert held == noted


def test_the_bundle_is_of_the_version_that_is_served_and_noted() -> None:
    bundle = (VENDORED / "swagger-ui-bundle.js").read_text("utf-8")
    assert re.findall(r'PACKAGE_VERSION:"([^"]+)"', bundle) == [SWAGGER_UI_VERSION]
    assert re.findall(r"^\| version \| (\S+) \|$", NOTE, re.MULTILINE) == [SWAGGER_UI_VERSION]


def test_the_licences_come_with_it() -> None:
    assert "Apache License" in (VENDORED / "LICENSE.txt").read_text("utf-8")
    assert "SmartBear" in (VENDORED / "NOTICE.txt").read_text("utf-8")
    assert "MIT" in (VENDORED / "swagger-ui-bundle.js.LICENSE.txt").read_text("utf-8")
