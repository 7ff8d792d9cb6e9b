"""The people who may sign in."""

from dataclasses import dataclass

from django.forms import BaseForm

from goldenthread.web.components.data_table import DataTable
from goldenthread.web.components.summary_list import SummaryRow
from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class PeoplePage(Page):
    """Everybody, and the form to add one."""

    people: DataTable
    form: BaseForm


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
