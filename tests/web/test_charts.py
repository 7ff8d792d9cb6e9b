"""Charts: one image, named, safe to put in a page, and readable without colour."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from goldenthread.web.charts import Point, line_chart

SVG = "{http://www.w3.org/2000/svg}"
MONTHS = tuple(date(2024 + n // 12, n % 12 + 1, 1) for n in range(24))


def shares(*, gap_at: int | None = None) -> tuple[Point, ...]:
    return tuple(
        Point(day, None) if n == gap_at else Point(day, 60.0 + n, 50.0 + n, 70.0 + n)
        for n, day in enumerate(MONTHS)
    )


def picture(points: tuple[Point, ...], *, unit: str = "%", title: str = "Held in time") -> str:
    return line_chart(points, title=title, description="24 months", unit=unit)


def said(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def lines(svg: str) -> list[str]:
    return re.findall(r'<path d="([^"]+)" stroke="#0b0c0c"[^>]*stroke-width="2.5"', svg)


def test_it_is_one_image_with_a_name() -> None:
    root = ElementTree.fromstring(picture(shares()))
    assert root.get("role") == "img"
    names = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    labels = (root.get("aria-labelledby") or "").split()
    assert [names[label] for label in labels] == ["Held in time", "24 months"]
    inner = [e for e in root.iter() if e is not root]
    assert not [e for e in inner if e.get("role") or any("aria-" in a for a in e.attrib)]


def test_it_keeps_to_a_strict_content_security_policy() -> None:
    svg = picture(shares())
    assert isinstance(svg, Markup)
    assert not re.search(r"style=|<style|<script|\son\w+=|<image|href=", svg)
    assert set(re.findall(r"https?://[^\"]+", svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


def test_a_hostile_title_is_text() -> None:
    svg = picture(shares(), title='</title><script>alert("x")</script>')
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).findtext(f"{SVG}title") == (
        '</title><script>alert("x")</script>'
    )


def test_it_is_drawn_in_black_and_grey_alone() -> None:
    for colour in set(re.findall(r"#[0-9a-f]{6}", picture(shares()))):
        red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
        assert max(red, green, blue) - min(red, green, blue) <= 16, colour


def test_the_newest_value_is_said_and_a_share_has_the_whole_axis() -> None:
    words = said(picture(shares()))
    assert "83.0 %" in words
    assert {"0 %", "100 %"} <= set(words)


def test_a_count_starts_at_nought_and_names_its_unit() -> None:
    points = tuple(Point(day, 1200.0 + n) for n, day in enumerate(MONTHS))
    words = said(picture(points, unit="children"))
    assert {"0", "children", "1,223"} <= set(words)
    assert not [word for word in words if "%" in word]


def test_a_period_without_a_value_breaks_the_line() -> None:
    whole, broken = lines(picture(shares())), lines(picture(shares(gap_at=9)))
    assert [path.count("M") for path in whole] == [1]
    assert [path.count("M") for path in broken] == [2]


def test_two_charts_on_a_page_share_no_id() -> None:
    one, other = picture(shares()), picture(shares(gap_at=3))
    ids = [set(re.findall(r'id="([^"]+)"', svg)) for svg in (one, other)]
    assert ids[0]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("points", [(), (Point(MONTHS[0], None),), (Point(MONTHS[0], 50.0),)])
def test_little_or_nothing_to_draw_is_still_a_picture(points: tuple[Point, ...]) -> None:
    assert ElementTree.fromstring(picture(points)).get("role") == "img"


def test_the_same_question_is_answered_from_memory() -> None:
    before = line_chart.cache_info().hits
    assert picture(shares(gap_at=5)) is picture(shares(gap_at=5))
    assert line_chart.cache_info().hits == before + 1
