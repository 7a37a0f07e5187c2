"""The table is what its sources and the lists kept by hand make of it, byte for byte."""

import pytest

from app.domain.matches import MatchedBy, Naming
from app.domain.names import NamedAs
from app.sources.names_build import Builder, built_files
from app.sources.names_inputs import Inputs
from tests.seed.recorded import SEED

FOLDER = SEED / "names"


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return Inputs(FOLDER)


def test_the_table_is_built_from_what_is_kept_beside_it(inputs: Inputs) -> None:
    for file, text in built_files(inputs).items():
        assert (FOLDER / file).read_text("utf-8") == text, f"{file}: run `make names`"


def test_a_name_that_a_source_gives_to_two_stops_the_build(inputs: Inputs) -> None:
    builder = Builder(inputs)
    builder.add([("Atlantis", "GRC"), ("Atlantis", "PRT")], Naming.COMMON_NAME)
    assert builder.undecided == {"atlantis": {"GRC": 1, "PRT": 1}}


def test_what_is_decided_stays_so(inputs: Inputs) -> None:
    builder = Builder(inputs)
    builder.add([("Congo", "COG"), ("Burma", "THA"), ("Moscow", "RUS")], Naming.OTHER_NAME)
    builder.add([("Lutetia", "FRA")], Naming.OTHER_NAME)
    assert "congo" not in builder.names
    assert builder.names["burma"].target == "MMR"
    assert "moscow" not in builder.names
    assert builder.names["lutetia"] == NamedAs("FRA", MatchedBy(Naming.OTHER_NAME))
