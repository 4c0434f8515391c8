"""Pages as readers will see them: in the tree of the output, in the project's own style, made from what is on disk now.

A segment that is not ready is displayed as the gate's fallback would: in the source language, marked.
"""

from __future__ import annotations

from localize.pages.outputs import page, settings_of, style
from localize.pages.outputs.rendered import render_page
from localize.preview.live import LivePreview
from localize.preview.previewed_project import PreviewedProject
from localize.preview.project_state import ProjectState, decided
from localize.tasks.assets import asset_paths, assets, data
from localize.tasks.make_release import draft


def reader_address(locale: str, path: str) -> str:
    """Return the address of a page; `path` is where it will be below the locale's folder, without the suffix."""
    return f"/readers/{locale}/{path}{page.SUFFIX}"


def reader_file(live: LivePreview, path: str) -> bytes | None:
    """Return a file at a path of the output: a page, the style sheet, an image; None where there is none."""
    locale, _, rest = path.partition("/")
    if rest == style.NAME:
        return style.style_sheet()
    live.ahead.result()  # others are served meanwhile
    return live.asked(_file, locale, rest)


def _file(project: PreviewedProject, locale: str, path: str) -> bytes | None:
    state = project.state()
    if locale not in state.sources.tags:
        return None
    all_rows = state.sources.articles.rows
    rows = {name: row for name, row in all_rows.items() if locale in state.sources.targets_of(row)}
    known, chain = state.inputs.paths[locale].paths, state.sources.project.config.targets[locale].chain
    for name, row in rows.items():
        if path == known.get(name, row.page) + page.SUFFIX:
            return _page(state, name, locale)
    references, files = state.sources.references, state.workspace
    for name, row in rows.items():
        if path in asset_paths(row.links, references):
            of_page = assets(state.sources.articles[name], chain, references=references, files=files)
            return next((data(asset, files) for asset in of_page if asset.path == path), None)
    return None


def _page(state: ProjectState, article: str, locale: str) -> bytes:
    release, released = draft(state.inputs, decided(state, article, locale))
    return page.file(settings_of(release, locale), render_page(release, released)).data
