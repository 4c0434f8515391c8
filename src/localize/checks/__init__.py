"""Checks of translations: one rule one file in `rules/`, one row in `table`, its severity in `severities`."""
