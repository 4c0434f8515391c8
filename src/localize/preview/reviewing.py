"""The reviewer's work: notes on segments, and the approval of a page."""

from __future__ import annotations

from datetime import date

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from localize.gate.approvals import name_problem
from localize.model.approval import Approval
from localize.preview import project_state
from localize.preview.editing import written
from localize.preview.opened_page import OpenedPage, changed_segments
from localize.preview.posted import Posted, RefusedRequestError, posted
from localize.preview.project_state import ProjectState
from localize.tasks.apply import untold
from localize.tasks.approve import approvable, locale_problem, record_approval
from localize.tasks.edit_entry import EntryPath, edit_entry, with_note, writing


def note(asked: Posted) -> Response:
    """Add a note to the entry whose translation was read; with `fuzzy` it must be looked at again."""
    page = asked.page()
    key, _ = asked.segment(page)
    text, name = asked.text("text").strip(), _one_line(asked, "name")
    if not text:
        raise RefusedRequestError(400, "the note is empty, expected a text")
    fuzzy, locale = asked.is_set("fuzzy"), page.resolved[key].locale
    path = next((each.path for each in page.chain if each.locale == locale), page.chain[0].path)
    comment = f"Note by {name}: {text}" if name else f"Note: {text}"  # what begins otherwise might be a waiver
    at = EntryPath(path, key, tuple(page.source.segments))
    written(asked, edit_entry(asked.site.live.workspace, at, lambda entry: with_note(entry, comment, fuzzy=fuzzy)))
    return JSONResponse({})


def approve(asked: Posted) -> Response:
    """Approve the page that was read, of which `version` is the version, in a name and a role."""
    names = (asked.text("article"), asked.text("locale"))
    live, name, role = asked.site.live, _one_line(asked, "name"), _one_line(asked, "role")
    if not name:
        raise RefusedRequestError(400, "no name, expected that of who has read the page")
    page = live.opened(*names)
    if page.version != asked.text("version"):
        raise RefusedRequestError(409, _CHANGED)
    live.in_project(lambda state: _approve(state, page, name=name, role=role))
    return JSONResponse({})


_CHANGED = "the page has changed since it was loaded, expected it to be read again"


def _approve(state: ProjectState, read: OpenedPage, *, name: str, role: str) -> None:
    """Record an approval of a page as it was read; raises RefusedRequestError and LocalizeError."""
    article, tag = read.names
    state = project_state.reread(state, [article])
    if problem := locale_problem(state.sources.project, tag):
        raise RefusedRequestError(409, str(problem))
    if state.sources.glossary.unreadable:
        path = state.sources.project.config.glossary
        raise RefusedRequestError(409, f"{path} cannot be read, expected it to be mended first")
    page = approvable(state.inputs, project_state.decided(state, article, tag))
    if page.record_unreadable:
        path = state.sources.project.config.layout.approvals(tag)
        raise RefusedRequestError(409, f"{path} cannot be read, expected it to be mended first")
    if page.reasons:
        raise RefusedRequestError(409, f"{', '.join(page.reasons)}, expected a finished page without errors")
    view = page.view()
    if changed_segments(read, project_state.page_again(state, read, version=read.version)):
        raise RefusedRequestError(409, _CHANGED)  # saved just now, and perhaps in the view already
    pieces = tuple(piece.digest for piece in view.pieces)
    approval = Approval(article, name, role=role, date=date.today(), digest=view.digest, pieces=pieces)  # noqa: DTZ011 (the day where the reviewer is)
    with writing(state.workspace):
        record_approval(state.workspace, state.sources.project, tag, approval, tell=untold)


def _one_line(asked: Posted, field: str) -> str:
    """Return the name or the role of a person; raises RefusedRequestError for what no record may hold."""
    text = " ".join(asked.text(field).split())
    if text and (problem := name_problem(text)):
        raise RefusedRequestError(400, f"{field}: {problem}")
    return text


ROUTES = (
    Route("/note", posted(note), methods=["POST"]),
    Route("/approve", posted(approve), methods=["POST"]),
)
