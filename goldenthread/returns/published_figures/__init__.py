"""Published figures: DfE's tables and the lists of statistical neighbours, as they are taken in."""

from goldenthread.returns.published_figures.shapes import (
    PUBLISHED_FIGURES,
    STATISTICAL_NEIGHBOURS,
)

__all__ = ["PUBLISHED_FIGURES", "STATISTICAL_NEIGHBOURS"]
