"""With the article alone the service says what the article says, and no more."""

from tests.api.reading import CCM, Reader

SENTENCE = (
    "According to a press report of about 8 July 2023 whose publisher is not recorded, Ukraine has not signed "
    "the Convention on Cluster Munitions; the record does not say whether it has joined it."
)
HOW_IT_IS_DATED = (
    'The article prints no date. It reports what the Pentagon announced "on Friday", 7 July 2023, and speaks of a '
    "500-day war; the 500th day was 8 July 2023."
)
NOT_RECORDED: dict[str, object] = {"basis": "not_recorded", "rule": None, "claims": []}
UKRAINE = {
    "treaty": {"id": "ccm", "title": "Convention on Cluster Munitions"},
    "state": {"id": "UKR", "iso2": "UA", "name": "Ukraine", "kind": "un_member"},
    "as_of": "2026-11-24",
    "known_at": "2026-11-22T09:00:00Z",
    "projected": False,
    "status": "unknown",
    "signature": {
        "signed": False,
        "signed_on": None,
        "open": None,
        "closed_on": None,
        "basis": "stated",
        "rule": None,
        "claims": ["ccm-article-ukr-signed"],
    },
    "consent": {"expressed": None, "act": None, "deposited_on": None, **NOT_RECORDED},
    "force": {
        "bound": None,
        "since": None,
        "withdrawal": None,
        "deposits_needed": None,
        "deposits_so_far": None,
        **NOT_RECORDED,
    },
    "joining": None,
    "provisional": None,
    "sentence": SENTENCE,
    "do_not_say": ["Ukraine is not bound by the Convention on Cluster Munitions."],
    "declarations": [],
    "communications": [],
    "verified_on": "2023-07-08",
    "stale": True,
    "revision": 2,
    "links": {
        "self": "/v1/treaties/ccm/states/UKR",
        "page": "/treaties/ccm/states/UKR",
        "history": "/v1/treaties/ccm/states/UKR/history",
        "embed": "/embed/ccm/UKR",
        "badge": "/badge/ccm/UKR.svg",
        "report": None,
    },
    "evidence": [
        {
            "claim": "ccm-article-ukr-signed",
            "source": "article",
            "publisher": None,
            "rank": "press",
            "type": "position",
            "says": "Ukraine has not signed.",
            "quote": "Russia, Ukraine and the United States have not signed the Convention on Cluster Munitions",
            "locator": "paragraph 4, sentence 2",
            "url": None,
            "as_of": "2023-07-08",
            "as_of_note": HOW_IT_IS_DATED,
            "recorded_at": "2026-11-22T09:00:00Z",
            "override_reason": None,
            "agrees": True,
        }
    ],
}


def test_ukraine_has_not_signed_and_all_else_is_unknown(of_the_article: Reader) -> None:
    assert of_the_article.standing("UA") == UKRAINE


def test_three_states_have_not_signed_and_of_the_others_nothing_is_known(
    of_the_article: Reader,
) -> None:
    items = of_the_article.items(f"{CCM}/states")
    signed = {item["state"]["id"]: item["signature"]["signed"] for item in items}
    assert {state: value for state, value in signed.items() if value is not None} == {
        "RUS": False,
        "UKR": False,
        "USA": False,
    }
    assert {item["status"] for item in items} == {"unknown"}
    assert {item["force"]["bound"] for item in items} == {None}
    assert {item["consent"]["expressed"] for item in items} == {None}


def test_france_is_unknown_throughout(of_the_article: Reader) -> None:
    france = of_the_article.standing("FR")
    assert (france["status"], france["signature"]["signed"]) == ("unknown", None)
    assert {france[axis]["basis"] for axis in ("signature", "consent", "force")} == {"not_recorded"}
    assert (france["evidence"], france["verified_on"], france["stale"]) == ([], None, None)


def test_counts_are_null_and_the_articles_number_stands_beside_them(
    of_the_article: Reader,
) -> None:
    counts = of_the_article.counts()
    assert counts.pop("denominator") == 197
    assert set(counts.values()) == {None}
    (claim,) = of_the_article.json(f"{CCM}/counts")["claims"]
    assert claim["quote"] == "More than 100 countries ban cluster munitions."
    assert (claim["operator"], claim["number"], claim["measure"]) == (">", 100, None)
    assert {comparison["holds"] for comparison in claim["against"]} == {None}


def test_its_source_names_no_publisher_title_or_address(of_the_article: Reader) -> None:
    (source,) = of_the_article.items("/v1/sources")
    assert (source["publisher"], source["title"], source["url"]) == (None, None, None)
    assert (source["as_of_latest"], source["as_of_inferred"]) == ("2023-07-08", True)


def test_a_spreadsheet_shows_what_is_not_known_as_empty_cells(of_the_article: Reader) -> None:
    path = f"{CCM}/states.csv?states=UA,FR&fields=name,status,signed,bound"
    assert of_the_article.rows(path) == [
        {"name": "Ukraine", "status": "unknown", "signed": "false", "bound": ""},
        {"name": "France", "status": "unknown", "signed": "", "bound": ""},
    ]


def test_the_whole_record_known_at_its_second_revision_is_the_article_alone(
    on_each_engine: Reader, of_the_article: Reader
) -> None:
    def without_links(reader: Reader, path: str) -> object:
        answer = reader.json(path)
        for item in (answer, *answer.get("items", [])):
            item.pop("links", None)
        for count in answer.get("counts", {}).values():
            count.pop("members_url")
        return answer

    for path in ("states", "states/UA", "counts", "counts/series"):
        asked = f"{CCM}/{path}?known_at=2"
        assert without_links(on_each_engine, asked) == without_links(of_the_article, asked)
