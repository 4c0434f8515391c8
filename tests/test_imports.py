"""The modules of the program import one another in one direction."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_import_leads_round_in_a_circle() -> None:
    # imports for type checkers count as well: what a type needs, a reader needs too
    graph = grimp.build_graph("localize", exclude_type_checking_imports=False)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(imports).static_order())) == len(imports) > 200
