"""The rules' SQL is kept between loads: a convenience that may fail in every way but silently."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from goldenthread.ingest.rules import compiled
from goldenthread.ingest.rules.compiled import FILE, CompiledRule, compiled_rules

AS_IF_COMPILED = """
import sys
from pathlib import Path
from goldenthread.ingest.rules.compiled import compiled_rules
print(len(compiled_rules(Path(sys.argv[1]))), "ibis" in sys.modules)
"""


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> list[CompiledRule]:
    return compiled_rules(tmp_path_factory.mktemp("first"))


@pytest.fixture
def kept(tmp_path: Path, rules: list[CompiledRule], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the rules are kept; compiling them again would be counted."""
    monkeypatch.setattr(compiled, "compile_rules", lambda: rules)
    compiled_rules(tmp_path / "cache")
    return tmp_path / "cache"


def _count_compiling(monkeypatch: pytest.MonkeyPatch, rules: list[CompiledRule]) -> list[int]:
    times: list[int] = []
    monkeypatch.setattr(compiled, "compile_rules", lambda: times.append(1) or rules)
    return times


def test_a_second_process_does_without_ibis(kept: Path, rules: list[CompiledRule]) -> None:
    said = subprocess.run(
        [sys.executable, "-c", AS_IF_COMPILED, str(kept)],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert said == [str(len(rules)), "False"]


def test_what_is_kept_is_what_was_compiled(
    kept: Path, rules: list[CompiledRule], monkeypatch: pytest.MonkeyPatch
) -> None:
    times = _count_compiling(monkeypatch, rules)
    assert compiled_rules(kept) == rules
    assert not times


def _cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:1000])


def _empty(file: Path) -> None:
    file.write_bytes(b"")


def _other_words(file: Path) -> None:
    file.write_text(file.read_text().replace("select", "drop", 1).replace("SELECT", "DROP", 1))


def _other_sources(file: Path) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text()), "key": "older"}))


def _other_shape(file: Path) -> None:
    file.write_text("[1, 2]")


def _others_may_write(file: Path) -> None:
    file.chmod(0o666)


def _not_text(file: Path) -> None:
    file.write_bytes(b"\xff\xfe\x00")


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        *(_cut_off, _empty, _other_words, _other_sources, _other_shape),
        *(_others_may_write, _not_text, _a_folder),
    ],
)
def test_a_file_that_cannot_be_trusted_is_made_again(
    kept: Path, rules: list[CompiledRule], monkeypatch: pytest.MonkeyPatch, damage: object
) -> None:
    damage(kept / FILE)  # type: ignore[operator]
    times = _count_compiling(monkeypatch, rules)
    assert compiled_rules(kept) == rules
    assert times == [1]


def test_a_folder_that_cannot_be_made_is_done_without(
    tmp_path: Path, rules: list[CompiledRule], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    _count_compiling(monkeypatch, rules)
    assert compiled_rules(tmp_path / "file" / "cache") == rules


def test_loads_at_once_never_see_half_a_file(
    tmp_path: Path, rules: list[CompiledRule], monkeypatch: pytest.MonkeyPatch
) -> None:
    _count_compiling(monkeypatch, rules)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: compiled_rules(tmp_path), range(40)))
    assert all(answer == rules for answer in answers)
    assert [path.name for path in tmp_path.iterdir()] == [FILE], "nothing is left lying about"


def test_the_folder_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert compiled.cache_folder() == tmp_path / "goldenthread"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert compiled.cache_folder() == tmp_path / ".cache" / "goldenthread"


def test_only_its_owner_reads_it(kept: Path) -> None:
    assert os.stat(kept / FILE).st_mode & 0o077 == 0
