"""Two boroughs for all tests here: Thornbeck at its full size, and a hamlet with module 5."""

from pathlib import Path

import pytest

from goldenthread.borough import Borough, make_borough, write_returns


@pytest.fixture(scope="session")
def thornbeck() -> Borough:
    """8,000 children over five years to March 2025."""
    return make_borough()


@pytest.fixture(scope="session")
def hamlet() -> Borough:
    """1,000 children over four years to March 2027, whose last file has pre-proceedings."""
    return make_borough(children=1000, years=4, seed=5, last_year=2027)


@pytest.fixture(scope="session")
def hamlet_returns(hamlet: Borough, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The hamlet's returns, written."""
    return write_returns(hamlet, tmp_path_factory.mktemp("hamlet"))
