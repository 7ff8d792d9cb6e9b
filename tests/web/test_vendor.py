"""The design systems as they are copied at set-up."""

from pathlib import Path

import pytest

from goldenthread.web.vendor import (
    ROOT,
    VendorError,
    copy_vendor_files,
    images_named_in,
    plain_script,
    plain_style,
)


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    vendor = tmp_path_factory.mktemp("static") / "vendor"
    copy_vendor_files(node_modules=ROOT / "node_modules", vendor=vendor)
    return vendor


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


def test_what_is_licensed_to_gov_uk_stays_behind(copied: Path) -> None:
    for name in ("govuk-frontend.min.css", "moj-frontend.min.css"):
        css = (copied / name).read_text(encoding="utf-8")
        assert "GDS Transport" not in css
        assert "@font-face" not in css
        assert "crest.svg" not in css
        assert "var(--typeface,arial,sans-serif)" in css
    assert not [name for name in contents(copied) if "crown" in name or "crest" in name]
    assert not [name for name in contents(copied) if name.endswith((".woff", ".woff2"))]


def test_every_picture_that_a_style_sheet_asks_for_is_beside_it(copied: Path) -> None:
    asked = {
        picture
        for sheet in copied.glob("*.css")
        for picture in images_named_in(sheet.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked == {path.name for path in (copied / "images").iterdir()}


def test_nothing_points_outside(copied: Path) -> None:
    for path in [*copied.glob("*.css"), *copied.glob("*.js")]:
        text = path.read_text(encoding="utf-8")
        assert "sourceMappingURL" not in text
        assert "/assets/" not in text


def test_copying_again_leaves_the_same_files_and_clears_what_is_old(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    copy_vendor_files(node_modules=ROOT / "node_modules", vendor=vendor)
    first = contents(vendor)
    (vendor / "old.css").write_text("left from another version")
    copy_vendor_files(node_modules=ROOT / "node_modules", vendor=vendor)
    assert contents(vendor) == first


def test_without_node_modules_it_says_what_to_run_and_touches_nothing(tmp_path: Path) -> None:
    vendor = tmp_path / "vendor"
    vendor.mkdir()
    (vendor / "kept.css").write_text("kept")
    with pytest.raises(VendorError, match="run `npm ci`"):
        copy_vendor_files(node_modules=tmp_path / "node_modules", vendor=vendor)
    assert (vendor / "kept.css").read_text() == "kept"


def test_a_style_sheet_is_made_plain() -> None:
    css = (
        '@font-face{font-family:GDS Transport;src:url(/assets/fonts/a.woff2) format("woff2")}'
        "a{font-family:GDS Transport,arial,sans-serif;background:url(/assets/images/x.svg)}"
        "b{background:url(/assets/images/govuk-crest.svg)}/*# sourceMappingURL=a.css.map */"
    )
    assert plain_style(css) == (
        "a{font-family:var(--typeface,arial,sans-serif);background:url(images/x.svg)}"
        "b{background:none}"
    )
    assert plain_script("go()\n//# sourceMappingURL=go.js.map") == "go()\n"
