"""Numbers in running text and what they mean: value, unit and comparison, however they are written."""

from localize.language.quantities.digits import written
from localize.language.quantities.forms import number_forms, range_forms, time_forms
from localize.language.quantities.meanings import free_order, knows_bounds
from localize.language.quantities.model import COMPARISONS, Notation, Quantity, Unit
from localize.language.quantities.reader import may_count, named_units, plain_form, read, unit_names
from localize.language.quantities.same_form import same_form
from localize.language.quantities.scan import lower

__all__ = [
    "COMPARISONS",
    "Notation",
    "Quantity",
    "Unit",
    "free_order",
    "knows_bounds",
    "lower",
    "may_count",
    "named_units",
    "number_forms",
    "plain_form",
    "range_forms",
    "read",
    "same_form",
    "time_forms",
    "unit_names",
    "written",
]
