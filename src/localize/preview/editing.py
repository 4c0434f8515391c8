"""A segment edited in its page: checked as it is typed, saved into its catalog, opened in an editor."""

from __future__ import annotations

from functools import partial

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from localize.catalogs import po
from localize.errors import CatalogError
from localize.files.editors import EditorError, open_file
from localize.model.catalog import Key
from localize.preview.choice_of_language import language_of
from localize.preview.opened_page import typed_findings
from localize.preview.posted import COMMAND, Posted, RefusedRequestError, posted
from localize.preview.templating import html
from localize.preview.views import FindingView
from localize.tasks.edit_entry import EditedFile, EntryPath, Typed, edit_entry, with_translation


def check(asked: Posted) -> Response:
    """Check a translation as it is typed: what is found, as HTML; empty where nothing is."""
    page = asked.page()
    key, _ = asked.segment(page)
    findings = typed_findings(page, key, asked.text("text"))
    views = [FindingView(each.rule, each.severity, each.message) for each in findings]
    values = {"page": page.view(), "findings": views}
    return JSONResponse({"html": html("findings.html", values, language_of(asked.request)) if views else ""})


def save(asked: Posted) -> Response:
    """Save a translation, as finished or fuzzy; `before` is the text that was seen."""
    page = asked.page()
    key, _ = asked.segment(page)
    resolved = page.resolved[key]
    of_catalog = page.chain[0].now.get(key)
    inherited = resolved.entry.target if resolved.entry and (of_catalog is None or of_catalog.empty) else ""
    typed = Typed(
        asked.text("text").replace("\r\n", "\n"), asked.text("before"), asked.is_set("fuzzy"), inherited=inherited
    )
    at = EntryPath(page.chain[0].path, key, tuple(page.source.segments))
    edit = partial(with_translation, typed=typed)
    written(asked, edit_entry(asked.site.live.workspace, at, edit, command=COMMAND))
    return JSONResponse({})


def written(asked: Posted, file: EditedFile) -> None:
    """Bring the preview up to date with a catalog that was written for a request."""
    asked.site.live.wrote(file.path, file.data)


def open_editor(asked: Posted) -> Response:
    """Open the catalog at an entry in the editor of whoever runs the preview; else say where the entry stands."""
    page = asked.page()
    key, view = asked.segment(page)
    path = view.path or page.chain[0].path
    line = _line(asked.site.live.workspace.read(path), path, key, view.line)
    file = asked.site.live.workspace.locate(path)
    if not file.is_file():
        raise RefusedRequestError(409, f"{path}: no such file, expected it to be made: localize update")
    try:
        open_file(file, line)
    except EditorError as error:
        return JSONResponse({"reason": f"{error}: {path}:{line}", "path": path, "line": line}, 409)
    return JSONResponse({"path": path, "line": line})


def _line(data: bytes | None, path: str, key: Key, line: int) -> int:
    """Return the line of the entry as the file is now; the one that was known where it cannot be read."""
    try:
        entries = po.read(data or b"", path).by_key()
    except CatalogError:
        return line
    return entries[key].line if key in entries else line


ROUTES = (
    Route("/check", posted(check), methods=["POST"]),
    Route("/save", posted(save), methods=["POST"]),
    Route("/open", posted(open_editor), methods=["POST"]),
)
