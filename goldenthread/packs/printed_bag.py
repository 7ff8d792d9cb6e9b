"""The grab-bag on paper: A4 pages that a night team can print and carry.

Each list starts on a page of its own, every page says which list it is of, when it was made and
which page of how many, and nothing on it is said by colour. The pages are typeset with the fonts
that set-up takes from npm; a letter that none of them has is shown as `[?]`, and the page says so.
"""

import datetime
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import TTFFont

FONTS = Path(__file__).resolve().parents[1] / "web" / "static" / "vendor" / "fonts"
UNPRINTABLE = "[?]"
JOINERS = "\u200c\u200d"
"""They show nothing, and change the shape of the letters beside them."""

WIDTHS = (48, 25, 35, 35, 49, 40, 45)
"""Of the columns, in millimetres: all of a landscape A4 between its margins."""

MARGIN, LINE, GAP, FOOT, PADDING = 10, 4.4, 1.2, 12, 1.0
BODY, SMALL, TITLE = 9, 8, 16


class NoFonts(Exception):
    """Set-up has not brought the fonts; the message says what to run."""


@dataclass(frozen=True, kw_only=True)
class PrintedList:
    """One list as it is printed: `told` says up to when anything speaks of it, each row is as long
    as `headings`."""

    title: str
    told: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]


def printed(
    lists: Sequence[PrintedList], *, title: str, about: Sequence[str], made_at: datetime.datetime
) -> bytes:
    """The PDF. `about` are the sentences under the title. Raises NoFonts."""
    pages = _Pages(title, made_at)
    pages.add_page()
    starts = [(one, pages.put_list(one)) for one in lists]
    pages.put_cover(about, starts)
    return bytes(pages.output())


