"""Keeps a home's database up while others use it: says `ready`, and leaves when its input ends."""

import os
import sys


def main() -> None:
    """Bring the database up to date and hold it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.config.settings")
    from goldenthread.bench.standing import ready

    ready()
    print("ready", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
