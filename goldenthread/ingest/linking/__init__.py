"""Finds the ids that are one child's: for certain, by likeness, or for a person to decide."""
