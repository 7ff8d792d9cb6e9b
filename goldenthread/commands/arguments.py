"""The arguments that several commands share."""

import argparse


def whole_number(word: str) -> int:
    """The number that a word says. Raises ArgumentTypeError, in plain words."""
    try:
        return int(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"it takes a whole number, not {word[:20]!r}") from None


def argument(*flags: str, **options: object) -> tuple[tuple[str, ...], dict]:
    """The words of one argument, as argparse takes them."""
    return flags, options


JSON = argument("--json", action="store_true", help="answer in JSON")
ON = argument("--on", metavar="DATE", help="the day asked about, like 2025-03-31")
KNOWN = argument(
    "--as-known-at",
    metavar="EDITION|TIME",
    dest="as_known_at",
    help="as the record stood at this edition or time",
)
CODE = argument("code", metavar="CODE", help="a measure's code, like CPP-01")

OF_THIS_KIND = "refuse what is not of this kind, such as cin_census"
NO_LINKS = argument(
    "--no-links",
    action="store_true",
    dest="no_links",
    help="leave it to `link`, or to the server, to look for ids that are one child's",
)

CSV_FILE = argument("--out", required=True, metavar="FILE", help="the file, a CSV")
WITHHELD = argument(
    "--withheld",
    default="",
    metavar="FILE",
    help="a CSV of what is left out: reference, exemption, why",
)
SINCE = argument(
    "--since",
    type=whole_number,
    default=0,
    metavar="EDITION",
    help="the edition up to which it was copied before",
)
