"""Looks at the substitutions of a document before docutils carries them out: some would grow without end."""

from __future__ import annotations

from docutils import nodes
from docutils.transforms.references import Substitutions

MOST = 20_000
"""The most substitutions that are carried out in a document, those in substitutions counted."""


class BoundedSubstitutions(Substitutions):
    """Carries out substitutions unless there are too many; those that name themselves, or nothing, stay as written."""

    def apply(self) -> None:
        """Raises SourceError for too many substitutions; docutils calls it."""
        sizes = _Sizes(self.document)
        count = sum(sizes.of(_key(ref, self.document)) for ref in _references(self.document))
        if count > MOST:
            message = f"{count:,} substitutions, expected at most {MOST:,}"
            raise self.document.settings.source.error(1, message)
        super().apply()


class _Sizes:
    """How many substitutions each definition stands for, itself counted."""

    def __init__(self, document: nodes.document) -> None:
        self._document = document
        self._sizes: dict[str, int] = {}
        self._open: set[str] = set()

    def of(self, name: str) -> int:
        """The number of substitutions that a reference to a definition stands for."""
        if name not in self._document.substitution_defs:
            return 1
        if name not in self._sizes:
            self._open.add(name)
            self._sizes[name] = 1 + sum(
                self._nested(ref) for ref in _references(self._document.substitution_defs[name])
            )
            self._open.remove(name)
        return self._sizes[name]

    def _nested(self, reference: nodes.substitution_reference) -> int:
        name = _key(reference, self._document)
        if name in self._document.substitution_defs and name not in self._open:
            return self.of(name)
        kind = "Circular" if name in self._open else "Undefined"
        self._document.reporter.error(f'{kind} substitution referenced: "{reference["refname"]}".')
        words = reference.rawsource or f"|{reference.astext()}|"
        reference.replace_self(nodes.problematic(words, words))
        return 0


def _references(node: nodes.Element) -> list[nodes.substitution_reference]:
    return list(node.findall(nodes.substitution_reference))


def _key(reference: nodes.substitution_reference, document: nodes.document) -> str:
    """The name of the definition that a reference names; capital letters count only where two differ in them."""
    name: str = reference["refname"]
    return name if name in document.substitution_defs else document.substitution_names.get(name.lower(), "")
