"""The style sheet and the script of the pages, under addresses that hold their hash and may be kept for ever.

The script for other people's pages has one lasting address, so it is kept for an hour.
"""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.api.docs import accepts_gzip
from app.render.templating import read_style

_SITE = Path(__file__).parent / "static" / "site"
_SCRIPT = "text/javascript; charset=utf-8"
_TYPES = {"site.css": "text/css; charset=utf-8", "site.js": _SCRIPT, "embed.js": _SCRIPT}
_FOREVER, _HOUR = "public, max-age=31536000, immutable", "public, max-age=3600"
EMBED_SCRIPT = "/embed.js"


@cache
def _contents() -> Mapping[str, bytes]:
    own = (_SITE / "site.css").read_text("utf-8")
    shared = ("theme.css", "older.css", "parts.css", "map.css")
    styles = "".join(map(read_style, shared)) + own
    scripts = {name: (_SITE / name).read_bytes() for name in ("site.js", "embed.js")}
    return {"site.css": styles.encode(), **scripts}


@cache
def asset_addresses() -> Mapping[str, str]:
    """The address of each file by its name."""
    return {
        name: f"/assets/{hashlib.sha256(content).hexdigest()[:16]}/{name}"
        for name, content in _contents().items()
        if name != "embed.js"
    } | {"embed.js": EMBED_SCRIPT}


def assets_router() -> APIRouter:
    """The routes of the files; a closed list, so that no part of an address ever becomes a file name."""
    router = APIRouter()
    for name, address in asset_addresses().items():
        router.add_route(address, _answering(name), methods=["GET"], include_in_schema=False)
    return router


def _answering(name: str) -> Callable[[Request], Response]:
    plain = _contents()[name]
    zipped = gzip.compress(plain, mtime=0)

    def answer(request: Request) -> Response:
        headers = {
            "Cache-Control": _HOUR if name == "embed.js" else _FOREVER,
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Vary": "Accept-Encoding",
        }
        if accepts_gzip(request.headers.get("accept-encoding", "")):
            headers["Content-Encoding"] = "gzip"
            return Response(zipped, headers=headers, media_type=_TYPES[name])
        return Response(plain, headers=headers, media_type=_TYPES[name])

    return answer
