"""`borough` and `demo`: the made-up borough of Thornbeck, written, loaded and served."""

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from goldenthread.codes.councils import THORNBECK as THORNBECK_CODE
from goldenthread.commands.ground import Wrong, answering, now, ready, so_many
from goldenthread.commands.linking import say_links_of_what_came
from goldenthread.commands.serving import check_address, serve

LAST_YEAR = 2027
"""The last census year of the demonstration: the first that carries pre-proceedings."""

THORNBECK = "Thornbeck Council"
SETTINGS_OF_THORNBECK = f"""# Written by `goldenthread demo`: whose home this is.
[council]
name = "{THORNBECK}"
code = "{THORNBECK_CODE}"
made_up = true
"""

YEARS = 5

PUBLISHED = "published"
"""Stands for the figures that are published of Thornbeck, among the names of its returns."""


WITH_MOST_PLANS = """
    select a.team, a.worker, count(distinct p.child_id) as plans, count(*) as held
    from allocations a
    left join child_protection_plans p on p.child_id = a.child_id and p.ended_on is null
    where a.started_on <= $today and (a.ended_on is null or a.ended_on >= $today)
      and a.team is not null
    group by a.team, a.worker
    order by sum(count(distinct p.child_id)) over (partition by a.team) desc, plans desc, held desc
    limit 1
"""
"""The team and the worker of today with the most children on plans: a page of theirs says much."""

WITH_MOST_CONFERENCES = """
    select chair as code from chaired_conferences
    where chair is not null and conference_on > $today group by all
    order by count(*) desc, code limit 1
"""
WITH_MOST_IN_CARE = """
    select officer as code from reviewing_officers
    where started_on <= $today and ended_on is null group by all
    order by count(*) desc, code limit 1
"""
"""The chair and the reviewing officer with the most children before them."""


@answering
def borough(asked: Any) -> int:
    """Write the returns of the borough into a folder."""
    _check_size(asked.children, asked.years)
    returns = _asked_for(asked.returns)
    if not 0 <= asked.disagreeing <= asked.children:
        raise Wrong("--disagreeing takes a number of children from 0 to all of them.")
    if not 0 <= asked.second_ids <= asked.children:
        raise Wrong("--second-ids takes a number of stories from 0 to that of the children.")
    made = Made(
        asked.children, asked.years, asked.seed, returns, asked.disagreeing, asked.second_ids
    )
    try:
        Path(asked.out).mkdir(parents=True, exist_ok=True)  # before anything is made
        paths = _write(Path(asked.out), made)
    except ValueError as why:
        raise Wrong(f"--disagreeing: {why}.") from None
    except OSError:
        raise Wrong(f"--out takes a folder that can be written in; {asked.out} is none.") from None
    for path in paths:
        print(path)
    return 0


def _asked_for(words: str | None) -> tuple[str, ...]:
    """The names of returns in what was said, separated by commas; the usual ones of nothing."""
    from goldenthread.borough.writing import RETURNS, USUAL

    if words is None:
        return (*USUAL, PUBLISHED)
    names = tuple(word.strip() for word in words.split(",") if word.strip())
    known = (*RETURNS, PUBLISHED)
    if not names or any(name not in known for name in names):
        raise Wrong(f"--returns takes some of {', '.join(known)}, separated by commas.")
    return names


@answering
def demo(asked: Any) -> int:
    """Make the borough, load it, print a sign-in for each role, and serve."""
    _check_size(asked.children, YEARS)
    if not asked.no_serve:
        check_address(asked.host, asked.port)
    print(
        "Golden Thread: the made-up borough of Thornbeck. No real child is in it; its last census "
        f"is that of {LAST_YEAR - 1}-{LAST_YEAR % 100}, the first to carry pre-proceedings."
    )
    ready()
    _say_whose_home_it_is()
    prepare(asked.children)
    _people()
    if asked.no_serve:
        return 0
    return int(serve(asked))


def _say_whose_home_it_is() -> None:
    """Write down that the home is Thornbeck's and made up, unless it is or says another thing.

    A home that holds a council already is left as it is: nothing may say that its children are
    made up.
    """
    from django.conf import settings

    from goldenthread.ledger.connection import database_uri
    from goldenthread.ledger.feed import councils

    kept = Path(settings.HOME) / "settings.toml"
    if any(code != THORNBECK_CODE for code in councils(database_uri())):
        raise Wrong(
            f"{settings.HOME} holds another council; name an empty folder in GOLDENTHREAD_HOME."
        )
    if kept.exists():
        if not settings.COUNCIL_IS_MADE_UP:
            print(
                f"{kept} does not say `made_up = true`, so no page will say that this is made up."
            )
        return
    kept.write_text(SETTINGS_OF_THORNBECK, encoding="utf-8")
    settings.COUNCIL_NAME, settings.COUNCIL_CODE = THORNBECK, THORNBECK_CODE
    settings.COUNCIL_IS_MADE_UP = True


