"""The page of settings: the example that a test follows, and the standard steps."""

from pathlib import Path

from goldenthread.config import home
from goldenthread.record.steps import STANDARD
from tests.manual.markdown import Page, table

EXAMPLE = Path(home.__file__).parent / "settings_example.toml"
STEPS = " ".join(
    (
        "The line between early help and need is moving, so the list of steps is dated, and a",
        "council may give its own. Each `[[continuum]]` is a whole list, lowest step first, in",
        "force from its day until the next; before the first, and where there is none, the",
        "standard list below is. Each source stands in exactly one step. A child is at a step",
        "while any of its sources says so, and counts once, at the highest. The list is that of",
        "the day asked about, whichever edition is read. The home page says which list is in",
        "force, and from when. A setting that cannot be followed stops every command with one",
        "sentence (exit 2), before anything is changed.",
    )
)


def settings_page() -> Page:
    """Every setting, and the steps that stand where a council gives none."""
    return Page(
        name="settings",
        title="Settings",
        about="What a council may say in settings.toml: who it is, its services, its steps.",
        parts=(
            f"```toml\n{EXAMPLE.read_text(encoding='utf-8').strip()}\n```",
            "## The steps of the continuum",
            STEPS,
            table(
                ["Step", "Sources", "Read from", "Open from", "Until"],
                [
                    (
                        step.title,
                        ", ".join(source.name for source in step.sources),
                        ", ".join(filter(None, (s.table for s in step.sources))) or "nothing yet",
                        ", ".join(s.starts for s in step.sources),
                        ", ".join(s.ends for s in step.sources),
                    )
                    for step in STANDARD.steps
                ],
            ),
        ),
    )
