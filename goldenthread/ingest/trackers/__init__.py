"""Trackers: spreadsheets whose headings a person gave their meaning once, on a page.

`mapping` is what that person said; `proposing` what is proposed before they say it; `matching`
tells which kept mapping a file is read by; `applying` makes a return of the sheet, cell by cell
(`cells`).
"""
