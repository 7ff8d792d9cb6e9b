"""The door: e-mail address, password and, where the person has one, a second factor after it."""

from typing import Any

from allauth.account.views import LoginView
from axes.decorators import axes_dispatch, axes_form_invalid
from axes.helpers import get_cool_off
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods

from goldenthread.web.components.notice import Notice
from goldenthread.web.frame import chrome_for, empty_chrome, render_page
from goldenthread.web.pages.people.sign_in.page import LockedOutPage, SignInPage
from goldenthread.web.unused import ENDED_BECAUSE


@method_decorator(axes_dispatch, name="dispatch")
@method_decorator(axes_form_invalid, name="form_invalid")
class SignIn(LoginView):
    """allauth's view of the door, with our page and axes' lock."""

    template_name = "pages/people/sign_in/page.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        """Our page, beside what allauth puts there."""
        context: dict[str, Any] = super().get_context_data(**more)
        context["page"] = SignInPage(
            title="Sign in",
            chrome=chrome_for(self.request),
            form=context["form"],
            why_here=why_here(self.request),
            next=context.get("redirect_field_value") or "",
        )
        return context


def why_here(request: HttpRequest) -> Notice | None:
    """Why the session of somebody who was signed in ended, until somebody signs in again."""
    why = request.session.get(ENDED_BECAUSE, "")
    if not why:
        return None
    return Notice(kind="information", title=why, text="Sign in again to go on where you were.")


sign_in = require_http_methods(["GET", "HEAD", "POST"])(SignIn.as_view())


def locked_out(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    """429, in plain words; says the same whether or not anybody has this e-mail address."""
    cool_off = get_cool_off(request)
    minutes = int(cool_off.total_seconds() // 60) if cool_off else settings.SESSION_COOKIE_AGE // 60
    page = LockedOutPage(title="Wait before you try again", chrome=empty_chrome(), minutes=minutes)
    return render_page(request, "pages/people/sign_in/locked_out.html", page, status=429)
