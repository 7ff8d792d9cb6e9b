"""Components one by one: what each says, and what it refuses."""

import re
from datetime import date
from html import unescape
from typing import Any, get_args

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError

from goldenthread.web.components.case_list import CaseList, CaseRow, Verdict
from goldenthread.web.components.clock import Clock, State
from goldenthread.web.components.data_table import Cell, DataTable, Heading, number_cell
from goldenthread.web.components.figure import count_figure, share_figure
from goldenthread.web.components.pagination import pages_shown, paginate
from goldenthread.web.components.timeline import Event, Lane, Span, Timeline
from goldenthread.web.pages.site.branding.view import branding_style, luminance, text_colour_on
from goldenthread.web.templates import unbroken

HOSTILE = '<script>alert("x")</script>'
CELLS = tuple(number_cell(number) for number in range(4))
WORDS = (*get_args(Verdict), *get_args(State))


def show(component: str, call: str, **context: Any) -> str:
    """What a macro of a component renders."""
    source = (
        f'{{% from "components/{component}.html" import {call.split("(")[0]} %}}{{{{ {call} }}}}'
    )
    return str(engines["jinja2"].from_string(source).render(context))


def text_of(html: str) -> str:
    """The words alone, with single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        show("figure", "figure(shown)")


def test_a_share_says_what_it_rests_on_and_opens() -> None:
    shown = share_figure(
        label="Reviews held in time",
        value=80.0,
        numerator=16,
        denominator=20,
        low=58.4,
        high=91.9,
        unjudged=3,
        href="/cases",
    )
    html = show("figure", "figure(shown)", shown=shown)
    words = text_of(html)
    for said in ("80.0 %", "16 of 20", "58.4 % to 91.9 %", "3 cannot be judged"):
        assert said in words
    assert "Open the 23 children" in words
    assert 'href="/cases"' in html


def test_a_share_of_nothing_is_no_figure_and_not_nought() -> None:
    shown = share_figure(label="Plans", value=None, numerator=0, denominator=0, low=None, high=None)
    words = text_of(show("figure", "figure(shown)", shown=shown))
    assert "no figure" in words
    assert "None to judge" in words
    assert "%" not in words


def test_a_count_of_one_is_of_one_child() -> None:
    shown = count_figure(label="On a plan", count=1, href="/cases")
    assert (shown.counted, shown.link) == ("child", "Open the 1 child")


@pytest.mark.parametrize("word", WORDS)
def test_each_state_and_verdict_has_its_word_and_a_shape(word: str) -> None:
    html = show("tags", "state_tag(word)", word=word)
    assert text_of(html) == word
    assert "<path" in html


def test_no_two_states_look_alike_without_their_words() -> None:
    looks = {word: show("tags", "state_tag(word)", word=word).replace(word, "") for word in WORDS}
    alike = {"unjudged", "cannot be worked out"}  # one thing, said of a case and of a clock
    alone = [look for word, look in looks.items() if word not in alike]
    assert len(set(alone)) == len(alone)
    assert looks["unjudged"] not in alone


def test_a_word_that_is_no_state_is_refused() -> None:
    with pytest.raises(UndefinedError):
        show("tags", "state_tag(word)", word="late")


def a_table(**more: Any) -> DataTable:
    return DataTable(
        caption="By team",
        headings=(Heading("Team"), Heading("Due", numeric=True)),
        rows=((Cell("North", "/north"), number_cell(1204)),),
        **more,
    )


def test_a_table_names_its_columns_rows_and_numbers() -> None:
    html = show("data_table", "data_table(shown)", shown=a_table(sortable=True))
    assert '<th scope="row"' in html
    assert html.count('aria-sort="none"') == 2
    assert re.search(r'cell--numeric[^>]*data-sort-value="1204"[^>]*><span>1,204</span></td>', html)
    assert 'href="/north"' in html


def test_a_tables_total_is_outside_what_is_sorted() -> None:
    table = a_table(total=(Cell("All teams"), number_cell(1204)))
    html = show("data_table", "data_table(shown)", shown=table)
    assert "All teams" in html.split("</tbody>")[1]


def test_a_row_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="By team"):
        a_table(total=(Cell("All teams"),))


def a_case(verdict: Verdict, **more: Any) -> CaseRow:
    return CaseRow(child="A child", href="/child", verdict=verdict, reason="Because.", **more)


def test_a_case_list_says_child_verdict_and_reason() -> None:
    cases = CaseList(caption="Reviews", rows=(a_case("not met"), a_case("unjudged")))
    html = show("case_list", "case_list(shown)", shown=cases)
    assert text_of(html).count("Because.") == 2
    assert html.count('href="/child"') == 2
    assert "not met" in html
    assert "unjudged" in html


def test_a_case_list_with_nobody_in_it_says_so() -> None:
    words = text_of(show("case_list", "case_list(shown)", shown=CaseList(caption="A", rows=())))
    assert words == "No child is in this list."


def test_a_case_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="Reviews"):
        CaseList(caption="Reviews", rows=(a_case("met", cells=(Cell("North"),)),))


def test_what_a_file_says_never_becomes_markup() -> None:
    row = CaseRow(child=HOSTILE, href="/", verdict="met", reason=HOSTILE, source=HOSTILE)
    html = show("case_list", "case_list(shown)", shown=CaseList(caption=HOSTILE, rows=(row,)))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 4


def test_a_clock_whose_start_is_not_known_says_so() -> None:
    running = Clock(
        title="First review",
        state="cannot be worked out",
        sentence="The day of the conference cannot be read.",
        rule="3 months from the conference",
        rule_kind="national guidance",
        edition="2023",
        started_on=None,
        started_by="conference",
        due_on=None,
    )
    words = text_of(show("clock", "clock(shown)", shown=running))
    assert "Started not recorded" in words
    assert "Due cannot be worked out" in words
    assert "national guidance" in words
    assert "Days that do not count" not in words


@pytest.mark.parametrize(
    ("page", "said", "before", "after"),
    [
        (1, "Showing 1 to 50 of 486 children", "", "?2"),
        (10, "Showing 451 to 486 of 486 children", "?9", ""),
        (99, "Showing 451 to 486 of 486 children", "?9", ""),
        (-3, "Showing 1 to 50 of 486 children", "", "?2"),
    ],
)
def test_leafing(page: int, said: str, before: str, after: str) -> None:
    pages = paginate(total=486, per_page=50, page=page, href=lambda n: f"?{n}")
    assert (pages.showing, pages.previous_href, pages.next_href) == (said, before, after)


def test_a_list_on_one_page_has_no_links() -> None:
    html = show(
        "pagination", "pagination(shown)", shown=paginate(total=50, per_page=50, page=1, href=str)
    )
    assert text_of(html) == "Showing all 50 children"


@given(last=st.integers(1, 400), data=st.data())
def test_the_first_the_last_and_the_neighbours_can_be_reached(last: int, data: Any) -> None:
    page = data.draw(st.integers(1, last))
    assert {1, page, last} <= set(pages_shown(page, last)) <= set(range(1, last + 1))
    assert len(pages_shown(page, last)) <= 5


DAYS = st.dates(date(2015, 1, 1), date(2030, 1, 1))
ENTRIES = st.lists(st.tuples(st.text("ab ", max_size=60), DAYS, st.none() | DAYS), max_size=8)


@given(entries=ENTRIES, events=ENTRIES)
def test_a_timeline_stays_in_its_picture_and_loses_nothing(entries: Any, events: Any) -> None:
    spans = tuple(
        Span(text=text, first_day=first, last_day=last and max(first, last))
        for text, first, last in entries
    )
    happened = tuple(Event(text=text, on=on) for text, on, _ in events)
    timeline = Timeline(
        title="A child",
        lanes=(Lane(name="In need", spans=spans, events=happened), Lane(name="Looked after")),
        first_day=date(2020, 1, 1),
        last_day=date(2025, 3, 31),
    )
    first, second = timeline.drawn
    numbers = sorted([*(b.number for b in first.bars), *(m.number for m in first.marks)])
    assert numbers == list(range(1, len(spans) + len(happened) + 1))
    assert len(timeline.table.rows) == len(numbers)
    for bar in first.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= timeline.edge + 0.1
        assert first.y <= bar.y <= first.y + first.height - 22
    assert second.y == first.y + first.height
    assert len(timeline.ticks) <= 11


def test_bars_that_overlap_in_time_lie_under_each_other() -> None:
    lane = Lane(
        name="In need",
        spans=(
            Span(text="a", first_day=date(2024, 1, 1), last_day=date(2024, 9, 1)),
            Span(text="b", first_day=date(2024, 3, 1), last_day=date(2024, 4, 1)),
            Span(text="c", first_day=date(2024, 10, 1)),
        ),
    )
    timeline = Timeline(
        title="A child", lanes=(lane,), first_day=date(2024, 1, 1), last_day=date(2024, 12, 31)
    )
    a, b, c = timeline.drawn[0].bars
    assert b.y > a.y == c.y
    assert [bar.open for bar in (a, b, c)] == [False, False, True]


@given(st.integers(0, 0xFFFFFF))
def test_the_councils_name_can_be_read_on_any_colour(colour: int) -> None:
    background = f"#{colour:06x}"
    light, dark = sorted((luminance(background), luminance(text_colour_on(background))))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("colour", ["red", "#12345", "#123456;}body{display:none}", ""])
def test_a_colour_that_is_none_gives_the_default(colour: str) -> None:
    assert branding_style(colour) == branding_style("#12436d")


def test_no_line_ends_within_a_code_or_a_percentage() -> None:
    whole = re.findall(
        r'<span class="app-whole">(.*?)</span>',
        unbroken("Plans (CPP-01) and CON-08a: 12 of 65 (18.4 %), 3 % <b>S47-01</b> A-12 X-CPP"),
    )
    assert whole == ["(CPP-01)", "CON-08a", "(18.4 %)", "3 %", "S47-01"]
    assert "&lt;b&gt;" in unbroken("<b>S47-01</b>")


def test_a_list_of_one_verdict_has_no_column_for_it() -> None:
    cases = CaseList(caption="Plans", rows=(a_case("met"), a_case("met")), all_are="met")
    html = show("case_list", "case_list(shown)", shown=cases)
    assert html.count("app-tag") == 2  # once, with its border
    assert "Verdict" not in html
    assert "Every case in this list: met" in text_of(html)
    with pytest.raises(ValueError, match="Not every case of 'Plans' is met"):
        CaseList(caption="Plans", rows=(a_case("met"), a_case("unjudged")), all_are="met")


def test_a_table_too_wide_for_a_phone_stacks_and_says_its_headings() -> None:
    headings = (Heading("Team"), *(Heading(text, numeric=True) for text in "ABCD"))
    wide = DataTable(caption="By team", headings=headings, rows=((Cell("North"), *CELLS),))
    assert "app-table--stacks" in show("data_table", "data_table(shown)", shown=wide)
    html = show("data_table", "data_table(shown)", shown=wide)
    assert re.findall(r'data-heading="(\w)"', html) == ["A", "B", "C", "D"]
    assert html.count('role="cell"') == 4
    narrow = DataTable(caption="By team", headings=headings[:4], rows=())
    assert "app-table--stacks" not in show("data_table", "data_table(shown)", shown=narrow)
