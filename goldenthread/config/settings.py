"""Every setting, in one place. What differs between installations comes from the environment:

GOLDENTHREAD_HOME    what is kept, and where (default ./var): see home.py
DATABASE_URL         a PostgreSQL of your own, 15 or newer; without it we start one in the home
GOLDENTHREAD_HOSTS   the names people reach it by, with commas (default: this machine only)
GOLDENTHREAD_PROXY   1 where a proxy in front speaks TLS and sets X-Forwarded-Proto
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from goldenthread.config import database, home

PACKAGE = Path(__file__).resolve().parent.parent
HOME = home.home()
SECRET_KEY = home.secret_key(HOME)
DEBUG = False

# The council -------------------------------------------------------------------------------------

COUNCIL = home.council_settings(HOME)
COUNCIL_NAME = COUNCIL.name
COUNCIL_IS_NAMED = COUNCIL.name != home.NO_NAME
COUNCIL_CODE = COUNCIL.code
COUNCIL_COLOUR = COUNCIL.colour
COUNCIL_IS_MADE_UP = COUNCIL.is_made_up
SERVICES = COUNCIL.services
"""The teams of each service, by its name; a head of a service that is not here reaches no child."""
DAY_CONVENTION = COUNCIL.day_convention
CLOSURES = COUNCIL.closures
STEP_LISTS = COUNCIL.step_lists
DIGEST_FROM, DIGEST_SITE = COUNCIL.digest_from, COUNCIL.digest_site
IDLE_MINUTES = COUNCIL.idle_minutes
"""How long a session may stand unused."""
DRAFT_DAYS = COUNCIL.draft_days
"""For how many days a draft is kept that nobody saves."""

# Who may reach it --------------------------------------------------------------------------------

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
NAMED_HOSTS = [name for name in os.environ.get("GOLDENTHREAD_HOSTS", "").split(",") if name]
ALLOWED_HOSTS = [*NAMED_HOSTS, *LOOPBACK]
SERVED_ON_LOOPBACK = not NAMED_HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in NAMED_HOSTS]

# Parts -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "goldenthread.ledger",
    "goldenthread.access",
    "goldenthread.casework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "goldenthread.web.middleware.NothingIsKept",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldenthread.web.middleware.TheDay",
    "goldenthread.web.middleware.EndedSessions",
    "goldenthread.web.drafts.KeptAtTheDoor",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "goldenthread.web.middleware.OwnPasswordFirst",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.web.middleware.Refusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "goldenthread.config.urls"
WSGI_APPLICATION = "goldenthread.config.wsgi.application"
ASGI_APPLICATION = "goldenthread.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database.database_settings()}

# Counts of wrong codes and codes already used are shared by every worker, so they are in a table.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_counters",
    },
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "goldenthread.web.templates.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

# Words and days ----------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Files -------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]  # served as it stands, by servestatic: see wsgi.py
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = HOME / "uploads"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 2000  # web/uploads.py says so in words long before
FILE_UPLOAD_HANDLERS = ["goldenthread.web.uploads.FilesOfReturns"]
FILE_UPLOAD_TEMP_DIR = HOME / "arriving"
FILE_UPLOAD_TEMP_DIR.mkdir(mode=0o700, exist_ok=True)

# Sign-in -----------------------------------------------------------------------------------------

AUTH_USER_MODEL = "access.Person"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email", "full_name"]},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "goldenthread.access.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {  # a whole council may stand behind one address: none is by address alone
    "login": False,
    "login_failed": "10/5m/key",
    "reauthenticate": "10/5m/user",
    "change_password": "5/5m/user",
}
ACCOUNT_FORMS = {"login": "goldenthread.access.forms.SignInForm"}

MFA_ADAPTER = "goldenthread.access.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Golden Thread"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "goldenthread.access.used_codes.SignInWithCode",
    "reauthenticate": "goldenthread.access.used_codes.CodeAgain",
    "activate_totp": "goldenthread.access.used_codes.TurnOnWithCode",
}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are given by an administrator

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # another place may still let its owner in
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_FORM_FIELD = "login"
AXES_LOCKOUT_CALLABLE = "goldenthread.web.pages.people.sign_in.view.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# What a browser is told --------------------------------------------------------------------------

SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would sign people out when they follow a link in an e-mail
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "goldenthread.web.error_pages.view.form_was_too_old"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not SERVED_ON_LOOPBACK
SESSION_COOKIE_NAME = "session" if SERVED_ON_LOOPBACK else "__Host-session"
CSRF_COOKIE_NAME = "csrf" if SERVED_ON_LOOPBACK else "__Host-csrf"
SECURE_SSL_REDIRECT = not SERVED_ON_LOOPBACK
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
SECURE_HSTS_SECONDS = 0 if SERVED_ON_LOOPBACK else 365 * 24 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if os.environ.get("GOLDENTHREAD_PROXY") == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# What is written down ----------------------------------------------------------------------------

# Never a child, never a name, never a query string: an error is an opaque reference, which the
# page shows too. Django's own request logger prints paths and is silenced.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "goldenthread": {"level": "INFO"},
        "django.request": {"handlers": ["nowhere"], "propagate": False},
        "django.server": {"handlers": ["nowhere"], "propagate": False},
        "django.security": {"handlers": ["nowhere"], "propagate": False},
        "axes": {"handlers": ["nowhere"], "propagate": False},
    },
}

SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is off on loopback alone
    "security.W008",
    "security.W012",
    "security.W016",
    "axes.W006",  # the address is in the lock-out, with the name
]
