"""Compare this service with its peers in one run, shuffled and interleaved, with a pair of equals to show the noise."""

import os
import random
import shutil
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path

from app.domain.claims import ActionContent
from app.store.engine import make_engine, reading
from app.store.records import read_claims, read_states
from tests.bench.load import Server, free_port, is_up, press, ratio, running

COMMAND = str(Path(sys.executable).with_name("treaty-status"))
UVICORN = [sys.executable, "-m", "uvicorn", "--no-access-log", "--log-level", "critical"]
ONE = "/v1/treaties/ccm/states/UA"
COLUMNS = (
    "id,iso2,name,status,signed,signed_on,act,deposited_on,bound,since,withdrawal_effective_on,as_of,verified_on,"
    "source_url,sentence"
)
LIST = f"/v1/treaties/ccm/states?fields={COLUMNS}"
ONE_STATE = "this service, one state"
ROUNDS = 5
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")

Row = tuple[str, str, str]
"""What was measured, the goal, what was found."""


def compare(folder: Path) -> tuple[list[Server], list[Row]]:
    """Measure all peers; gives each server with its runs, and the goals with what was found."""
    with ExitStack() as stack:
        servers = _start(stack, folder)
        for server in servers:
            press(server, 1)  # warm
            server.runs.clear()
        for _ in range(ROUNDS):
            for server in random.sample(servers, len(servers)):
                press(server, server.seconds)
    return servers, _rows({server.name: server for server in servers})


def _start(stack: ExitStack, folder: Path) -> list[Server]:
    record = f"sqlite:///{folder / 'record.db'}"
    database, body = folder / "tutorial.db", folder / "body.json"

    def service() -> tuple[str, int]:
        port = free_port()
        origin = f"http://127.0.0.1:{port}"
        settings = {"TREATY_STATUS_DATABASE_URL": record, "TREATY_STATUS_LOG_LEVEL": "error"}
        process = stack.enter_context(
            running([COMMAND, "serve", "--port", str(port)], f"{origin}/readyz", settings)
        )
        return origin, process.pid

    ours, pid = service()
    again, pid_again = service()
    body.write_bytes(urllib.request.urlopen(ours + ONE).read())
    environment = {"TUTORIAL_DATABASE": str(database), "PEER_BODY": str(body)}
    subprocess.run(
        [sys.executable, "-m", "tests.bench.compare", record],
        env={**os.environ, **environment},
        check=True,
    )

    def peer(target: str, path: str) -> tuple[str, int]:
        port = free_port()
        url = f"http://127.0.0.1:{port}{path}"
        command = [*UVICORN, f"tests.bench.{target}", "--port", str(port)]
        return url, stack.enter_context(running(command, url, environment)).pid

    raw, pid_raw = peer("peers:raw", "/")
    tuned, pid_tuned = peer("peers:tuned", "/states/UA")
    tutorial, pid_tutorial = peer("tutorial:app", "/states/UA")
    with urllib.request.urlopen(ours + ONE) as answer:
        tag = answer.headers["ETag"]
    found = [
        Server(ONE_STATE, ours + ONE, [pid]),
        Server("the same again (A/A)", again + ONE, [pid_again]),
        Server("this service, 304", ours + ONE, [pid], {"If-None-Match": tag}),
        Server("this service, list of 197", ours + LIST, [pid]),
        Server(
            "this service, whole list under gzip",
            f"{ours}/v1/treaties/ccm/states",
            [pid],
            {"Accept-Encoding": "gzip"},
        ),
        Server("raw ASGI on uvicorn", raw, [pid_raw]),
        Server("async route on raw sqlite3", tuned, [pid_tuned]),
        Server("tutorial app, one state", tutorial, [pid_tutorial]),
        Server(
            "tutorial app, list of 197",
            tutorial.removesuffix("/UA"),
            [pid_tutorial],
            clients=2,
            seconds=4,  # what is under way when the time is up counts as work without an answer
        ),
    ]
    if NGINX:
        url, pids = _nginx(NGINX, stack, folder, body)
        found.append(Server("nginx, static file", url, pids))
    return found


def _nginx(nginx: str, stack: ExitStack, folder: Path, body: Path) -> tuple[str, list[int]]:
    port, prefix = free_port(), folder / "nginx"
    (prefix / "logs").mkdir(parents=True)
    shutil.copyfile(body, prefix / "body.json")
    prefix.chmod(0o755)
    folder.chmod(0o755)
    configuration = prefix / "nginx.conf"
    configuration.write_text(
        f"worker_processes 1; daemon off; pid {prefix}/pid; error_log {prefix}/logs/error.log;"
        + ("user root;" if os.geteuid() == 0 else "")
        + "events { worker_connections 512; } http { access_log off; sendfile on; tcp_nopush on;"
        f" default_type application/json; server {{ listen 127.0.0.1:{port}; root {prefix}; }} }}"
    )
    url = f"http://127.0.0.1:{port}/body.json"
    process = stack.enter_context(
        running([nginx, "-p", str(prefix), "-c", str(configuration)], url)
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert is_up(url)
    return url, [int(child) for child in children]


def _rows(by_name: dict[str, Server]) -> list[Row]:
    def times(one: str, other: str, form: str) -> str:
        return ratio(by_name[one], by_name[other]).shown(form)

    tutorial = "tutorial app, one state"
    return [
        (
            "one state: CPU of raw ASGI as a share of ours",
            "≥ 70 %",
            times("raw ASGI on uvicorn", ONE_STATE, ".0%"),
        ),
        ("one state vs the tutorial app", "≥ 30×", times(tutorial, ONE_STATE, ".0f")),
        (
            "one state vs an async route on raw sqlite3",
            "≥ 3×",
            times("async route on raw sqlite3", ONE_STATE, ".1f"),
        ),
        ("304 vs its own 200", "≥ 1.2×", times(ONE_STATE, "this service, 304", ".2f")),
        (
            "list of 197 vs the tutorial app's",
            "≥ 400×",
            times("tutorial app, list of 197", "this service, list of 197", ".0f"),
        ),
        ("two equals (A/A)", "100 %", times("the same again (A/A)", ONE_STATE, ".0%")),
    ]


def _fill(record: str) -> None:
    from tests.bench import tutorial

    engine = make_engine(record)
    with reading(engine) as session:
        states = read_states(session)
        actions = [
            (claim.state_id, claim.content.kind.value, claim.content.on)
            for claim in read_claims(session, "ccm")
            if isinstance(claim.content, ActionContent) and claim.state_id
        ]
    engine.dispose()
    tutorial.fill([(s.id, s.iso2, s.name, s.region) for s in states], actions)


if __name__ == "__main__":
    _fill(sys.argv[1])