def prepare(children: int) -> None:
    """See that the borough's returns are written and loaded; nothing is done twice."""
    from django.conf import settings

    from goldenthread.borough.writing import UNDATED
    from goldenthread.ledger.loads import loads_newest_first

    folder = Path(settings.HOME) / "thornbeck" / str(children)
    if _written(folder):
        print(f"The returns are in {folder} already.")
        paths = sorted(folder.iterdir())
    else:
        of_demo = (*_asked_for(None), *UNDATED)
        told = _disagreeing(children), _with_second_ids(children)
        paths = _write(folder, Made(children, YEARS, 1, of_demo, *told))
    held = {row["source"]: row["sha256"] for row in loads_newest_first()}
    returns = [path for path in paths if _is_a_return(path)]
    files = [path for path in returns if path.is_file()]
    if any(path.name in held and held[path.name] != _sha256(path) for path in files):
        raise Wrong(
            f"{settings.HOME} holds another borough already; name another folder in "
            "GOLDENTHREAD_HOME, or remove that one."
        )
    _load([path for path in returns if path.name not in held])
    say_links_of_what_came(sys.stdout)


def _disagreeing(children: int) -> int:
    """Of how many children the demonstration's returns differ: a few, and fewer of few."""
    return min(4, children // 100)


def _with_second_ids(children: int) -> int:
    """Of how many stories of two ids the demonstration is told: each once where there is room."""
    return min(16, children // 100)


def _is_a_return(path: Path) -> bool:
    from goldenthread.borough.writing import LOGS

    is_file = path.suffix in (".xml", ".csv", ".xlsx") and path.name not in LOGS
    return is_file or path.is_dir()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_size(children: int, years: int) -> None:
    if not 1 <= children <= 200_000:
        raise Wrong("--children takes a number from 1 to 200000.")
    if not 1 <= years <= 7:
        raise Wrong("--years takes a number from 1 to 7.")


def _written(folder: Path) -> bool:
    return (folder / ".written").is_file()


@dataclass(frozen=True, slots=True)
class Made:
    """Which borough is made, and what of it is written."""

    children: int
    years: int
    seed: int
    returns: tuple[str, ...]
    disagreeing: int = 0
    second_ids: int = 0


def _write(folder: Path, asked: Made) -> list[Path]:
    from goldenthread.borough import make_borough, write_published, write_returns

    with tqdm(
        desc="Making Thornbeck",
        unit=" steps",
        delay=2,
        file=sys.stderr,
    ) as bar:
        made = make_borough(
            children=asked.children, years=asked.years, seed=asked.seed, last_year=LAST_YEAR
        )
        bar.update()
        bar.set_description_str("Writing returns", refresh=False)
        paths = write_returns(
            made,
            folder,
            returns=[name for name in asked.returns if name != PUBLISHED],
            disagreeing=asked.disagreeing,
            second_ids=asked.second_ids,
            says=lambda _path: bar.update(),
        )
        if PUBLISHED in asked.returns:
            paths += write_published(made, folder)
    (folder / ".written").touch()
    return paths


def _load(paths: list[Path]) -> None:
    from django.conf import settings

    from goldenthread.borough.days import last_day_of
    from goldenthread.borough.writing import as_at_of
    from goldenthread.ingest.findings import Refused
    from goldenthread.ingest.load import Asked, load
    from goldenthread.ledger.connection import database_uri

    returns = sorted(paths, key=lambda p: (p.suffix != ".xml", p.name))
    for path in tqdm(
        returns, desc="Loading", unit=" files", delay=2, file=sys.stderr, disable=not returns
    ):
        how = Asked(
            uri=database_uri(),
            council=settings.COUNCIL_CODE,
            files=Path(settings.HOME) / "files",
            loaded_by="the demonstration",
            now=now,
            as_at=as_at_of(path, last_day_of(LAST_YEAR)),
        )
        try:
            loaded = load(path, how)
        except Refused as why:
            raise Wrong(f"{why} To start afresh, remove {settings.HOME}.") from None
        rows = sum(t["loaded"] for t in loaded.tables.values())
        tqdm.write(
            f"  {path.name}: {rows:,} rows, {so_many(len(loaded.findings), 'finding')}, "
            f"edition {loaded.edition}, {loaded.seconds:.1f} s"
        )


def _first(sql: str) -> str:
    """The code in the first row of a question about today; empty where there is none."""
    from goldenthread.ledger.following import read

    rows = read().rows(sql, today=now().date())
    return rows[0]["code"] if rows else ""


def _people() -> None:
    """One sign-in for each role; those who reach children of their own have some today."""
    from goldenthread.access.demo_people import Reach, make_demo_people
    from goldenthread.access.roles import Role
    from goldenthread.ledger.following import read

    busiest = read().rows(WITH_MOST_PLANS, today=now().date())
    team = busiest[0]["team"] if busiest else ""
    worker = busiest[0]["worker"] if busiest else ""
    reach = {
        Role.TEAM_MANAGER: Reach(team=team),
        Role.SOCIAL_WORKER: Reach(team=team, worker_code=worker),
        Role.CONFERENCE_CHAIR: Reach(worker_code=_first(WITH_MOST_CONFERENCES)),
        Role.REVIEWING_OFFICER: Reach(worker_code=_first(WITH_MOST_IN_CARE)),
    }
    print("\nSign in as:")
    print(f"  {'role':28} {'e-mail address':48} password")
    for role, email, password in make_demo_people(reach=reach):
        print(f"  {role.value.replace('_', ' '):28} {email:48} {password}")
    print()
