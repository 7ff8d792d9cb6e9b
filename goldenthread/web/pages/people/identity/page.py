"""Asking to see who the children are."""

from dataclasses import dataclass

from django.forms import BaseForm

from goldenthread.web.frame import Page


@dataclass(frozen=True, kw_only=True)
class IdentityPage(Page):
    """`purpose` and `until` say what is granted now; both empty where nothing is."""

    form: BaseForm
    purpose: str
    until: str
