"""The page of journeys: ways through the pages, as the tests walk them."""

from collections.abc import Iterator

from goldenthread.access.roles import row_of
from tests.journeys.recorded import JOURNEYS, Journey
from tests.manual.markdown import Page


def journeys_page() -> Page:
    """Each journey with its steps and its picture."""
    return Page(
        name="journeys",
        title="Journeys",
        about="Ways to what one looks for, step by step, each walked by a test with the keyboard "
        "alone: Tab to a link, Enter to follow it.",
        parts=(
            "The pictures are of the made-up borough of Thornbeck with 8,000 children.",
            *(part for journey in JOURNEYS for part in _parts(journey)),
        ),
    )


def _parts(journey: Journey) -> Iterator[str]:
    file, shows = journey.picture
    yield f"## {journey.title}"
    yield journey.wants
    lines = [f"1. Sign in as {row_of(journey.role).name.lower()}: the home page opens."]
    lines += [
        f"{number}. Follow *{step.link}*. {step.sees}"
        for number, step in enumerate(journey.steps, start=2)
    ]
    yield "\n".join(lines)
    yield f"From the home page: clicks, or presses of Enter: {len(journey.steps)}."
    yield f"![{shows}]({file})"
