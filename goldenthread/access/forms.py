"""The form of the door."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """E-mail address and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = "Password"
        self.fields["password"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """A person who was disabled is told no more than a stranger with a wrong password."""
        said: dict[str, Any] = super().clean()
        if self.user is not None and not self.user.is_active:
            raise get_adapter().validation_error("email_password_mismatch")
        return said

    def user_credentials(self) -> dict[str, Any]:
        """What the lock-out counts by, too: the name under which it saw the form."""
        credentials: dict[str, Any] = super().user_credentials()
        credentials["login"] = credentials.get("email")
        return credentials
