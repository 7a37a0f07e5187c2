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
    "readRevision": "/v1/revision",
    "readHealth": "/healthz",
    "readReadiness": "/readyz",
    "readProblemType": "/problems/ambiguous-name",
    "problem-400": f"{CCM}/states?state=UA",
    "problem-404": f"{CCM}/states/Ukrane",
    "problem-409": f"{CCM}/states/Congo",
    "problem-422": f"{CCM}/states/UA?as_of=2023-02-30",
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
