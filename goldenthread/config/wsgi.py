"""The WSGI application: static files first (they belong to nobody), then the pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
pages = get_wsgi_application()

from django.conf import settings  # noqa: E402
from servestatic import ServeStatic  # noqa: E402

application = ServeStatic(
    pages, root=settings.STATIC_ROOT, prefix=settings.STATIC_URL.strip("/"), max_age=3600
)
