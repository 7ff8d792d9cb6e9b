"""Copies the design systems' compiled files out of node_modules into static/vendor/, at set-up.

The fonts of what is printed come along. Run after `npm ci`: `python goldenthread/web/vendor.py`.
What comes out is ignored in git. It is made afresh each time, so running it twice leaves the same
files. The council is not gov.uk: the crown and the typeface that is licensed to gov.uk alone are
left behind.
"""

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STATIC = Path(__file__).resolve().parent / "static"

STYLES = {
    "govuk-frontend.min.css": "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "moj-frontend.min.css": "@ministryofjustice/frontend/moj/moj-frontend.min.css",
}
SCRIPTS = {
    "govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "moj-frontend.min.js": "@ministryofjustice/frontend/moj/moj-frontend.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "hx-sse.min.js": "htmx.org/dist/ext/hx-sse.min.js",
}
FONTS = (
    "@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf",
    "@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf",
    "@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf",
    "@expo-google-fonts/noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf",
)
"""For what is printed: the pages use what the computer has."""

IMAGES = "@ministryofjustice/frontend/moj/assets/images"
LICENCES = {
    "LICENCE-govuk-frontend.txt": "govuk-frontend",
    "LICENCE-moj-frontend.txt": "@ministryofjustice/frontend",
    "LICENCE-htmx.txt": "htmx.org",
    "LICENCE-noto-sans.txt": "@expo-google-fonts/noto-sans",
}


class VendorError(Exception):
    """The design systems cannot be copied; the message says what to do about it."""


def plain_style(css: str) -> str:
    """A style sheet without the licensed typeface, the crest, absolute paths or a source map.

    `--typeface` takes the typeface's place, so that a council may name its own.
    """
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(
        r"\"?GDS Transport\"?,\s*arial,\s*sans-serif", "var(--typeface,arial,sans-serif)", css
    )
    css = re.sub(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    css = css.replace("/assets/images/", "images/")
    return re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)


def plain_script(script: str) -> str:
    """A script without its source map's address."""
    return re.sub(r"//# sourceMappingURL=\S*", "", script)


def images_named_in(css: str) -> set[str]:
    """The file names of the pictures that a plain style sheet asks for."""
    return set(re.findall(r"url\([\"']?images/([\w.-]+)", css))


def copy_vendor_files(*, node_modules: Path, vendor: Path) -> list[Path]:
    """Makes `vendor` afresh from `node_modules`; returns the files written.

    Raises VendorError, before anything is touched, where a file that we need is not there.
    """
    wanted = [*STYLES.values(), *SCRIPTS.values(), *FONTS]
    missing = [name for name in wanted if not (node_modules / name).is_file()]
    if missing:
        raise VendorError(
            f"{missing[0]} is not in {node_modules.name}: run `npm ci` (or `make setup`) first."
        )
    shutil.rmtree(vendor, ignore_errors=True)
    (vendor / "images").mkdir(parents=True)
    pictures: set[str] = set()
    for name, source in STYLES.items():
        css = plain_style((node_modules / source).read_text(encoding="utf-8"))
        pictures |= images_named_in(css)
        (vendor / name).write_text(css, encoding="utf-8")
    for name, source in SCRIPTS.items():
        script = plain_script((node_modules / source).read_text(encoding="utf-8"))
        (vendor / name).write_text(script, encoding="utf-8")
    for picture in sorted(pictures):
        shutil.copy(node_modules / IMAGES / picture, vendor / "images" / picture)
    (vendor / "fonts").mkdir()
    for font in FONTS:
        shutil.copy(node_modules / font, vendor / "fonts")
    _copy_licences(node_modules, vendor)
    return sorted(path for path in vendor.rglob("*") if path.is_file())


def _copy_licences(node_modules: Path, vendor: Path) -> None:
    for name, package in LICENCES.items():
        licences = sorted((node_modules / package).glob("LICEN[CS]E*"))
        if licences:
            text = "\n".join(licence.read_text(encoding="utf-8") for licence in licences)
            (vendor / name).write_text(text, encoding="utf-8")


def main() -> int:
    """Copies, and says in one line what was done or what is missing. Returns the exit code."""
    try:
        files = copy_vendor_files(node_modules=ROOT / "node_modules", vendor=STATIC / "vendor")
    except VendorError as error:
        print(error, file=sys.stderr)
        return 1
    kilobytes = sum(path.stat().st_size for path in files) // 1024
    print(
        f"{len(files)} design system files ({kilobytes} KB) are in goldenthread/web/static/vendor"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
