"""The pages of the second factor, and of the password it stands beside."""

from dataclasses import dataclass

from django.forms import BaseForm

from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A form with what to know before filling it in, and the words of its button."""

    form: BaseForm
    lines: tuple[str, ...]
    button: str


@dataclass(frozen=True, kw_only=True)
class EnrolPage(Page):
    """A picture for the app to read, and the key to type where it cannot."""

    form: BaseForm
    picture: str
    key: str


@dataclass(frozen=True, kw_only=True)
class StandingPage(Page):
    """Whether the second factor is on, and how many recovery codes are left."""

    is_on: bool
    codes_left: int


@dataclass(frozen=True, kw_only=True)
class RecoveryCodesPage(Page):
    """The codes, or nothing where they may no longer be shown."""

    codes: tuple[str, ...]
