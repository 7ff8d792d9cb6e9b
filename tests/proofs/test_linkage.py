"""How well ids of one child are found in made-up records with known truth.

The figures to reach: precision at least 0.99 with nothing decided by a person, recall at least 0.95
once somebody who knows the truth has decided the rest.
"""

import pytest

from tests.ingest.linking.made_people import make_people
from tests.ingest.linking.measuring import measure

pytestmark = pytest.mark.prove


@pytest.mark.parametrize(
    ("children", "seed", "errors"),
    [
        (8000, 11, 1.0),  # as usual
        (8000, 12, 1.5),  # half as many errors again
        (400, 13, 1.0),  # a small council
    ],
)
def test_precision_and_recall(
    children: int, seed: int, errors: float, capsys: pytest.CaptureFixture[str]
) -> None:
    measured = measure(make_people(children=children, seed=seed, errors=errors))
    with capsys.disabled():
        print(f"\nlinkage, errors x {errors}: {measured.in_words()}")
    assert measured.precision >= 0.99
    assert measured.recall >= 0.95
    assert measured.asked < measured.true / 4, "a person's work is a part of the machine's"
