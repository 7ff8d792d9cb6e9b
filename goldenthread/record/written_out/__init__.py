"""The record said again in the words of a return: what a writer in `returns` is given."""
