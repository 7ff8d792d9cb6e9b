"""A server that is told to end leaves nothing behind: by Ctrl+C, or by whoever runs services."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def a_free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.mark.parametrize(("told", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_server_that_is_told_to_end_stops_its_postgresql_too(
    told: signal.Signals, code: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home: Path = tmp_path_factory.mktemp("h")
    server = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "serve", "--port", str(a_free_port())],
        env={k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        | {
            "GOLDENTHREAD_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "goldenthread.config.settings",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # Whoever runs the tests in the background has them ignore Ctrl+C, and so would the server.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    try:
        assert server.stdout is not None
        assert "Golden Thread is on http://127.0.0.1:" in server.stdout.readline()
        assert (home / "postgres" / "postmaster.pid").exists()
        server.send_signal(told)
        _, said = server.communicate(timeout=60)
        assert (server.returncode, said) == (code, "")
        assert not (home / "postgres" / "postmaster.pid").exists()
    finally:
        server.kill()
