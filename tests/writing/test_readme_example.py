"""The README's example of writing: a second treaty with five states, through the endpoints, as it stands there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api.seeding import seeded
from tests.api.serving import serving

CHECKOUT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```bash\n(.*?)^```", flags=re.M | re.S)
COMMAND = Path(sys.executable).with_name("treaty-status")


@pytest.fixture(scope="module")
def script() -> str:
    (block,) = BLOCK.findall((CHECKOUT / "README.md").read_text("utf-8"))
    assert isinstance(block, str)
    return block


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_the_example_is_answered_as_it_says(
    script: str, engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if shutil.which("curl") is None or shutil.which("bash") is None:
        missing = "the example is written for bash and curl"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    fixture = "empty_sqlite_url" if engine == "sqlite" else "empty_postgres_url"
    url = seeded(request.getfixturevalue(fixture))
    with serving(url, tmp_path / "log") as origin:
        asked = script.replace("http://127.0.0.1:8000", origin)
        asked = asked.replace(".venv/bin/treaty-status", str(COMMAND))
        environment = {n: v for n, v in os.environ.items() if not n.lower().endswith("_proxy")}
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", asked],
            env=environment | {"TREATY_STATUS_DATABASE_URL": url},
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 0, done.stdout + done.stderr
    promised = script.splitlines()[-1].removeprefix("# → ")
    answer = done.stdout.splitlines()[-1]
    for row in promised.split("},"):
        assert row.strip("{}") in answer
    assert done.stdout.count('"review":"published"') == 11
