"""Structured data for search engines and reference managers: schema.org as JSON-LD, safe inside a page."""

from datetime import date

import orjson
from markupsafe import Markup

from app.domain.register import Register
from app.domain.standing import Standing
from app.domain.states import State

_SCHEMA = "https://schema.org"
_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
# So that no text can end the script element or be read as markup.
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def treaty_data(register: Register, day: date, page: str, csv: str, json: str) -> Markup:
    """A treaty as ``Legislation``, and every state's status under it as a ``Dataset``."""
    law = _law(register, page)
    in_force_on = register.timeline.in_force_on(day)
    if in_force_on is not None:
        law["legislationLegalForce"] = _force(in_force_on <= day)
    dataset = {
        "@type": "Dataset",
        "@id": f"{page}#dataset",
        "name": f"{register.treaty.title}: status of every state",
        "description": "Which states have signed, joined or left the treaty, on any day, with the sources that say so.",
        "url": page,
        "license": _CC0,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Treaty Status"},
        "about": {"@id": law["@id"]},
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": csv},
            {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": json},
        ],
    }
    return _script({"@context": _SCHEMA, "@graph": [law, dataset]})


def standing_data(
    register: Register, state: State, standing: Standing, page: str, treaty_page: str
) -> Markup:
    """A treaty as ``Legislation`` in one state: whether it is in force there on the day."""
    law = _law(register, treaty_page)
    here = {
        **law,
        "@id": f"{page}#legislation",
        "url": page,
        "isBasedOn": {"@id": law["@id"]},
        "legislationJurisdiction": {
            "@type": "Country",
            "name": state.name,
            "identifier": state.iso2,
        },
        "temporalCoverage": standing.day.isoformat(),
    }
    if standing.force.bound is not None:
        here["legislationLegalForce"] = _force(standing.force.bound)
    return _script({"@context": _SCHEMA, **here})


def _law(register: Register, page: str) -> dict[str, object]:
    terms = register.timeline.terms
    law: dict[str, object] = {
        "@type": "Legislation",
        "@id": f"{page}#treaty",
        "name": register.treaty.title,
        "legislationType": "Treaty",
        "url": page,
    }
    if terms.untc_number:
        law["legislationIdentifier"] = terms.untc_number
    if terms.adopted_on:
        law["legislationDate"] = terms.adopted_on.isoformat()
    return law


def _force(bound: bool) -> str:
    return f"{_SCHEMA}/{'InForce' if bound else 'NotInForce'}"


def _script(data: dict[str, object]) -> Markup:
    text = orjson.dumps(data).decode()
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 -- escaped above
