"""The documentation page: Swagger UI served from this package, under a policy that allows no outside request.

The page holds no inline script or style, and its links are relative, so that it also works below a proxy's path.
Swagger UI is vendored byte for byte (`static/swagger-ui/VENDORED.md`); its version is in its addresses, which may
therefore be kept for ever. Our own small files are asked for again each time and answered with 304.
"""

import gzip
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

SWAGGER_UI_VERSION = "5.35.0"

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
    )
)

_STATIC = Path(__file__).parent / "static"
_VENDORED = f"/docs/static/swagger-ui-{SWAGGER_UI_VERSION}"
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"

_JAVASCRIPT = "text/javascript; charset=utf-8"
_CSS = "text/css; charset=utf-8"
_TEXT = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"

# Address: (file, content type, caching). A closed list: no part of an address ever becomes a file name.
_FILES: dict[str, tuple[str, str, str]] = {
    "/docs": ("docs/index.html", _HTML, _ASK_AGAIN),
    "/docs/init.js": ("docs/init.js", _JAVASCRIPT, _ASK_AGAIN),
    "/docs/theme.css": ("docs/theme.css", _CSS, _ASK_AGAIN),
    "/docs/favicon.svg": ("favicon.svg", "image/svg+xml", _ASK_AGAIN),
    "/favicon.ico": ("favicon.ico", "image/vnd.microsoft.icon", _ASK_AGAIN),
    f"{_VENDORED}/swagger-ui.css": ("swagger-ui/swagger-ui.css", _CSS, _FOREVER),
    f"{_VENDORED}/swagger-ui-bundle.js": ("swagger-ui/swagger-ui-bundle.js", _JAVASCRIPT, _FOREVER),
    # The bundle's first line points its readers to these notices, so they stand beside it.
    f"{_VENDORED}/swagger-ui-bundle.js.LICENSE.txt": (
        "swagger-ui/swagger-ui-bundle.js.LICENSE.txt",
        _TEXT,
        _FOREVER,
    ),
    f"{_VENDORED}/LICENSE.txt": ("swagger-ui/LICENSE.txt", _TEXT, _FOREVER),
    f"{_VENDORED}/NOTICE.txt": ("swagger-ui/NOTICE.txt", _TEXT, _FOREVER),
}


@dataclass(frozen=True)
class _Content:
    """One file in both codings, each with its entity tag (RFC 9110 §8.8.3: one tag per representation)."""

    plain: bytes
    zipped: bytes
    plain_tag: str
    zipped_tag: str


def docs_router() -> APIRouter:
    """The routes of the documentation page, its files and `/favicon.ico`; none of them is part of the contract."""
    router = APIRouter()
    for address, (file, media_type, caching) in _FILES.items():
        router.add_route(
            address, _answering(file, media_type, caching), methods=["GET"], include_in_schema=False
        )
    return router


def accepts_gzip(accept_encoding: str) -> bool:
    """Whether an `Accept-Encoding` value allows gzip, by name or else by `*` (RFC 9110 §12.5.3)."""
    allowed: dict[str, bool] = {}
    for member in accept_encoding.lower().split(","):
        coding, _, quality = (part.strip() for part in member.partition(";"))
        allowed[coding] = quality.removeprefix("q=").strip("0.") != "" if quality else True
    return allowed.get("gzip", allowed.get("*", False))


def _answering(file: str, media_type: str, caching: str) -> Callable[[Request], Response]:
    headers = {
        "Cache-Control": caching,
        "Content-Type": media_type,
        "Referrer-Policy": "no-referrer",
        "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff",
    }
    if media_type == _HTML:
        headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY

    def answer(request: Request) -> Response:
        content = _content(file)
        zipped = accepts_gzip(request.headers.get("accept-encoding", ""))
        tag = content.zipped_tag if zipped else content.plain_tag
        tagged = headers | {"ETag": tag}
        if zipped:
            return Response(content.zipped, headers=tagged | {"Content-Encoding": "gzip"})
        return Response(content.plain, headers=tagged)

    return answer


@cache
def _content(file: str) -> _Content:
    # Compressed once per process, at the first request: start-up stays short, and the bundle shrinks to a quarter.
    plain = (_STATIC / file).read_bytes()
    if file.endswith(".html"):
        plain = plain.replace(b"{swagger_ui_version}", SWAGGER_UI_VERSION.encode())
    digest = hashlib.sha256(plain).hexdigest()[:16]
    return _Content(plain, gzip.compress(plain, mtime=0), f'"{digest}"', f'"{digest}-gzip"')
