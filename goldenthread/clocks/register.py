"""Every clock, by its code."""

from goldenthread.clocks import child_protection, front_door, pre_proceedings
from goldenthread.clocks.clock import Clock

CLOCKS: dict[str, Clock] = {
    clock.code: clock
    for clock in (*front_door.CLOCKS, *child_protection.CLOCKS, *pre_proceedings.CLOCKS)
}
