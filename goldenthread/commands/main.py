"""The command line: its names and the keys of its JSON are a contract (DESIGN section 6)."""

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from goldenthread.commands.arguments import (
    CODE,
    CSV_FILE,
    JSON,
    KNOWN,
    NO_LINKS,
    OF_THIS_KIND,
    ON,
    SINCE,
    WITHHELD,
    whole_number,
)
from goldenthread.commands.arguments import argument as _argument

REFUSED, WRONG, BROKEN = 1, 2, 3
EXIT_CODES = (
    "Exit codes: 0, it was done; 1, a file was refused and nothing of it was taken in; 2, the "
    "command line or a setting that it reads is wrong; 3, something else went wrong, and nothing "
    "was changed by what was under way."
)


class CommandLine(argparse.ArgumentParser):
    """A parser whose complaint is one plain sentence."""

    def error(self, message: str) -> NoReturn:
        """Say what was wrong and leave with 2."""
        self.leave(message, self.prog)

    def parse_command(self, words: Sequence[str]) -> argparse.Namespace:
        """What the words ask for; of one that is not known, the help of its command is named."""
        asked, unknown = self.parse_known_args(words)
        if unknown:
            self.leave(f"there is no {' '.join(unknown)}", f"{self.prog} {asked.command}")
        return asked

    def leave(self, message: str, prog: str) -> NoReturn:
        """Leave with 2 and one sentence, which names the help of `prog`."""
        print(f"goldenthread: {message}. Try: {prog} --help", file=sys.stderr)
        sys.exit(WRONG)


