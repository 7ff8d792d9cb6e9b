"""Journeys that are told in the manual and walked by a test: one declaration for both.

Each step is a link that is reached with Tab alone and followed with Enter.
"""

from dataclasses import dataclass

from goldenthread.access.roles import Role


@dataclass(frozen=True, kw_only=True)
class Step:
    """One click. `link` is what the link is called at its beginning, `arrives` how the heading of
    the page begins to which it leads, and `sees` what stands there then."""

    link: str
    arrives: str
    sees: str


@dataclass(frozen=True, kw_only=True)
class Journey:
    """A way through the pages: whose, from which page, and to what end. `picture` is a file beside
    the manual, and what it shows."""

    title: str
    wants: str
    role: Role
    begins: str
    steps: tuple[Step, ...]
    picture: tuple[str, str]


LONGEST_UNSEEN = Journey(
    title="From the home page to what has waited longest, unseen",
    wants="Whoever answers for a service wants the three clocks that are longest overdue and that "
    "nobody has looked at, and to say what came of looking at the first.",
    role=Role.DIRECTOR,
    begins="/",
    steps=(
        Step(
            link="Service",
            arrives="The service on ",
            sees="The first rows of the page are those, the longest overdue first, each with the "
            "child, the worker and why it is overdue. Below them stands the way to all of them.",
        ),
        Step(
            link="Look at it",
            arrives="",
            sees="The clock explains itself: what began it, by which rule it was due, and which "
            "days did not count. Under it one says what came of looking at it: *seen*, *agreed*, "
            "*redirected*, *escalated* or *will not be done because*, and the day of the next "
            "look. From then on it is seen, and it is overdue as before.",
        ),
    ),
    picture=(
        "journey-longest-unseen.png",
        "The page of the service: under a heading that says so, the longest overdue clocks that "
        "nobody has looked at, each with its child, its reason and its worker",
    ),
)

JOURNEYS = (LONGEST_UNSEEN,)
