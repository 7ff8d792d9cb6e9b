"""Figures that others have published about the council of the brief, with their denominators.

Kept as they were printed, to stand beside ours; nothing is worked out from them. The brief is a
peer challenge of neglect in Blackburn with Darwen, shown to its scrutiny committee; it gives no
numerators. The council's own figures at 31 March 2021 are in DfE's tables.
"""

import datetime
from dataclasses import dataclass

COUNCIL = "Blackburn with Darwen"
BRIEF = "the peer challenge on neglect, 2021"
RELEASE = "DfE, children in need, 2013 to 2024"


@dataclass(frozen=True, kw_only=True)
class PublishedFigure:
    """One published share.

    `percent` is as printed; `numerator` and `denominator` are None where none were published. `of`
    says in words what it is a share of, `day_in_words` when: a day, or a month where the source
    gives no day, of which `as_at` is then the last.
    """

    code: str
    council: str
    title: str
    of: str
    percent: str
    numerator: int | None
    denominator: int | None
    as_at: datetime.date
    day_in_words: str
    source: str

    @property
    def words(self) -> str:
        """The figure with its cases: a share never stands without them where they are known."""
        if self.numerator is None or self.denominator is None:
            return f"{self.percent} % (numbers not published)"
        return f"{self.numerator:,} of {self.denominator:,} ({self.percent} %)"


BRIEF_N1 = PublishedFigure(
    code="brief-n1",
    council=COUNCIL,
    title="Primary need abuse or neglect (N1)",
    of="open child in need cases",
    percent="82",
    numerator=None,
    denominator=None,
    as_at=datetime.date(2021, 6, 30),
    day_in_words="June 2021",
    source=BRIEF,
)
DFE_N1 = PublishedFigure(
    code="dfe-n1",
    council=COUNCIL,
    title="Primary need abuse or neglect (N1)",
    of="episodes of need open on the day",
    percent="76.0",
    numerator=1012,
    denominator=1332,
    as_at=datetime.date(2021, 3, 31),
    day_in_words="31 March 2021",
    source=f"{RELEASE}, table B3",
)
BRIEF_NEG = PublishedFigure(
    code="brief-neg",
    council=COUNCIL,
    title="Category neglect",
    of="child protection plans",
    percent="41",
    numerator=None,
    denominator=None,
    as_at=datetime.date(2021, 6, 30),
    day_in_words="June 2021",
    source=BRIEF,
)
DFE_NEG_LATEST = PublishedFigure(
    code="dfe-neg-latest",
    council=COUNCIL,
    title="Latest category neglect (NEG)",
    of="child protection plans open on the day",
    percent="41.7",
    numerator=80,
    denominator=192,
    as_at=datetime.date(2021, 3, 31),
    day_in_words="31 March 2021",
    source=f"{RELEASE}, table D4",
)
DFE_NEG_INITIAL = PublishedFigure(
    code="dfe-neg-initial",
    council=COUNCIL,
    title="Initial category neglect (NEG)",
    of="child protection plans open on the day",
    percent="44.8",
    numerator=86,
    denominator=192,
    as_at=datetime.date(2021, 3, 31),
    day_in_words="31 March 2021",
    source=f"{RELEASE}, table D4",
)

PUBLISHED = (BRIEF_N1, DFE_N1, BRIEF_NEG, DFE_NEG_LATEST, DFE_NEG_INITIAL)
