"""Numbers in running text and what they mean: value, unit and comparison, however they are written."""

from localize.language.quantities.digits import written
from localize.language.quantities.meanings import free_order, knows_bounds
from localize.language.quantities.model import COMPARISONS, Notation, Quantity, Unit
from localize.language.quantities.reader import named_units, read, unit_names

__all__ = [
    "COMPARISONS",
    "Notation",
    "Quantity",
    "Unit",
    "free_order",
    "knows_bounds",
    "named_units",
    "read",
    "unit_names",
    "written",
]