def parser() -> CommandLine:
    """The whole command line."""
    top = CommandLine(
        prog="goldenthread",
        description="Oversight of child neglect.",
        epilog=EXIT_CODES,
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        arguments, does, _module = COMMANDS[name]
        command = commands.add_parser(
            name, help=does, description=does, epilog=EXIT_CODES, allow_abbrev=False
        )
        for flags, options in arguments:
            command.add_argument(*flags, **options)
    return top


def main(words: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    said = sys.argv[1:] if words is None else list(words)
    if any(0xD800 <= ord(letter) <= 0xDFFF for word in said for letter in word):
        parser().error("a word of the command is not written in UTF-8")
    asked = parser().parse_command(said)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    module = importlib.import_module(COMMANDS[asked.command][2])
    try:
        code = getattr(module, asked.command.replace("-", "_"))(asked)
    except BrokenPipeError:
        # Whoever read our answer has gone; there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    except Exception as error:
        code = _went_wrong(error)
    sys.exit(code)


def _went_wrong(error: Exception) -> int:
    """Say what went wrong and where in our code, without the error's own words: a database's may
    hold a row of a file, and so a child's data."""
    if os.environ.get("GOLDENTHREAD_TRACE") == "1":
        raise error
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if f"{os.sep}goldenthread{os.sep}" in f.filename] or frames
    place = f"{os.path.basename(ours[-1].filename)}:{ours[-1].lineno}"
    print(
        f"goldenthread: something went wrong ({type(error).__name__} at {place}), and nothing "
        "was changed by what was under way; GOLDENTHREAD_TRACE=1 says more.",
        file=sys.stderr,
    )
    return BROKEN


COMMANDS: dict[str, tuple[tuple, str, str]] = {
    "serve": (
        (
            _argument("--host", default="127.0.0.1"),
            _argument("--port", type=whole_number, default=8000),
        ),
        "serve the pages",
        "goldenthread.commands.serving",
    ),
    "demo": (
        (
            _argument("--host", default="127.0.0.1"),
            _argument("--port", type=whole_number, default=8000),
            _argument("--children", type=whole_number, default=8000),
            _argument("--no-serve", action="store_true", help="make and load it, then stop"),
        ),
        "make and load the borough of Thornbeck, with one sign-in per role, and serve it",
        "goldenthread.commands.demo",
    ),
    "account": (
        (
            _argument("email", metavar="EMAIL", help="the address with which they sign in"),
            _argument(
                "--role",
                default="administrator",
                metavar="ROLE",
                help="like director or team_manager; administrator where none is said",
            ),
            _argument("--name", default="", help="as colleagues know them"),
            _argument("--service", default="", metavar="NAME", help="of a head of service"),
            _argument("--team", default="", metavar="NAME", help="of a team manager"),
            _argument(
                "--worker",
                default="",
                metavar="CODE",
                help="by which the case system knows a social worker",
            ),
            _argument(
                "--ask", action="store_true", help="ask for the first password, and make up none"
            ),
        ),
        "make somebody who may sign in, as the first administrator does, and say a first password",
        "goldenthread.commands.accounts",
    ),
    "supplier": (
        (
            _argument("name", metavar="NAME", help="what it is called, like a case system"),
            _argument("--end", action="store_true", help="it may send nothing any more"),
            JSON,
        ),
        "make a system that may send returns by itself, and say what it is given, once",
        "goldenthread.commands.suppliers",
    ),
    "load": (
        (
            _argument("path", nargs="+", metavar="PATH", help="a file, or one return's folder"),
            _argument(
                "--as",
                dest="kind",
                metavar="KIND",
                default="",
                help=OF_THIS_KIND,
            ),
            _argument(
                "--as-at",
                dest="as_at",
                metavar="DATE",
                default="",
                help="the day up to which a return speaks that does not say it, like 2025-11-24",
            ),
            _argument(
                "--replaces",
                action="store_true",
                help="take in a file that closes over a fifth of what the one before it held",
            ),
            _argument(
                "--dry-run",
                action="store_true",
                dest="dry_run",
                help="say all that it would do, and change nothing",
            ),
            NO_LINKS,
            # For the proofs, which end a load at each of its phases: not part of the contract.
            _argument("--phases", action="store_true", help=argparse.SUPPRESS),
            JSON,
        ),
        "take returns in",
        "goldenthread.commands.loading",
    ),
    "watch": (
        (
            _argument("folder", metavar="FOLDER", help="the folder in which returns land"),
            _argument(
                "--every", type=float, default=2.0, metavar="SECONDS", help="how often to look"
            ),
            _argument("--once", action="store_true", help="take in what is there, then stop"),
            _argument("--as", dest="kind", metavar="KIND", default="", help=OF_THIS_KIND),
            NO_LINKS,
            JSON,
        ),
        "take in what lands in a folder, once it is complete",
        "goldenthread.commands.watching",
    ),
    "export": (
        (
            _argument("kind", metavar="KIND", help="the return, like cin_census"),
            _argument("--out", required=True, metavar="PATH", help="the file, or a folder for it"),
            ON,
            _argument(
                "--year", type=whole_number, metavar="YEAR", help="of a census, as 2025 of 2024-25"
            ),
            KNOWN,
            JSON,
        ),
        "write a return from what the record holds, and say what is not in it",
        "goldenthread.commands.exporting",
    ),
    "grab-bag": (
        (
            _argument("--out", required=True, metavar="FILE", help="the file, ending in .html"),
            ON,
            KNOWN,
            JSON,
        ),
        "the lists for the night the network is down, in one encrypted file",
        "goldenthread.commands.grab_bag",
    ),
    "subject-access": (
        (
            _argument("child_id", metavar="CHILD", help="the council's number of the child"),
            CSV_FILE,
            WITHHELD,
            ON,
            KNOWN,
            JSON,
        ),
        "all that was recorded here of one child, with what is exempt left out",
        "goldenthread.commands.held_about",
    ),
    "case-file-copies": (
        (
            CSV_FILE,
            SINCE,
            ON,
            KNOWN,
            JSON,
        ),
        "what was recorded here of children, by reference, to copy to the case file",
        "goldenthread.commands.held_about",
    ),
    "digest": (
        (
            _argument("--out", metavar="FOLDER", default="", help="where letters are put"),
            JSON,
        ),
        "a letter to each on whom something presses this morning, without a child's name",
        "goldenthread.commands.digest",
    ),
    "authority": (
        (
            _argument(
                "subject", metavar="SUBJECT", nargs="?", help="what is chosen for, like protection"
            ),
            _argument(
                "--first", metavar="KIND", action="append", help="who speaks first; again: who next"
            ),
            _argument("--why", default="", metavar="WORDS", help="why it is chosen so"),
            _argument(
                "--later-day",
                action="store_true",
                dest="later_day",
                help="no kind speaks first: the return that speaks to the later day",
            ),
            JSON,
        ),
        "who speaks for what; with a subject, choose which kinds of return speak first for it",
        "goldenthread.commands.choosing_sources",
    ),
    "link": (
        (
            _argument(
                "--certain-only",
                action="store_true",
                dest="certain_only",
                help="by their numbers alone, and not by likeness",
            ),
            JSON,
        ),
        "find the ids that are one child's, and the pairs that a person is to decide",
        "goldenthread.commands.linking",
    ),
    "loads": ((JSON,), "the loads, newest first", "goldenthread.commands.loading"),
    "measures": ((JSON,), "the catalogue of measures", "goldenthread.commands.asking"),
    "measure": (
        (
            CODE,
            ON,
            _argument("--periods", metavar="month:24", help="so many months up to the day"),
            _argument("--by", metavar="NAME", default="", help="a breakdown, like team"),
            KNOWN,
            JSON,
        ),
        "a measure's number",
        "goldenthread.commands.asking",
    ),
    "cases": (
        (
            CODE,
            ON,
            _argument("--period", metavar="2025-09", help="the month asked about"),
            _argument("--met", action="append_const", const="met", dest="verdicts"),
            _argument("--not-met", action="append_const", const="not met", dest="verdicts"),
            _argument("--unjudged", action="append_const", const="unjudged", dest="verdicts"),
            KNOWN,
            JSON,
        ),
        "the cases behind a measure's number, each with its reason",
        "goldenthread.commands.asking",
    ),
    "moved": (
        (
            CODE,
            _argument(
                "--from", dest="from_edition", type=whole_number, required=True, metavar="EDITION"
            ),
            _argument(
                "--to", dest="to_edition", type=whole_number, required=True, metavar="EDITION"
            ),
            ON,
            JSON,
        ),
        "the children that moved a figure between two editions, and by which load",
        "goldenthread.commands.asking",
    ),
    "child": (
        (_argument("child_id", metavar="ID"), ON, KNOWN, JSON),
        "what the record says of one child: events, and clocks with their explanation",
        "goldenthread.commands.one_child",
    ),
    "clocks": (
        (
            ON,
            _argument("--team", metavar="NAME"),
            _argument("--state", metavar="STATE"),
            KNOWN,
            JSON,
        ),
        "the runnings of every clock, with their state",
        "goldenthread.commands.one_child",
    ),
    "borough": (
        (
            _argument("--out", required=True, metavar="DIR"),
            _argument("--children", type=whole_number, default=8000),
            _argument("--years", type=whole_number, default=5),
            _argument("--seed", type=whole_number, default=1),
            _argument(
                "--returns",
                metavar="NAMES",
                help="which returns, like census,annex_a,ssda903; the census and our own files "
                "where none is said",
            ),
            _argument(
                "--disagreeing",
                type=whole_number,
                default=0,
                metavar="CHILDREN",
                help="of so many children one return says something else, which is listed beside",
            ),
            _argument(
                "--second-ids",
                type=whole_number,
                default=0,
                dest="second_ids",
                metavar="STORIES",
                help="so many stories of children with two ids, which are listed beside",
            ),
        ),
        "write the returns of the made-up borough of Thornbeck",
        "goldenthread.commands.demo",
    ),
    "bench": (
        (
            _argument("--part", choices=("loading", "borough", "pages", "asking")),
            _argument("--children", type=whole_number, default=8000),
            _argument("--seconds", type=whole_number, default=600, help="for which many ask"),
            JSON,
        ),
        "the benchmarks, against peers where they are installed",
        "goldenthread.bench.running",
    ),
}
