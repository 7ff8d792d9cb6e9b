"""The door."""

from dataclasses import dataclass

from django.forms import BaseForm

from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """The form of the door. `next` is the page that was asked for, or empty; `why_here` says why
    somebody who was signed in is no longer."""

    form: BaseForm
    why_here: Notice | None = None
    next: str = ""


@dataclass(frozen=True, kw_only=True)
class LockedOutPage(Page):
    """Too many wrong passwords: how long the door stays shut."""

    minutes: int
