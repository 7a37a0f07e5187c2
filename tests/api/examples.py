"""The questions whose answers the contract shows, and how an example is written down."""

from pathlib import Path
from typing import Any

import orjson

from app.api.contract import EXAMPLES
from tests.api.reading import CCM, Reader

# One question an operation, by its id; and one a kind of error answer that a short question brings about.
QUESTIONS = {
    "listStandings": f"{CCM}/states?states=RU,UA,US",
    "listStandingsCsv": f"{CCM}/states.csv?states=RU,UA,US&fields=name,status,signed,sentence",
    "readStanding": f"{CCM}/states/UA",
    "readHistory": f"{CCM}/states/Lithuania/history",
    "readHistoryCsv": f"{CCM}/states/Lithuania/history.csv",
    "listTreaties": "/v1/treaties?q=cluster",
    "listTreatiesCsv": "/v1/treaties.csv?q=cluster",
    "readTreaty": CCM,
    "readCounts": f"{CCM}/counts?known_at=2&as_of=2023-07-08",
    "readCountsCsv": f"{CCM}/counts.csv?as_of=2023-07-08",
    "readSeries": f"{CCM}/counts/series?as_of=2008-12-04",
    "readSeriesCsv": f"{CCM}/counts/series.csv?as_of=2008-12-04",
    "listStates": "/v1/states?q=palestine",
    "listStatesCsv": "/v1/states.csv?q=korea",
    "readState": "/v1/states/UA",
    "listSources": "/v1/sources?known_at=2",
    "listSourcesCsv": "/v1/sources.csv?known_at=2",
    "readSource": "/v1/sources/untc2026",
    "listClaims": f"{CCM}/claims?state=UA&type=position",
    "listClaimsCsv": f"{CCM}/claims.csv?state=UA&type=position",
    "readClaim": "/v1/claims/ccm-article-ukr-signed",
    "resolveName": "/v1/resolve?q=Zaire",
    "readRevision": "/v1/revision",
    "readHealth": "/healthz",
    "readReadiness": "/readyz",
    "readProblemType": "/problems/ambiguous-name",
    "problem-400": f"{CCM}/states?state=UA",
    "problem-404": f"{CCM}/states/Ukrane",
    "problem-409": f"{CCM}/states/Congo",
    "problem-422": f"{CCM}/states/UA?as_of=2023-02-30",
}


SAID = {"treaty": "genocide", "source": "untc-iv-1"}
# Changes made one after another to a fresh seed: an operation, or an error answer, with who asks and what is sent.
CHANGES: dict[str, tuple[str, str, str, Any]] = {
    "createTreaty": (
        "publisher",
        "POST",
        "/v1/treaties",
        {"id": "genocide", "title": "Genocide Convention", "short_title": "genocide"},
    ),
    "changeTreaty": (
        "publisher",
        "PATCH",
        "/v1/treaties/genocide",
        {"short_title": "genocide ban"},
    ),
    "createState": (
        "publisher",
        "POST",
        "/v1/states",
        {
            "id": "SCG",
            "iso2": "CS",
            "m49": "891",
            "name": "Serbia and Montenegro",
            "un_name": "Serbia and Montenegro",
        },
    ),
    "changeState": ("publisher", "PATCH", "/v1/states/SCG", {"region": "Europe"}),
    "createSource": (
        "publisher",
        "POST",
        "/v1/sources",
        {
            "id": "untc-iv-1",
            "rank": "depositary",
            "publisher": "UN Treaty Collection",
            "as_of_earliest": "2014-01-27",
            "as_of_latest": "2014-01-27",
        },
    ),
    "changeSource": (
        "publisher",
        "PATCH",
        "/v1/sources/untc-iv-1",
        {"title": "Status of treaties, IV-1"},
    ),
    "createClaim": (
        "proposer",
        "POST",
        "/v1/claims",
        SAID
        | {
            "type": "action",
            "state": "Canada",
            "content": {"kind": "signature", "on": "1949-11-28"},
        },
    ),
    "listProposals": ("reader", "GET", "/v1/proposals", None),
    "publishClaim": (
        "publisher",
        "POST",
        "/v1/claims/genocide-untc-iv-1-can-signature/publish",
        None,
    ),
    "retractClaim": (
        "publisher",
        "POST",
        "/v1/claims/genocide-untc-iv-1-can-signature/retract",
        {"reason": "Recorded for the wrong treaty."},
    ),
    "rejectClaim": (
        "publisher",
        "POST",
        "/v1/claims/genocide-untc-iv-1-fra-signature/reject",
        {"reason": "The same is recorded already."},
    ),
    "createImport": (
        "publisher",
        "POST",
        "/v1/imports?number=VI-1&as_of=2014-01-27&title=Protocol%20on%20Narcotic%20Drugs",
        'Participant,Signature,"Definitive signature(s), Acceptance(A), Succession(d)"\n'
        "Afghanistan,,11 Dec 1946 s\nAlbania,,23 Jun 1947 A\nAustralia,11 Dec 1946,28 Aug 1947 A\n",
    ),
    "publishImport": ("publisher", "POST", "/v1/imports/IMPORT/publish", None),
    "listEntries": ("reader", "GET", "/v1/audit?cursor=3&limit=1", None),
    "readEntry": ("reader", "GET", "/v1/audit/4", None),
    "verifyAudit": ("reader", "GET", "/v1/audit/verify", None),
    "listChanges": ("reader", "GET", "/v1/treaties/genocide/changes?limit=2", None),
    "problem-401": ("nobody", "POST", "/v1/claims", {}),
    "problem-403": ("reader", "POST", "/v1/claims", {}),
    "problem-412": ("publisher", "PATCH", "/v1/treaties/ccm", {"title": "Other"}),
    "problem-413": ("publisher", "POST", "/v1/sources", {"note": "x" * 256_000}),
    "problem-415": ("publisher", "POST", "/v1/sources", b"rank=press"),
    "problem-428": ("publisher", "PATCH", "/v1/treaties/ccm", {"title": "Other"}),
}


def file_of(name: str) -> Path:
    """Where the example of an operation or of an error answer is kept."""
    return EXAMPLES / f"{name}.json"


def example(reader: Reader, request: str) -> dict[str, Any]:
    """A request with the answer it gets: JSON as it is, CSV as a string."""
    answer = reader.get(request)
    is_csv = answer.headers["content-type"].startswith("text/csv")
    return {"request": request, "answer": answer.text if is_csv else answer.json()}


def write(name: str, shown: dict[str, Any]) -> None:
    """Keep an example in a form that reads well in a diff."""
    file_of(name).write_bytes(orjson.dumps(shown, option=orjson.OPT_INDENT_2) + b"\n")
