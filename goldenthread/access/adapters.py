"""How allauth behaves here: nobody signs up, and second factors are kept encrypted."""

from base64 import urlsafe_b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by the person at the door."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "account_inactive": "The e-mail address or the password is not right.",
        "too_many_login_attempts": "There were too many attempts. Wait 15 minutes, then try again.",
    }

    def is_open_for_signup(self, _: HttpRequest) -> bool:
        """Nobody may sign up."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """A copy of the database must not be enough to make anyone's codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "That code is not right. Codes change every 30 seconds: try the newest.",
    }

    def encrypt(self, text: str) -> str:
        """The secret as it is kept."""
        return self._box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret, from how it is kept."""
        return self._box().decrypt(encrypted_text.encode()).decode()

    def _box(self) -> Fernet:
        key = salted_hmac(f"{__name__}.second_factor", "", algorithm="sha256").digest()
        return Fernet(urlsafe_b64encode(key))
