"""The slow, obvious twin of every clock: it walks the days one by one.

It is written from the statute, from published standards and from the manual, area by area as the
clocks are. It imports nothing of the project: only `datetime` and its own list of English bank
holidays. Where it and a clock differ, one of them misreads a rule.
"""
