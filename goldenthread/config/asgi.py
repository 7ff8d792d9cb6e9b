"""The ASGI application, for the stream of changes: what needs to stay open and no more."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
application = get_asgi_application()
