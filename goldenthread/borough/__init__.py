"""The made-up borough of Thornbeck: stories, the returns it sends, and the true answers.

borough = make_borough(children=8000, years=5, seed=1)
paths = write_returns(borough, Path("thornbeck"))
truth(borough, "CON-08a", on=datetime.date(2025, 3, 31))["value"]
"""

from goldenthread.borough.making import Borough, make_borough
from goldenthread.borough.published import write_published
from goldenthread.borough.truth import CODES, truth
from goldenthread.borough.truth_cases import looked_after
from goldenthread.borough.writing import write_returns

__all__ = [
    "CODES",
    "Borough",
    "looked_after",
    "make_borough",
    "truth",
    "write_published",
    "write_returns",
]
