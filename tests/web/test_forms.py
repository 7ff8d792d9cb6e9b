"""Django's forms in the design system's fields."""

import re

import pytest
from django import forms

from tests.web.test_components import show, text_of

TEAMS = [("n", "North"), ("s", "South")]


class Asked(forms.Form):
    name = forms.CharField(help_text="As colleagues know you")
    secret = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    team = forms.ChoiceField(choices=TEAMS)
    rule = forms.ChoiceField(choices=TEAMS, widget=forms.RadioSelect)
    jobs = forms.MultipleChoiceField(choices=TEAMS, widget=forms.CheckboxSelectMultiple)
    agreed = forms.BooleanField(label="I have read this")
    why = forms.CharField(widget=forms.Textarea)
    kept = forms.CharField(widget=forms.HiddenInput)


ANSWERS = {"name": "Maya <b>", "team": "s", "rule": "n", "jobs": ["n", "s"], "kept": "7"}


@pytest.mark.parametrize("form", [Asked(), Asked(ANSWERS)])
def test_every_field_is_asked_once_under_its_own_name(form: Asked) -> None:
    html = show("form", "fields(form)", form=form)
    named = set(re.findall(r'name="(\w+)"', html))
    assert named == set(form.fields)
    assert "As colleagues know you" in html


def test_what_was_answered_is_shown_again_but_a_password_never() -> None:
    html = show("form", "fields(form)", form=Asked(ANSWERS | {"secret": "hunter2"}))
    assert "Maya &lt;b&gt;" in html
    assert "hunter2" not in html
    assert re.search(r'<option value="s" selected', html)
    assert re.search(r'name="rule"[^>]*value="n" checked', html)
    assert len(re.findall(r'name="jobs"[^>]*checked', html)) == 2


def test_a_fault_is_said_above_and_at_its_field() -> None:
    form = Asked(ANSWERS)
    above = show("form", "error_summary(form)", form=form)
    below = show("form", "fields(form)", form=form)
    assert "There is a problem" in text_of(above)
    for address in re.findall(r'href="#([^"]+)"', above):
        assert f'id="{address}"' in below
    assert "Error:" in text_of(below)


def test_a_form_without_faults_has_no_summary() -> None:
    assert text_of(show("form", "error_summary(form)", form=Asked())) == ""
