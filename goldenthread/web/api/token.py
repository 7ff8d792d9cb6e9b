"""Where a supplier asks for a token: OAuth 2.0, client credentials (RFC 6749, section 4.4)."""

import base64
import binascii

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from goldenthread.access.suppliers import LASTS, NotASupplier, TooManyTries, token_for


@csrf_exempt  # nobody is signed in here: the secret itself is what is shown
@login_not_required
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """A token that is good for an hour; errors in the words of RFC 6749, section 5.2."""
    if request.POST.get("grant_type", "") != "client_credentials":
        return JsonResponse({"error": "unsupported_grant_type"}, status=400)
    client_id, client_secret = _credentials(request)
    if not client_id or not client_secret:
        return JsonResponse({"error": "invalid_request"}, status=400)
    try:
        given = token_for(client_id, client_secret)
    except NotASupplier:
        answer = JsonResponse({"error": "invalid_client"}, status=401)
        answer["WWW-Authenticate"] = "Basic"
        return answer
    except TooManyTries as why:
        answer = JsonResponse({"error": "slow_down"}, status=429)
        answer["Retry-After"] = str(why.seconds)
        return answer
    return JsonResponse({"access_token": given, "token_type": "Bearer", "expires_in": LASTS})


def _credentials(request: HttpRequest) -> tuple[str, str]:
    """The id and the secret, from the form or from the Authorization header."""
    scheme, _, encoded = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    try:
        said = base64.b64decode(encoded, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    client_id, _, client_secret = said.partition(":")
    return client_id, client_secret
