"""The settings of the tests: a home of their own, thrown away at the end; the rest is the real."""

import atexit
import os
import shutil
import tempfile

HOME_OF_THE_TESTS = tempfile.mkdtemp(prefix="goldenthread-tests-")
atexit.register(shutil.rmtree, HOME_OF_THE_TESTS, ignore_errors=True)  # runs last: PostgreSQL stops
os.environ["GOLDENTHREAD_HOME"] = HOME_OF_THE_TESTS

from goldenthread.config import database  # noqa: E402

database.TUNING |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}

from goldenthread.config.settings import *  # noqa: E402, F403

COUNCIL_NAME = "Thornbeck Council"
COUNCIL_IS_NAMED = True
COUNCIL_IS_MADE_UP = True

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
