"""The form of the door."""

from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """E-mail address and password, in our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].label = "Password"
        self.fields["password"].help_text = ""

    def user_credentials(self) -> dict[str, Any]:
        """What the lock-out counts by, too: the name under which it saw the form."""
        credentials: dict[str, Any] = super().user_credentials()
        credentials["login"] = credentials.get("email")
        return credentials
