"""The generated pages of the manual, from the declarations and the spec tests.

python -m tests.manual           write docs/manual
python -m tests.manual --check   exit 1 where a page there is out of date
"""

import argparse
import sys
from pathlib import Path

from tests.manual.annex_a import annex_a_page
from tests.manual.bad_input import bad_input_page
from tests.manual.changed_rows import changed_rows_page
from tests.manual.clocks import clocks_page, states_page
from tests.manual.dataset import dataset_page
from tests.manual.journeys import journeys_page
from tests.manual.markdown import Page
from tests.manual.measures import area_pages, catalogue_page
from tests.manual.record import crosswalk_page, record_page
from tests.manual.returns import codes_page, returns_page, rules_page
from tests.manual.roles import roles_page
from tests.manual.settings import settings_page
from tests.manual.ssda903 import ssda903_page

HOME = Path(__file__).parent.parent.parent
FOLDER = HOME / "docs" / "manual"


def pages() -> list[Page]:
    """Every page, in the order of the index."""
    return [
        catalogue_page(),
        *area_pages(),
        clocks_page(),
        states_page(),
        record_page(),
        crosswalk_page(),
        returns_page(),
        annex_a_page(),
        ssda903_page(),
        dataset_page(),
        changed_rows_page(),
        codes_page(),
        rules_page(),
        bad_input_page(),
        journeys_page(),
        roles_page(),
        settings_page(),
    ]


def texts() -> dict[str, str]:
    """The text of every file of the manual by its name, the index among them."""
    made = pages()
    index = Page(
        name="README",
        title="The manual",
        about=(
            "These pages are written by `make docs` from the declarations and the spec tests: "
            "change those, not these."
        ),
        parts=("\n".join(f"- [{page.title}]({page.name}.md): {page.about}" for page in made),),
    )
    return {f"{page.name}.md": page.text() for page in (index, *made)}


def out_of_date(folder: Path, wanted: dict[str, str]) -> list[str]:
    """The names of pages that are missing, differ, or are there and should not be."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return sorted(name for name in {*wanted, *there} if wanted.get(name) != there.get(name))


def write(folder: Path, wanted: dict[str, str]) -> None:
    """Make the folder hold these pages and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in out_of_date(folder, wanted):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8")
        else:
            (folder / name).unlink()


def main(arguments: list[str] | None = None) -> int:
    """Write or check the manual; 1 where a page is out of date."""
    parser = argparse.ArgumentParser(prog="python -m tests.manual", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what would change")
    if not parser.parse_args(arguments).check:
        write(FOLDER, texts())
        return 0
    stale = out_of_date(FOLDER, texts())
    for name in stale:
        place = (FOLDER / name).relative_to(HOME).as_posix()
        print(f"{place} is out of date: run make docs.", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
