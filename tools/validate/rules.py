"""html-validate over HTML: what is allowed and still a mistake."""

from __future__ import annotations

import json
from pathlib import Path

from validate.documents import documents
from validate.programs import HERE, MODULES, failed, run
from validate.site import Site

_CONFIG = HERE / "html-validate.cjs"


def faults(site: Site) -> list[str]:
    """A line for each message of html-validate, warnings too."""
    with documents(site) as files:
        if not files:
            return []
        done = run(["node", MODULES / "html-validate/bin/html-validate.mjs", "--config", _CONFIG, "-f", "json", *files])
        try:
            reports = json.loads(done.stdout)
        except ValueError:
            raise failed("html-validate", done) from None
        return [
            f"{files[Path(report['filePath'])]}:{each['line']}: {each['message']} [{each['ruleId']}]"
            for report in reports
            for each in report["messages"]
        ]
