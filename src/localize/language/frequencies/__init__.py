"""How often: times in a period, or the interval between two times, however a language writes it."""

from localize.language.frequencies.as_needed import as_needed
from localize.language.frequencies.model import ONE, Frequency, Range
from localize.language.frequencies.reader import knows, may_begin, read

__all__ = ["ONE", "Frequency", "Range", "as_needed", "knows", "may_begin", "read"]
