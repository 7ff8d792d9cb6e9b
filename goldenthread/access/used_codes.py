"""Codes of the second factor that were used, so that none opens the door twice.

allauth remembers a used code for one period (30 seconds), but takes it for as long as its tolerance
allows (90 seconds here), and does not remember the code that turned the second factor on. RFC 6238,
5.2: a code that was accepted must not be accepted again.
"""

from typing import Any

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.core.cache import cache


def seconds_taken() -> int:
    """For how long a code is taken: its own period, and the tolerance before and after it."""
    return int(app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1))


class _EachCodeOnce:
    """A form with a code: the same code of the same person is taken once."""

    user: Any
    data: Any

    def clean_code(self) -> str:
        """The code, which counts as used from now on. Raises ValidationError for one used before,
        and before it is checked: to send it again must not set the count of wrong codes back."""
        key = self._key(self.data.get("code", ""))
        if cache.get(key) is not None:
            raise get_adapter().validation_error("incorrect_code")
        code: str = super().clean_code()  # type: ignore[misc]
        if not cache.add(key, "used", timeout=seconds_taken()):
            raise get_adapter().validation_error("incorrect_code")
        return code

    def _key(self, code: str) -> str:
        return f"second-factor-used:{self.user.pk}:{normalize_user_code(code)[:20]}"


class SignInWithCode(_EachCodeOnce, AuthenticateForm):
    """The second step of signing in."""


class CodeAgain(_EachCodeOnce, ReauthenticateForm):
    """Before something that matters."""


class TurnOnWithCode(_EachCodeOnce, ActivateTOTPForm):
    """The first code, which turns the second factor on."""
