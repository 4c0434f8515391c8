"""The approvals of a project: its records, and where they stand today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from localize.checks.target_locale import TargetLocale
from localize.errors import ApprovalError, FileError, faults_as
from localize.files.exchange import base_of
from localize.gate import approvals as record
from localize.gate.approval_status import standing
from localize.gate.reader_digest import Image, shown
from localize.language import pseudo, tags
from localize.model.approval import Approval, ApprovalStatus, ReaderView
from localize.model.article import Article, Target
from localize.model.catalog import Key
from localize.pages import redirects
from localize.release.manifest import digest
from localize.tasks import assets
from localize.tasks.change import Change
from localize.tasks.project import Project


def record_path(catalogs: str, locale: str) -> str:
    """Where the approvals of a locale stand, in the folder of the catalogs."""
    return f"{catalogs}/{tags.gettext_name(locale)}/approvals.csv"


@dataclass(frozen=True, slots=True)
class RecordedApproval:
    """A record with an approval more; no change where it had it."""

    changes: tuple[Change, ...]


def recorded(project: Project, locale: str, approval: Approval) -> RecordedApproval:
    """The record of a locale as it stands on disk, with an approval; raises ApprovalError and FileError."""
    path = record_path(project.config.catalogs, locale)
    before = project.files.read(path)
    after = record.add(before or b"", approval, path)
    return RecordedApproval((Change(path, after, base_of(before)),) if after != before else ())


class Approvals:
    """The approvals of all locales, each record read once; what is wrong with one is added to the findings."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read: dict[str, tuple[Approval, ...] | None] = {}

    def recorded(self, locale: str) -> tuple[Approval, ...] | None:
        """All approvals in a locale, those that have lapsed too; None for a record that cannot be read."""
        if locale not in self._read:
            self._read[locale] = self._recorded(locale)
        return self._read[locale]

    def _recorded(self, locale: str) -> tuple[Approval, ...] | None:
        path = record_path(self._project.config.catalogs, locale)
        try:
            return record.read(self._project.files.read(path) or b"", path)
        except (ApprovalError, FileError) as error:
            self._project.report("approvals", *error.problems, locale=locale)
            return None

    def of(self, article: Article, locale: str) -> list[Approval]:
        """The approvals of an article, and those under names that no article has any more: it may have been renamed."""
        found = self.recorded(locale) or ()
        if all(each.article == article.name for each in found):
            return list(found)
        former = self._former(article, locale)
        return [
            each
            for each in found
            if each.article == article.name or each.article in former or each.article not in self._project.paths
        ]

    def _former(self, article: Article, locale: str) -> set[str]:
        """The names that an article had, as far as its page was called so."""
        path = self._project.files.redirects_path(locale)
        try:
            rows = redirects.read(self._project.files.read(path), path)
        except FileError:
            return set()  # publish tells it
        return {page for name, page in rows if name == article.name}

    def standing(self, article: Article, locale: TargetLocale, texts: Mapping[Key, str]) -> ApprovalStatus:
        """Where the approvals of a page stand that shows these texts; there are none in made-up languages."""
        if pseudo.kind(locale.tag):
            return ApprovalStatus()
        if self.recorded(locale.tag) is None:
            return ApprovalStatus(unreadable=record_path(self._project.config.catalogs, locale.tag))
        found = self.of(article, locale.tag)
        if not found:
            return ApprovalStatus()
        path = record_path(self._project.config.catalogs, locale.tag)
        try:
            with faults_as(ApprovalError, path):
                now = self.shown(article, locale, texts)
        except ApprovalError as error:
            self._project.report("approvals", *error.problems, locale=locale.tag, article=article.name)
            return ApprovalStatus(unreadable=path)
        names = {article.name, *self._former(article, locale.tag)} - (self._project.paths.keys() - {article.name})
        return standing([each for each in found if each.article in names or each.digest == now.digest], now)

    def shown(self, article: Article, locale: TargetLocale, texts: Mapping[Key, str]) -> ReaderView:
        """What readers of a locale see of an article with these texts."""
        return shown(article, texts, locale.tag, self._images(article, locale.config.chain))

    def _images(self, article: Article, chain: tuple[str, ...]) -> Iterator[Image]:
        """The images of a page as its locale has them, in the order of the source."""
        references = self._project.references
        lines: dict[str, int] = {}
        for reference in article.references:
            if reference.target is Target.FILE:
                found = references.find(article, reference.address)
                place = found.file if found and found.file else _inside(article, reference.address)
                lines.setdefault(references.published(place), reference.line)
        files = self._project.files
        for asset in assets.assets(article, chain, references=references, files=files):
            if asset.path in lines:
                yield Image(asset.path, lines[asset.path], digest(assets.data(asset, files)))


def _inside(article: Article, address: str) -> str:
    """Where a file that the source holds inside itself would stand beside it."""
    return f"{article.path.rpartition('/')[0]}/{unquote(address)}"
