"""The second factor: turn it on, be asked for it, recover from a lost phone, turn it off.

allauth does the work; here are our pages and our words for each of its steps.
"""

from textwrap import wrap
from typing import Any

from allauth.account.views import PasswordChangeView
from allauth.account.views import ReauthenticateView as PasswordAgainView
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.base.views import ReauthenticateView as CodeAgainView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from goldenthread.web.frame import chrome_for
from goldenthread.web.pages.people.second_factor.page import (
    EnrolPage,
    FormPage,
    RecoveryCodesPage,
    StandingPage,
)

KEY_PART = 4
"""A key of 32 letters is typed by hand, and must wrap on a phone."""


class OurForm:
    """Our page around one of allauth's forms."""

    template_name = "pages/people/second_factor/form.html"
    title = ""
    button = "Continue"
    lines: tuple[str, ...] = ()
    labels: dict[str, str] = {}

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What allauth gives its template, with `page` for ours."""
        context: dict[str, Any] = super().get_context_data(**more)  # type: ignore[misc]
        form = context["form"]
        for name, label in self.labels.items():
            form.fields[name].label = label
            form.fields[name].help_text = ""
        if "code" in form.fields:
            form.fields["code"].widget.attrs |= {"inputmode": "numeric"}
        context["page"] = FormPage(
            title=self.title,
            chrome=chrome_for(self.request),  # type: ignore[attr-defined]
            form=form,
            lines=self.lines,
            button=self.button,
        )
        return context


class AskCode(OurForm, AuthenticateView):
    """The second step of signing in."""

    title = "Enter your code"
    button = "Sign in"
    lines = (
        "Type the six digits that your authenticator app shows now.",
        "Without your phone, type one of your recovery codes.",
    )
    labels = {"code": "Code"}


class AskPasswordAgain(OurForm, PasswordAgainView):
    """Before something that matters, to be sure that it is still you."""

    title = "Enter your password again"
    lines = ("What comes next changes how you sign in, so we ask once more.",)
    labels = {"password": "Password"}


class AskCodeAgain(OurForm, CodeAgainView):
    """The same, by code."""

    title = "Enter your code again"
    lines = ("What comes next changes how you sign in, so we ask once more.",)
    labels = {"code": "Code"}


class TurnOff(OurForm, DeactivateTOTPView):
    """Turn the second factor off."""

    title = "Turn the second factor off"
    button = "Turn off"
    lines = ("Your password alone will then open the door.",)


class MakeRecoveryCodes(OurForm, GenerateRecoveryCodesView):
    """New recovery codes in place of the old ones."""

    title = "Make new recovery codes"
    button = "Make new codes"
    lines = ("The codes you have now will stop working.",)


class ChangePassword(OurForm, PasswordChangeView):
    """A new password, known to nobody else."""

    title = "Change your password"
    button = "Change password"
    lines = ("Use at least 12 characters. Three words that do not belong together do well.",)
    labels = {
        "oldpassword": "The password you have now",
        "password1": "New password",
        "password2": "New password again",
    }

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep it; from now on it is the person's own."""
        response: HttpResponse = super().form_valid(form)
        form.user.password_is_temporary = False
        form.user.save(update_fields=["password_is_temporary"])
        return response

    def get_default_success_url(self) -> str:
        """Back to one's account."""
        return reverse("you")


class TurnOn(ActivateTOTPView):
    """Turn the second factor on: a picture for the app, then a code from it."""

    template_name = "pages/people/second_factor/enrol.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What allauth gives its template, with `page` for ours."""
        context: dict[str, Any] = super().get_context_data(**more)
        form = context["form"]
        form.fields["code"].label = "Code"
        form.fields["code"].widget.attrs |= {"inputmode": "numeric"}
        picture = context["totp_svg"]
        context["page"] = EnrolPage(
            title="Turn the second factor on",
            chrome=chrome_for(self.request),
            form=form,
            picture=picture[picture.index("<svg") :],
            key=" ".join(wrap(form.secret, KEY_PART)),
        )
        return context


class Standing(IndexView):
    """Whether it is on."""

    template_name = "pages/people/second_factor/standing.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What allauth gives its template, with `page` for ours."""
        context: dict[str, Any] = super().get_context_data(**more)
        held = context["authenticators"]
        codes = held.get(Authenticator.Type.RECOVERY_CODES)
        context["page"] = StandingPage(
            title="Second factor",
            chrome=chrome_for(self.request),
            is_on=Authenticator.Type.TOTP in held,
            codes_left=len(codes.get_unused_codes()) if codes else 0,
        )
        return context


class RecoveryCodes(ViewRecoveryCodesView):
    """The codes, the once."""

    template_name = "pages/people/second_factor/recovery_codes.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """What allauth gives its template, with `page` for ours."""
        context: dict[str, Any] = super().get_context_data(**more)
        shown = tuple(context["unused_codes"]) if context["can_view_codes"] else ()
        context["page"] = RecoveryCodesPage(
            title="Recovery codes", chrome=chrome_for(self.request), codes=shown
        )
        return context


_form = require_http_methods(["GET", "HEAD", "POST"])
ask_code = _form(AskCode.as_view())
ask_code_again = _form(AskCodeAgain.as_view())
ask_password_again = _form(AskPasswordAgain.as_view())
change_password = _form(ChangePassword.as_view())
make_recovery_codes = _form(MakeRecoveryCodes.as_view())
recovery_codes = require_safe(RecoveryCodes.as_view())
standing = require_safe(Standing.as_view())
turn_off = _form(TurnOff.as_view())
turn_on = _form(TurnOn.as_view())
