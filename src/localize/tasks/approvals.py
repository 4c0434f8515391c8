"""The approvals of a project: its records, and the status of the approvals of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from urllib.parse import unquote

from localize.checks.target_locale import TargetLocale
from localize.dataclass import dataclass
from localize.errors import ApprovalError, FileError, faults_as
from localize.files.exchange import base_of
from localize.gate import reader_digest
from localize.gate.approval_status import status_of
from localize.gate.approvals import add_approval, read_approvals
from localize.gate.reader_digest import Image
from localize.language import pseudo
from localize.model.approval import Approval, ApprovalStatus, ReaderView
from localize.model.article import Article, Target
from localize.model.catalog import Key
from localize.model.finding import Finding
from localize.pages import redirects
from localize.release.manifest import digest
from localize.tasks import assets
from localize.tasks.change import Change
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project
from localize.tasks.sources import Sources


@dataclass(frozen=True, slots=True)
class PageName:
    """Which page: an article in a locale."""

    article: str
    locale: str


@dataclass(frozen=True, slots=True)
class RecordedApproval:
    """A record with one more approval; no change if it was there already."""

    changes: tuple[Change, ...]


def recorded(project: Project, locale: str, approval: Approval) -> RecordedApproval:
    """The record of a locale on disk, with an approval added; raises ApprovalError and FileError."""
    path = project.config.layout.approvals(locale)
    before = project.files.read(path)
    after = add_approval(before or b"", approval, path)
    return RecordedApproval((Change(path, after, base_of(before)),) if after != before else ())


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """All approvals in a locale, also lapsed ones, in the order of the record.

    `by_article` and `by_digest` give row numbers. `unclaimed` are the rows under a name that no article has now:
    perhaps the article was renamed. `previous_names` gives, for an article, the names that its page had before.
    `versions` are the versions of the recipe by which the digests were made.
    """

    rows: tuple[Approval, ...]
    by_article: Mapping[str, tuple[int, ...]]
    by_digest: Mapping[str, tuple[int, ...]]
    unclaimed: Set[int]
    previous_names: Mapping[str, Set[str]]
    versions: Set[int]

    def may_hold(self, article: str) -> bool:
        """Whether there may be approvals of an article, under its name or an earlier one."""
        names = (article, *self.previous_names.get(article, ()))
        return bool(self.unclaimed) or any(name in self.by_article for name in names)

    def of(self, article: str, digests: Iterable[str], *, taken: Set[str]) -> list[Approval]:
        """The approvals of an article whose page has these digests now, one of each version.

        A row counts if it is under the name of the article, or under an earlier name that no other article has now (not
        in `taken`). A row under any other earlier name, or under a name that no article has, counts if its digest is
        one of these.
        """
        previous = self.previous_names.get(article, frozenset())
        names = {article, *previous}
        free = {name for name in names if name == article or name not in taken}
        rows = {number for name in free for number in self.by_article.get(name, ())}
        same = [number for digest in digests for number in self.by_digest.get(digest, ())]
        rows.update(number for number in same if number in self.unclaimed or self.rows[number].article in names)
        return [self.rows[number] for number in sorted(rows)]

    def may_count(self, article: str, *, taken: Set[str]) -> tuple[object, ...]:
        """What decides which rows count for an article whatever its digests are, as values that `repr` tells apart."""
        previous = sorted(self.previous_names.get(article, ()))
        numbers = {number for name in (article, *previous) for number in self.by_article.get(name, ())}
        rows = [(self.rows[number], number in self.unclaimed) for number in sorted(numbers | self.unclaimed)]
        return rows, [(name, name in taken) for name in previous], sorted(self.versions)


def load_approvals(project: Project, locale: str) -> Loaded[ApprovalRecord]:
    """The approvals of a locale."""
    path = project.config.layout.approvals(locale)
    try:
        rows = read_approvals(project.files.read(path) or b"", path)
    except (ApprovalError, FileError) as error:
        findings = as_findings("approvals", error.problems, locale=locale)
        return Loaded(FileState.UNREADABLE, _indexed((), project, locale), findings)
    return Loaded(FileState.READ, _indexed(rows, project, locale))


def _indexed(rows: tuple[Approval, ...], project: Project, locale: str) -> ApprovalRecord:
    by_article: dict[str, list[int]] = {}
    by_digest: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        by_article.setdefault(row.article, []).append(number)
        by_digest.setdefault(row.digest, []).append(number)
    return ApprovalRecord(
        rows,
        {name: tuple(numbers) for name, numbers in by_article.items()},
        by_digest={name: tuple(numbers) for name, numbers in by_digest.items()},
        unclaimed=frozenset(number for number, row in enumerate(rows) if row.article not in project.paths),
        previous_names=_previous_names(project, locale) if rows else {},
        versions=frozenset(reader_digest.version_of(row.digest) for row in rows),
    )


def _previous_names(project: Project, locale: str) -> dict[str, set[str]]:
    """The earlier names of articles, by their present name."""
    path = project.config.layout.redirects(locale)
    names: dict[str, set[str]] = {}
    try:
        for article, page in redirects.read(project.files.read(path), path):
            names.setdefault(article, set()).add(page)
    except FileError:
        return {}  # publish tells it
    return names


ReaderViews = Callable[[int], ReaderView]
"""Gives what readers of a page see, by the version of the recipe."""


def approval_status(
    project: Project, record: Loaded[ApprovalRecord], page: PageName, views_of: ReaderViews
) -> tuple[ApprovalStatus, tuple[Finding, ...]]:
    """The status of the approvals of a page; pages in pseudo locales have no approvals."""
    path = project.config.layout.approvals(page.locale)
    if pseudo.kind(page.locale):
        return ApprovalStatus(), ()
    if record.unreadable:
        return ApprovalStatus(unreadable=path), ()
    if not record.value.may_hold(page.article):
        return ApprovalStatus(), ()
    try:
        with faults_as(ApprovalError, path):
            views = {version: views_of(version) for version in sorted(record.value.versions)}
    except ApprovalError as error:
        findings = as_findings("approvals", error.problems, locale=page.locale, article=page.article)
        return ApprovalStatus(unreadable=path), findings
    digests = [view.digest for view in views.values()]
    return status_of(record.value.of(page.article, digests, taken=project.paths.keys()), views), ()


def reader_view(
    sources: Sources,
    article: Article,
    locale: TargetLocale,
    texts: Mapping[Key, str],
    *,
    version: int = reader_digest.VERSION,
) -> ReaderView:
    """What readers of a locale see of an article with these texts, by one version of the recipe."""
    images = _images(sources, article, locale.config.chain)
    return reader_digest.reader_view(article, texts, locale.tag, images=images, version=version)


def _images(sources: Sources, article: Article, chain: tuple[str, ...]) -> Iterator[Image]:
    """The images of a page as its locale has them, in the order of the source."""
    references, files = sources.references, sources.project.files
    lines: dict[str, int] = {}
    for reference in article.references:
        if reference.target is Target.FILE:
            target = references.find(article, reference.address)
            path = target.file if target and target.file else _inside(article, reference.address)
            lines.setdefault(references.published(path), reference.line)
    for asset in assets.assets(article, chain, references=references, files=files):
        if asset.path in lines:
            yield Image(asset.path, lines[asset.path], digest(assets.data(asset, files)))


def _inside(article: Article, address: str) -> str:
    """The path for a file that is embedded in the source."""
    return f"{article.path.rpartition('/')[0]}/{unquote(address)}"
