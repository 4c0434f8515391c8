"""Names that must stay the same in a translation: drugs, in whatever spelling and script a language writes them."""

from localize.language.names.reader import Mention, can_tell, knows, may_begin, may_name, read, resembling
from localize.language.names.table import are_alike, expected_names, is_kind_of

__all__ = [
    "Mention",
    "are_alike",
    "can_tell",
    "expected_names",
    "is_kind_of",
    "knows",
    "may_begin",
    "may_name",
    "read",
    "resembling",
]
