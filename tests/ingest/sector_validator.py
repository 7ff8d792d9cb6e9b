"""Asks the sector's own census validator about files, in a Python that has it installed.

Run by the virtual environment of that validator, never by ours: `python sector_validator.py
RULESET FILE...`. Prints one JSON object a file: its findings as [code, child] and the rules that
raised an error instead of answering.
"""

import contextlib
import importlib
import io
import json
import re
import sys
import warnings
import xml.etree.ElementTree as ET


def findings_of(path: str, registry: object) -> dict[str, object]:
    """The findings of one file and the codes of the rules that broke."""
    from cin_validator import cin_validator as sector  # only there is it installed

    tables = sector.process_data(sector.convert_data(ET.parse(path).getroot()))
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        validator = sector.CinValidator(tables, registry, selected_rules=None)
    issues = validator.full_issue_df
    found = {
        (str(code), str(child))
        for code, child in zip(issues["rule_code"], issues["child_id"], strict=True)
    }
    of_the_file = validator.multichild_issues
    found |= {(str(code), "") for code in of_the_file.get("rule_code", [])}
    broke = sorted(set(re.findall(r"rule (\w+)", said.getvalue(), flags=re.IGNORECASE)))
    return {"findings": sorted(found), "broke": broke}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    ruleset, *paths = sys.argv[1:]
    rules = importlib.import_module(f"cin_validator.rules.{ruleset}").registry
    for one in paths:
        print(json.dumps(findings_of(one, rules)), flush=True)