class _Pages(FPDF):
    """Where the lists are put, line by line: a row stays on one page unless it is longer."""

    def __init__(self, title: str, made_at: datetime.datetime) -> None:
        super().__init__(orientation="landscape", format="A4")
        self._add_fonts()
        self.printable = frozenset(
            letter
            for font in self.fonts.values()
            if isinstance(font, TTFFont)
            for letter in font.cmap
        )
        self.widths: dict[tuple[str, str], float] = {}
        self.name = self.readable(title)
        self.made = f"Made on {made_at.day} {made_at:%B %Y at %H:%M}"
        self.total = f"{{{secrets.token_hex(8)}}}"
        self.alias_nb_pages(self.total)
        self.set_title(self.name)
        self.set_lang("en-GB")
        self.set_creation_date(made_at)
        self.set_margin(MARGIN)
        self.set_auto_page_break(False)
        self.set_text_shaping(False)

    def _add_fonts(self) -> None:
        try:
            self.add_font("Noto", fname=FONTS / "NotoSans_400Regular.ttf")
            self.add_font("Noto", "B", fname=FONTS / "NotoSans_700Bold.ttf")
            others = ("NotoSansArabic_400Regular", "NotoSansBengali_400Regular")
            for name in others:
                self.add_font(name, fname=FONTS / f"{name}.ttf")
        except FileNotFoundError:
            raise NoFonts("the fonts of the printed pages are missing: run `make setup`.") from None
        self.set_fallback_fonts(list(others), exact_match=False)
        self.set_font("Noto", size=BODY)

    def readable(self, text: str) -> str:
        """The text on one line, each letter that cannot be printed as `[?]`."""
        one_line = unicodedata.normalize("NFC", " ".join(text.split()))
        return "".join(letter if self._prints(letter) else UNPRINTABLE for letter in one_line)

    def _prints(self, letter: str) -> bool:
        if letter in JOINERS:
            return True
        return unicodedata.category(letter)[0] != "C" and ord(letter) in self.printable

    def footer(self) -> None:
        self.set_font("Noto", size=SMALL)
        self.set_text_shaping(False)
        self.set_xy(MARGIN, -FOOT)
        said = f"{self.name}. {self.made}. Page {self.page_no()} of {self.total}"
        self.cell(0, LINE, said)

    def put_cover(self, about: Sequence[str], starts: Sequence[tuple[PrintedList, int]]) -> None:
        """The first page: what this is, and on which page each list starts."""
        last, self.page = self.page, 1
        self.set_xy(MARGIN, MARGIN)
        self._line(self.name, size=TITLE, bold=True)
        for sentence in about:
            self._paragraph(sentence)
        self.ln(GAP * 3)
        widths = (120, 30, 30)
        self._row(("List", "Children", "From page"), widths, bold=True)
        for one, page in starts:
            self._row((one.title, f"{len(one.rows):,}", str(page)), widths)
        self.page = last

    def put_list(self, one: PrintedList) -> int:
        """Put a list on pages of its own; gives the number of the first."""
        self.add_page()
        first = self.page_no()
        self._line(f"{self.readable(one.title)}: {len(one.rows):,}", size=TITLE, bold=True)
        self._paragraph(one.told)
        rows = [tuple(self.readable(cell) for cell in row) for row in one.rows]
        lacking = sum(UNPRINTABLE in "".join(row) for row in rows)
        if lacking:
            self._paragraph(
                f"In {lacking:,} of these rows a letter that this print does not have is shown as "
                f"{UNPRINTABLE}. The list on the screen and the CSV have it."
            )
        if not rows:
            self._paragraph("No child is in this list.")
            return first
        self._row(one.headings, WIDTHS, bold=True)
        for row in rows:
            self._row(row, WIDTHS, under=one)
        return first

    def _row(
        self,
        cells: Sequence[str],
        widths: Sequence[float],
        *,
        bold: bool = False,
        under: PrintedList | None = None,
    ) -> None:
        """A row with a rule under it, on the next page where this one has no room for it."""
        self.set_font("Noto", "B" if bold else "", BODY)
        columns = [self._wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
        count = max(map(len, columns))
        if under and not self._has_room(count * LINE):
            self._turn(under)
        for at in range(count):
            if under and not self._has_room(LINE):
                self._turn(under)
            x, y = float(MARGIN), self.get_y()
            for column, width in zip(columns, widths, strict=True):
                if at < len(column) and column[at]:
                    self._put(column[at], x, y)
                x += width
            self.set_xy(MARGIN, y + LINE)
        y = self.get_y() + GAP / 2
        self.set_line_width(0.4 if bold else 0.1)
        self.line(MARGIN, y, MARGIN + sum(widths), y)
        self.set_xy(MARGIN, y + GAP / 2)

    def _has_room(self, height: float) -> bool:
        return self.get_y() + height + GAP <= self.h - FOOT

    def _turn(self, one: PrintedList) -> None:
        self.add_page()
        self._line(f"{self.readable(one.title)}, continued", size=BODY, bold=True)
        self._row(one.headings, WIDTHS, bold=True)
        self.set_font("Noto", size=BODY)

    def _put(self, text: str, x: float, y: float) -> None:
        self.set_text_shaping(_is_shaped(text))
        self.set_xy(x, y)
        self.cell(text=text, h=LINE)
        self.set_text_shaping(False)

    def _line(self, text: str, *, size: float, bold: bool) -> None:
        self.set_font("Noto", "B" if bold else "", size)
        self.cell(text=text, h=size * 0.5, new_x="LMARGIN", new_y="NEXT")
        self.ln(GAP)

    def _paragraph(self, text: str) -> None:
        self.set_font("Noto", size=BODY)
        self.multi_cell(0, LINE, self.readable(text), align="L", new_x="LMARGIN", new_y="NEXT")
        self.ln(GAP)

    def _wrapped(self, text: str, width: float) -> list[str]:
        """The lines that the text takes in a column; a word that is too wide is cut."""
        room = width - 2 * PADDING
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if self._width(longer) <= room:
                lines[-1] = longer
                continue
            lines.append("")
            for letter in word:
                if self._width(lines[-1] + letter) > room:
                    lines.append("")
                lines[-1] += letter
        return [line for line in lines if line] or [""]

    def _width(self, text: str) -> float:
        asked = (self.font_style, text)
        if asked not in self.widths:
            self.widths[asked] = self.get_string_width(text)
        return self.widths[asked]


def _is_shaped(text: str) -> bool:
    """Whether letters change by those beside them, or run from right to left."""
    return any(
        unicodedata.category(letter) in ("Mn", "Mc")
        or unicodedata.bidirectional(letter) in ("R", "AL")
        for letter in text
    )
