"""The shipped nginx example in a real nginx: it keeps no answer too long, and slow clients stay with it."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from app.settings import CHECKOUT
from tests.api.serving import serving

EXAMPLE = CHECKOUT / "app" / "server" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
UKRAINE = "/v1/treaties/ccm/states/UA"
FOREVER = "public, max-age=31536000, immutable"


@contextmanager
def nginx_before(upstream: str, folder: Path, **changed: str) -> Iterator[httpx.Client]:
    """A client of an nginx that runs the example before ``upstream``; ``changed`` are other values of directives."""
    if NGINX is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no nginx on this machine: `make parts` installs it")
        pytest.skip("no nginx on this machine")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    site = EXAMPLE.read_text("utf-8")
    for old, new in (
        ("/var/cache/nginx/treaty-status", f"{folder}/cache"),
        ("server 127.0.0.1:8000", f"server {upstream}"),
        ("listen 80;", f"listen 127.0.0.1:{port};"),
    ):
        assert old in site
        site = site.replace(old, new)
    for directive, value in changed.items():
        site, found = re.subn(rf"\b{directive} [^;]+;", f"{directive} {value};", site)
        assert found
    (folder / "site.conf").write_text(site, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}"
        f" http {{ access_log off; {temporary} include {folder}/site.conf; }}"
    )
    command = [
        NGINX,
        "-p",
        str(folder),
        "-c",
        str(folder / "nginx.conf"),
        "-e",
        f"{folder}/error.log",
    ]
    process = subprocess.Popen(command)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            for _ in range(100):
                try:
                    client.get("/healthz")
                    break
                except httpx.TransportError:
                    assert process.poll() is None, (folder / "error.log").read_text()
                    time.sleep(0.05)
            yield client
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="module")
def through_nginx(
    seeded_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    folder = tmp_path_factory.mktemp("nginx")
    with (
        serving(seeded_url, folder / "log") as origin,
        nginx_before(origin.removeprefix("http://"), folder) as client,
    ):
        yield client


def test_the_second_reader_is_answered_by_nginx(through_nginx: httpx.Client) -> None:
    first, second = through_nginx.get(f"{UKRAINE}?lang=en"), through_nginx.get(f"{UKRAINE}?lang=en")
    assert [first.headers["x-cache"], second.headers["x-cache"]] == ["MISS", "HIT"]
    assert first.content == second.content
    assert second.headers["content-encoding"] == "gzip"
    assert second.headers["cache-control"] == "public, no-cache"
    assert second.headers["access-control-allow-origin"] == "*"


def test_each_coding_has_its_own_answer(through_nginx: httpx.Client) -> None:
    path = f"{UKRAINE}?lang=fr"
    for coding in ("identity", "gzip", "br;q=1, gzip;q=0", "gzip, br", "identity", "gzip"):
        answer = through_nginx.get(path, headers={"Accept-Encoding": coding})
        zipped = coding.startswith("gzip")
        assert answer.headers.get("content-encoding") == ("gzip" if zipped else None)
        assert answer.json()["state"]["id"] == "UKR"
    assert answer.headers["x-cache"] == "HIT"


def test_a_reader_who_holds_the_answer_gets_304_from_nginx(through_nginx: httpx.Client) -> None:
    path = f"{UKRAINE}?as_of=2020-01-01"
    tag = through_nginx.get(path).headers["etag"]
    again = through_nginx.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.headers["x-cache"]) == (304, "HIT")


def test_what_can_never_change_may_be_kept_by_readers_too(through_nginx: httpx.Client) -> None:
    answer = through_nginx.get(f"{UKRAINE}?as_of=2023-07-08&known_at=2")
    assert answer.headers["cache-control"] == FOREVER


@pytest.mark.parametrize(
    ("path", "status"),
    [("/healthz", 200), (f"{UKRAINE}?x=1", 400), ("/v1/states/XX", 404), ("/v1/states/Congo", 409)],
)
def test_errors_and_health_are_never_kept(
    through_nginx: httpx.Client, path: str, status: int
) -> None:
    for _ in range(2):
        answer = through_nginx.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (status, "no-store")
        assert answer.headers["x-cache"] == "MISS"


def test_what_comes_with_a_key_is_neither_kept_nor_answered_from_the_cache(
    through_nginx: httpx.Client,
) -> None:
    path = f"{UKRAINE}?as_of=2019-01-01"
    with_key = {"Authorization": "Bearer x"}
    assert through_nginx.get(path, headers=with_key).headers["x-cache"] == "BYPASS"
    assert through_nginx.get(path).headers["x-cache"] == "MISS"
    assert through_nginx.get(path, headers=with_key).headers["x-cache"] == "BYPASS"


class Upstream:
    """A service of the test's own, whose answers may be kept for a second and shown for another."""

    def __init__(self) -> None:
        self.answer, self.requests = b"before", 0
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer.requests += 1
                self.send_response(200)
                self.send_header("Content-Length", str(len(outer.answer)))
                self.send_header("Cache-Control", "public, max-age=1, stale-while-revalidate=1")
                self.send_header("ETag", f'"{outer.answer.decode()}"')
                self.end_headers()
                self.wfile.write(outer.answer)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_port}"


@pytest.fixture(scope="module")
def upstream() -> Iterator[Upstream]:
    made = Upstream()
    yield made
    made.server.shutdown()
    made.server.server_close()


def test_no_answer_outlives_its_two_lifetimes_and_many_readers_ask_once(
    upstream: Upstream, tmp_path: Path
) -> None:
    with nginx_before(upstream.address, tmp_path) as client:
        upstream.requests = 0
        assert {client.get("/a").content for _ in range(50)} == {b"before"}
        assert upstream.requests == 1
        upstream.answer = b"after"
        time.sleep(3.1)  # more than both lifetimes, each of which nginx may round up
        assert client.get("/a").content == b"after"


def test_slow_clients_do_not_reach_the_service(upstream: Upstream, tmp_path: Path) -> None:
    short = {"client_header_timeout": "1s", "client_body_timeout": "1s"}
    with nginx_before(upstream.address, tmp_path, **short) as client:
        client.get("/a")
        before = upstream.requests
        port = client.base_url.port
        head = b"PUT /a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n"
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(60)]
        for number, connection in enumerate(slow):
            connection.sendall((b"GET /a", head, head + b"\r\nx")[number % 3])
        assert [client.get("/a").status_code for _ in range(20)] == [200] * 20
        for connection in slow:
            connection.settimeout(30)
            with connection, contextlib.suppress(ConnectionResetError):
                while connection.recv(4_096):
                    pass
        assert (
            upstream.requests - before <= 3
        )  # the honest reader's, as its answer went out of date
