"""What every proof may ask for."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder for homes. Not `tmp_path`: each pytest that starts shuts the folder that all of
    those lie in to other accounts, and so to the account that PostgreSQL runs as for root."""
    folder = Path(tempfile.mkdtemp(prefix="goldenthread-proof-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
