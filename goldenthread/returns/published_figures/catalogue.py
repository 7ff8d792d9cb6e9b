"""Every published figure that is kept, by its code."""

from goldenthread.returns.published_figures import children_in_need, other_publications
from goldenthread.returns.published_figures.indicator import Indicator

INDICATORS: dict[str, Indicator] = {
    one.code: one for one in (*children_in_need.INDICATORS, *other_publications.INDICATORS)
}
