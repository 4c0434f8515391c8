"""The gate: what of an article may be shown in a locale, and why."""
