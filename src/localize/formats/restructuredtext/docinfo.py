"""What a reStructuredText file says about itself: fields at its beginning, `meta` and `title` directives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import languages, nodes

from localize.formats import front_matter
from localize.formats.front_matter import MetadataField
from localize.formats.restructuredtext.doctree import title_of

_AUTHORS = ("author", "authors")


def fields(document: nodes.document) -> Iterator[MetadataField]:
    """The fields, with their lines and texts."""
    for node in document.findall(nodes.docinfo):
        yield from _with_all_authors(_field(child) for child in node.children if isinstance(child, nodes.Element))
    for meta in document.findall(nodes.meta):
        if meta.get("name"):
            yield MetadataField(meta["name"], meta.line or 1, (meta.get("content", ""),))
    title = document.get("title", "")
    shown = title_of(document)
    if title and (shown is None or title != shown.astext()):
        yield MetadataField("title", 1, (title,))


def _with_all_authors(fields: Iterable[MetadataField]) -> Iterator[MetadataField]:
    """The fields, with the names of all fields for authors in the first: each author may have one."""
    fields = list(fields)
    names = tuple(name for field in fields if field.key in _AUTHORS for name in field.texts)
    is_first = True
    for field in fields:
        if field.key not in _AUTHORS:
            yield field
        elif is_first:
            yield MetadataField("authors", field.line, names, is_list=True) if len(names) > len(field.texts) else field
            is_first = False


def take_out_read_fields(document: nodes.document) -> None:
    """Leave in the tree only the fields that readers are to see.

    Fields before all else are metadata, as in Sphinx; of those below the title, the ones that mean nothing to us are
    shown (docutils, "Bibliographic Fields").
    """
    title = title_of(document)
    labels = languages.get_language(document.settings.language_code).labels
    for node in list(document.findall(nodes.docinfo)):
        fields_in_it = [child for child in node.children if isinstance(child, nodes.Element)]
        shown = [
            _with_label(child, labels.get(child.tagname, child.tagname))
            for child in fields_in_it
            if title is not None and not front_matter.is_key(_field(child).key)
        ]
        node.parent.replace(node, [nodes.docinfo("", *shown)] if shown else [])


def _with_label(node: nodes.Element, label: str) -> nodes.Element:
    """A field with its name, for one that docutils knows by its kind."""
    if isinstance(node, nodes.field):
        return node
    name, body = nodes.field_name("", label), nodes.field_body("", nodes.paragraph("", "", *node.children))
    return nodes.field("", name, body)


def _field(node: nodes.Element) -> MetadataField:
    line = node.line or 1
    if isinstance(node, nodes.field):
        name, body = node.children[0].astext(), node.children[-1].astext()
        return MetadataField(" ".join(name.split()), line, (body,))
    if isinstance(node, nodes.authors):
        return MetadataField("authors", line, tuple(each.astext() for each in node.children), is_list=True)
    return MetadataField(node.tagname, line, (node.astext(),))
