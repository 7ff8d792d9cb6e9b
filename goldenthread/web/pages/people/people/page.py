"""The people who may sign in."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import BaseForm
from django.utils.timezone import localtime

from goldenthread.access.grab_bags import BagsMade
from goldenthread.web import words
from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.notice import Notice
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class PeoplePage(Page):
    """Everybody, and the form to add one; `grab_bag` says when the last one was made, or warns that
    a night had none."""

    people: DataTable
    form: BaseForm
    grab_bag: Notice


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """One person. `password` is a first password, shown this once; `endable` are (number, words)
    of appointments that have not ended; `problem` says why nothing was changed."""

    number: int
    facts: tuple[SummaryRow, ...]
    appointments: DataTable
    endable: tuple[tuple[int, str], ...]
    form: BaseForm
    is_active: bool
    is_self: bool
    has_second_factor: bool
    password: str = ""
    problem: str = ""


def grab_bag_in_words(bags: BagsMade, at: datetime) -> Notice:
    """Whether the lists for the night on which the network is down are there, `at` this moment."""
    last = (
        f"The last was made on {words.moment(localtime(bags.made_at))}."
        if bags.made_at
        else "None was ever made."
    )
    if bags.is_late(at):
        return Notice(
            kind="warning",
            title="No grab-bag of the last night",
            text=f"{last} {_failed(bags)}Whoever runs the schedule can tell why: `goldenthread "
            "grab-bag` is to run each night.",
        )
    if bags.failed_at:
        return Notice(kind="warning", title="A grab-bag failed", text=f"{_failed(bags)}{last}")
    return Notice(kind="information", title="The nightly grab-bag is made", text=last)


def _failed(bags: BagsMade) -> str:
    if bags.failed_at is None:
        return ""
    return f"One was begun on {words.moment(localtime(bags.failed_at))} and did not come to be. "
