"""A slip in a seed file is told with its file and line, and nothing is read past it."""

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from app.domain.errors import SeedError
from app.sources.seed import read_seed
from tests.seed.recorded import SEED

STATES, SOURCES, ARTICLE = "states.csv", "sources.csv", "article.yaml"
TREATY, LISTS = "treaties/ccm/treaty.yaml", "treaties/ccm/lists.yaml"
ACTIONS, COUNTS = "treaties/ccm/actions.csv", "treaties/ccm/counts.csv"
DECLARATIONS, PAGE = "treaties/ccm/declarations.csv", "texts/untc2026.txt"


class Slip(NamedTuple):
    """What is done to a file of the seed, and the line and the words that tell of it, or their beginning."""

    name: str
    file: str
    stands: str
    written: str
    line: int
    told: str


# fmt: off
SLIPS = [
    Slip("unknown column", STATES, "id,iso2,", "id,iso_2,", 1,
         "unknown column 'iso_2'; the columns are id, iso2, m49,"),
    Slip("missing column", SOURCES, "as_of_note,group\n", "as_of_note\n", 1, "column 'group' is missing"),
    Slip("column twice", STATES, "name,un_name", "name,name", 1, "column 'name' is there twice"),
    Slip("missing value", STATES, "AFG,AF,004,Afghanistan,", "AFG,AF,004,,", 2, "name: is missing"),
    Slip("too few cells", STATES, "Afghanistan,Afghanistan,un_member,", "Afghanistan,un_member,", 2,
         "has 9 cells where the first line has 10"),
    Slip("wrong form of a code", STATES, "AFG,AF,004", "AFG,AF,4", 2,
         "m49: must be an M49 code of three digits, at most 3 characters"),
    Slip("unknown standing", STATES, "Afghanistan,Afghanistan,un_member", "Afghanistan,Afghanistan,member", 2,
         "kind: must be one of un_member, observer, non_member_state"),
    Slip("state twice", STATES, "ALB,AL,008", "AFG,AL,008", 3,
         "'AFG' means AFG already; no two states share a code or a name"),
    Slip("code of another state", STATES, "ALB,AL,008", "ALB,AF,008", 3,
         "'AF' means AFG already; no two states share a code or a name"),
    Slip("two states with one name", STATES, "ALB,AL,008,Albania,", "ALB,AL,008,the Afghanistan,", 3,
         "'afghanistan' means AFG already; no two states share a code or a name"),
    Slip("open quotation mark", STATES, ",Côte d'Ivoire,", ',"Côte d\'Ivoire,', 48,
         "this is not CSV: unexpected end of data"),
    Slip("source twice", SOURCES, "untc2014,depositary", "untc2026,depositary", 4,
         "source untc2026 is there already; an id stands once"),
    Slip("unknown rank", SOURCES, "untc2014,depositary", "untc2014,registry", 4,
         "rank: must be one of depositary, official, monitor, press"),
    Slip("not an address", SOURCES, "https://www.mofa.go.jp/", "www.mofa.go.jp/", 24,
         "url: must be an http:// or https:// address, at most 2000 characters"),
    Slip("as-of ends before it begins", SOURCES, "2013-09-01,2014-08-31", "2015-09-01,2014-08-31", 8,
         "as_of: an as-of begins before it ends"),
    Slip("as-of with one end", SOURCES, "2013-09-01,2014-08-31", "2013-09-01,", 8,
         "as_of: an as-of has both ends or none"),
    Slip("article among the sources", SOURCES, "untc2014,depositary", "article,depositary", 4,
         "source article is there already; an id stands once"),
    Slip("day in another form", ACTIONS, "ALB,signature,2008-12-03", "ALB,signature,3 Dec 2008", 4,
         "on: a day is written YYYY-MM-DD, for example 2023-07-08"),
    Slip("no such day", ACTIONS, "ALB,signature,2008-12-03", "ALB,signature,2008-11-31", 4,
         "on: there is no such day in the calendar"),
    Slip("unknown state", ACTIONS, "ALB,signature", "ALX,signature", 4,
         "state: 'ALX' is not an id in states.csv"),
    Slip("unknown source", ACTIONS, "ALB,signature,2008-12-03,,,untc2026;",
         "ALB,signature,2008-12-03,,,untc2025;", 4, "source: 'untc2025' is not an id in sources.csv"),
    Slip("unknown act", ACTIONS, "ALB,ratification", "ALB,ratified", 5,
         "action: 'ratified' is not one of signature,"),
    Slip("act without a source", ACTIONS, "VUT,accession,2025-09-05,2026-03-01,cmcvut,untc2026;cmcvut",
         "VUT,accession,2025-09-05,2026-03-01,,", 228, "sources: is missing; every act rests on a source"),
    Slip("source twice for an act", ACTIONS, "2026-03-01,cmcvut,untc2026;cmcvut",
         "2026-03-01,cmcvut,cmcvut;cmcvut", 228, "sources: names one twice or leaves a gap between semicolons"),
    Slip("act told twice by a source", ACTIONS, "IRQ,signature,2009-11-13,,,dmairq",
         "IRQ,signature,2009-11-12,,,mon", 102, "sources: mon tells of this act already, on an earlier line"),
    Slip("act after its source", ACTIONS, "AFG,ratification,2011-09-08,2012-03-01,,untc2026;untc2014;",
         "AFG,ratification,2011-09-08,2012-03-01,,untc2026;lm2009;", 3,
         "on: lm2009 speaks as of 2009-05-31 and cannot tell of 2011-09-08"),
    Slip("effect before the act", ACTIONS, "2025-09-05,2026-03-01", "2025-09-05,2025-03-01", 228,
         "effective_on: an act cannot take effect before it is done"),
    Slip("effect stated by no source of the act", ACTIONS, "2026-03-01,cmcvut,untc2026;cmcvut",
         "2026-03-01,isuvut,untc2026;cmcvut", 228,
         "effective_stated_by: 'isuvut' is not among this line's sources"),
    Slip("effect stated and not given", ACTIONS, "2026-03-01,cmcvut,untc2026;cmcvut", ",cmcvut,untc2026;cmcvut",
         228, "effective_on: is missing, and effective_stated_by says who states it"),
    Slip("day other than the page's", ACTIONS, "AFG,ratification,2011-09-08", "AFG,ratification,2011-09-09", 3,
         "the text of untc2026 has “8 Sep 2011” "),
    Slip("act other than the page's", ACTIONS, "AND,accession", "AND,ratification", 6,
         "the text of untc2026 has “9 Apr 2013 a” "),
    Slip("changed quote of an act", ACTIONS, "took effect for Lithuania on 6 March", "took effect on 6 March",
         125, "quote: these words do not stand in texts/untc2026.txt"),
    Slip("changed quote", DECLARATIONS, ",this ratification shall not extend",
         ",the ratification shall not extend", 10, "quote: these words do not stand in texts/untc2026.txt"),
    Slip("declaration id twice", DECLARATIONS, "ccm-untc2026-slv-declaration-article-10",
         "ccm-untc2026-col-declaration-article-10", 5,
         "claim ccm-untc2026-col-declaration-article-10 is there already, at seed/treaties/ccm/declarations.csv:4"),
    Slip("declaration about another state", DECLARATIONS, ",CUW,true,,", ",CUW,true,FRA,", 9,
         "about: only a communication is about another state"),
    Slip("neither true nor false", DECLARATIONS, ",CUW,true,", ",CUW,yes,", 9,
         "applies: must be true, false or empty"),
    Slip("quote of a text not held", COUNTS, "cmm2018,parties_deposited,=,103,,,",
         "cmm2018,parties_deposited,=,103,,103 States,", 23,
         "quote: no text of cmm2018 is held in texts/, so nothing of it can be quoted"),
    Slip("unknown measure", COUNTS, "cmm2018,parties_deposited", "cmm2018,parties", 23,
         "measure: 'parties' is not one of signatures_ever, signatures_standing, parties_deposited,"),
    Slip("unknown operator", COUNTS, "cmm2018,parties_deposited,=", "cmm2018,parties_deposited,about", 23,
         "operator: 'about' is not one of =, >, >=, <, <="),
    Slip("not a number", COUNTS, "cmm2018,parties_deposited,=,103", "cmm2018,parties_deposited,=,-103", 23,
         "number: must be a whole number, zero or more"),
    Slip("count of a later day", COUNTS, "malta2008,signatures_ever,=,92,2008-12-03",
         "malta2008,signatures_ever,=,92,2009-12-03", 6,
         "on: malta2008 speaks as of 2008-12-31 and cannot speak of 2009-12-03"),
    Slip("not YAML", TREATY, "  - term: depositary", "  - term: [depositary", 15,
         "this is not YAML: expected ',' or ']', but got ':'"),
    Slip("unknown key", TREATY, "title: Convention", "name: Convention", 4,
         "unknown key 'name'; known here: id, title, terms, short_title"),
    Slip("missing key", TREATY, "    source: ccm-text\n    locator: article 22\n", "    locator: article 22\n",
         14, "source: is missing"),
    Slip("key twice", TREATY, "    locator: article 22\n", "    locator: article 22\n    locator: article 23\n",
         18, "locator: stands here twice"),
    Slip("unknown term", TREATY, "  - term: depositary", "  - term: depository", 14,
         "term: must be one of accession, adoption, depositary,"),
    Slip("unknown key of a term", TREATY, "{threshold: 30,", "{minimum: 30,", 40,
         "term entry_into_force: unknown key; it takes n, rule, threshold"),
    Slip("wrong value of a term", TREATY, "{threshold: 30,", "{threshold: thirty,", 40,
         "term entry_into_force: a value is missing or has the wrong form"),
    Slip("term of an unknown source", TREATY, "    source: ccm-text\n    locator: article 22\n",
         "    source: ccm\n    locator: article 22\n", 16, "source: 'ccm' is not an id in sources.csv"),
    Slip("changed quote of a term", TREATY, "quote: 1 August 2010, No. 47713",
         "quote: 1 August 2010, no. 47713", 23, "quote: these words do not stand in texts/untc2026.txt"),
    Slip("folder of another name", TREATY, "id: ccm\n", "id: cmc\n", 3,
         "id: is cmc, and the folder is called ccm"),
    Slip("unknown state in a list", LISTS, "acceptance: [JPN, NLD]", "acceptance: [JPX, NLD]", 29,
         "state: 'JPX' is not an id in states.csv"),
    Slip("state twice in a list", LISTS, "acceptance: [JPN, NLD]", "acceptance: [JPN, JPN]", 29,
         "JPN stands twice under acceptance"),
    Slip("act of another family", LISTS, "      acceptance: [JPN, NLD]", "      withdrawal: [JPN, NLD]", 29,
         "unknown key 'withdrawal'; known here: ratification, acceptance,"),
    Slip("unknown family", LISTS, "    provisional:", "    temporary:", 31,
         "unknown key 'temporary'; known here: signature, consent, provisional, withdrawal"),
    Slip("list that is no list", LISTS, "acceptance: [JPN, NLD]", "acceptance: JPN", 29,
         "a list must stand here"),
    Slip("position of no state", ARTICLE, "    state: RUS\n", "", 23, "state: is missing"),
    Slip("position of an unknown state", ARTICLE, "    state: RUS\n", "    state: SUN\n", 24,
         "state: 'SUN' is not an id in states.csv"),
    Slip("type the article cannot have", ARTICLE, "  - type: count", "  - type: list", 41,
         "type: must be one of position, count, term"),
    Slip("wrong content", ARTICLE, "{number: 100,", "{number: hundred,", 42,
         "number: must be a whole number, zero or more"),
    Slip("value left out", ARTICLE, "  publisher: null\n", "  publisher:\n", 7,
         "a value is missing; what is not known is null"),
    Slip("changed quote of the article", ARTICLE, "quote: More than 100 countries", "quote: Over 100 countries",
         44, "quote: these words do not stand in texts/article.txt"),
    Slip("alias", ARTICLE, "  title: null\n", "  title: &nothing null\n  note: *nothing\n", 8,
         "an alias stands here; write the value out, so that it can be read"),
    Slip("unknown treaty", ARTICLE, "treaty: ccm\n", "treaty: cwc\n", 20,
         "treaty: there is no folder treaties/cwc"),
    Slip("line of the table cut short", PAGE, "Albania | 3 Dec 2008 | | 16 Jun 2009\n",
         "Albania | 3 Dec 2008 |\n", 15, "has 3 cells where the heads are 4"),
]
# fmt: on


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A copy of the seed that may be broken."""
    return Path(shutil.copytree(SEED, tmp_path / "seed"))


def error_of(seed: Path) -> str:
    with pytest.raises(SeedError) as caught:
        read_seed(seed)
    return str(caught.value)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.name for slip in SLIPS])
def test_a_slip_is_told_with_its_file_and_line(seed: Path, slip: Slip) -> None:
    path = seed / slip.file
    text = path.read_text("utf-8")
    assert slip.stands in text
    path.write_text(text.replace(slip.stands, slip.written, 1), "utf-8")
    assert error_of(seed).startswith(f"seed/{slip.file}:{slip.line}: {slip.told}")


@pytest.mark.parametrize(
    "file", [STATES, SOURCES, ARTICLE, TREATY, LISTS, ACTIONS, COUNTS, DECLARATIONS]
)
def test_a_file_that_is_missing_or_unreadable_is_named(seed: Path, file: str) -> None:
    path = seed / file
    path.write_bytes(b"id: \xff\n")
    assert error_of(seed) == f"seed/{file}: is not UTF-8 text"
    path.write_text("", "utf-8")
    assert error_of(seed).startswith(f"seed/{file}: is empty")
    if file != TREATY:  # a treaty without this file is no treaty
        path.unlink()
        assert error_of(seed) == f"seed/{file}: is missing"


def test_a_text_of_no_source_is_named(seed: Path) -> None:
    (seed / "texts" / "untc2027.txt").write_text("Parties : 113\n", "utf-8")
    assert error_of(seed) == (
        "seed/texts/untc2027.txt: is the text of no source; there is none called untc2027"
    )


def test_a_seed_that_is_not_there_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "seeds"
    assert error_of(folder) == f"{folder}: there is no such folder of seed files"


def test_nothing_but_the_form_of_a_file_differs_for_a_spreadsheet(seed: Path) -> None:
    """A byte order mark, line ends of another system, blanks and empty lines do no harm."""
    path = seed / ACTIONS
    text = path.read_text("utf-8").replace(",ratification,", ", ratification ,")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n\r\n").encode())
    assert read_seed(seed) == read_seed(SEED)


def test_lines_are_counted_as_an_editor_counts_them(seed: Path) -> None:
    """A cell that runs over two lines, and empty lines, move what follows."""
    path = seed / DECLARATIONS
    text = path.read_text("utf-8").replace("the Walloon, Flemish", "the Walloon,\nFlemish")
    path.write_text(
        text.replace(",CUW,true,", ",CUW,yes,").replace(
            "\nccm-untc2026-slv", "\n\nccm-untc2026-slv"
        )
    )
    assert error_of(seed) == f"seed/{DECLARATIONS}:11: applies: must be true, false or empty"


def test_a_further_treaty_is_a_further_folder(seed: Path) -> None:
    folder = seed / "treaties" / "bwc"
    folder.mkdir()
    (folder / "treaty.yaml").write_text("id: bwc\ntitle: Biological Weapons\nterms: []\n", "utf-8")
    (folder / "lists.yaml").write_text("[]\n", "utf-8")
    for file in (ACTIONS, COUNTS, DECLARATIONS):
        head = (seed / file).read_text("utf-8").partition("\n")[0]
        (folder / Path(file).name).write_text(f"{head}\n", "utf-8")
    with (folder / "actions.csv").open("a", encoding="utf-8") as actions:
        actions.write("FRA,accession,1984-09-27,,,isu2025,,,,\n")
    commands = {command.name: command for command in read_seed(seed)}
    # The article's treaty comes first, so that a further one leaves its entry as it was.
    assert list(commands)[2:] == ["seed ccm", "seed apmbc", "seed att", "seed bwc", "seed tpnw"]
    assert [treaty.id for treaty in commands["seed bwc"].treaties] == ["bwc"]
    # A source is recorded by the first treaty that cites it.
    assert [source.id for source in commands["seed bwc"].sources] == ["isu2025"]
    assert len(commands["seed ccm"].sources) == 44
    assert [c.id for c in commands["seed bwc"].claims] == ["bwc-isu2025-fra-accession"]


def test_a_state_that_joins_again_has_an_id_for_each_act(seed: Path) -> None:
    path = seed / ACTIONS
    with path.open("a", encoding="utf-8") as file:
        file.write("LTU,accession,2025-06-01,,,cmcvut,,,,\nLTU,accession,2025-08-01,,,cmcvut,,,,\n")
    ids = {claim.id for claim in read_seed(seed)[2].claims}
    assert {"ccm-cmcvut-ltu-accession", "ccm-cmcvut-ltu-accession-2025-08-01"} <= ids
