"""The reviewer's work: notes on segments, and the approval of a page."""

from __future__ import annotations

from datetime import date
from functools import partial

from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from localize.gate.approvals import name_problem
from localize.model.approval import Approval
from localize.preview import project_state
from localize.preview.editing import written
from localize.preview.posted import COMMAND, Posted, RefusedRequestError, posted
from localize.preview.previewed_project import PreviewedProject
from localize.preview.read_page import ReadPage, read_digest, read_page
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
    edit = partial(with_note, note=comment, fuzzy=fuzzy)
    written(asked, edit_entry(asked.site.live.workspace, at, edit, command=COMMAND))
    return JSONResponse({})


def approve(asked: Posted) -> Response:
    """Approve the page that was read, in a name and a role; `read` is the digest of its texts as they were then."""
    names = (asked.text("article"), asked.text("locale"))
    live, name, role = asked.site.live, _one_line(asked, "name"), _one_line(asked, "role")
    if not name:
        raise RefusedRequestError(400, "no name, expected that of who has read the page")
    page = live.opened(*names)
    if read_digest(page) != asked.text("read"):
        raise RefusedRequestError(409, _CHANGED)
    if problem := live.asked(_approve, read_page(page), name=name, role=role):
        raise RefusedRequestError(409, problem)
    return JSONResponse({})


_CHANGED = "the page has changed since it was loaded, expected it to be read again"


def _approve(project: PreviewedProject, read: ReadPage, *, name: str, role: str) -> str:
    """Record an approval of a page as it was read; return why it cannot be, else nothing. Raises LocalizeError."""
    article, tag = read.article, read.locale
    project.catalogs_have_changed([article])  # what was saved a moment ago may not have been told yet
    project.approvals_have_changed([tag])
    state = project.state()
    if problem := locale_problem(state.sources.project, tag):
        return str(problem)
    if state.sources.glossary.unreadable:
        return f"{state.sources.project.config.glossary} cannot be read, expected it to be mended first"
    page = approvable(state.inputs, project_state.decided(state, article, tag))
    if page.record_unreadable:
        path = state.sources.project.config.layout.approvals(tag)
        return f"{path} cannot be read, expected it to be mended first"
    if page.reasons:
        return f"{', '.join(page.reasons)}, expected a finished page without errors"
    checked = page.page.page
    if (checked.article.key, state.catalogs.texts(checked)) != (read.key, read.texts):
        return _CHANGED  # saved just now, and perhaps in the view already
    view = page.view()
    pieces = tuple(piece.digest for piece in view.pieces)
    approval = Approval(article, name, role=role, date=date.today(), digest=view.digest, pieces=pieces)  # noqa: DTZ011 (the day where the reviewer is)
    with writing(state.workspace, COMMAND):
        record_approval(state.workspace, state.sources.project, tag, approval, tell=untold)
    return ""


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
