"""PostgreSQL as Django has it, except that our own server is started when first asked for."""

from typing import Any

from django.db.backends.postgresql import base

from goldenthread.config.database import ensure


class DatabaseWrapper(base.DatabaseWrapper):
    """Where no HOST is given the database is our own: start it, or adopt it, and use its socket."""

    def get_connection_params(self) -> dict[str, Any]:
        """What psycopg needs to connect."""
        if not self.settings_dict["HOST"]:
            self.settings_dict["HOST"] = str(ensure())
        parameters: dict[str, Any] = super().get_connection_params()
        return parameters
