"""The WSGI application: static files first (they belong to nobody), then the pages."""

import os
from wsgiref.headers import Headers

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
pages = get_wsgi_application()

from django.conf import settings  # noqa: E402
from servestatic import ServeStatic  # noqa: E402


def _static_headers(headers: Headers, path: str, url: str) -> None:  # noqa: ARG001
    headers["X-Content-Type-Options"] = "nosniff"


application = ServeStatic(
    pages,
    root=settings.STATICFILES_DIRS[0],
    prefix=settings.STATIC_URL.strip("/"),
    max_age=3600,
    allow_all_origins=False,
    add_headers_function=_static_headers,
)
