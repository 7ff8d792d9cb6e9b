"""The way out. It takes a POST, so that no link or picture can sign a person out."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it was shown."""
    logout(request)
    response = HttpResponseRedirect(reverse("account_login"))
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
