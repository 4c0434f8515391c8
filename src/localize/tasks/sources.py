"""The articles and the glossary of a project: every task begins by reading them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from localize.cache.dictionaries import look_dictionaries_up
from localize.checks.target_locale import TargetLocale, target_locales
from localize.errors import FileError, GlossaryError
from localize.files.exchange import base_of
from localize.glossary import table
from localize.model.article import Article
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary
from localize.pages.references import References
from localize.tasks.articles import ArticleRow, Articles, load_articles
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


@dataclass(frozen=True, slots=True)
class Sources:
    """A project with its articles and its glossary.

    `articles` are those that can be used, by name; `references` is what their addresses lead to; `locales_by_tag` are
    the target locales, each with its view of the glossary, in the order of the configuration. `findings` tell what a
    person must mend in source files and in the glossary.
    """

    project: Project
    articles: Articles
    references: References
    glossary: Loaded[Glossary]
    locales_by_tag: Mapping[str, TargetLocale]
    findings: tuple[Finding, ...]

    @property
    def locales(self) -> tuple[TargetLocale, ...]:
        """The target locales in the order of the configuration."""
        return tuple(self.locales_by_tag.values())

    def select(self, locales: tuple[str, ...], articles: tuple[str, ...] | None = None) -> Sources:
        """Return the same with other locales selected, and other articles if any are given; nothing is read again."""
        return replace(self, project=self.project.select(locales, articles))

    def selected_tags(self) -> list[str]:
        """Return the selected target locales."""
        return [locale.tag for locale in self.locales if locale.tag in self.project.selection.locales]

    def selected_articles(self) -> list[Article]:
        """Return the selected articles that can be used."""
        selected = self.project.selection.articles
        return [article for name, article in self.articles.items() if name in selected]

    def selected_rows(self) -> list[ArticleRow]:
        """Return what is known of the selected articles that can be used, without their texts."""
        selected = self.project.selection.articles
        return [row for name, row in self.articles.rows.items() if name in selected]

    def selected_locales(self) -> list[TargetLocale]:
        """Return the selected target locales."""
        return [locale for locale in self.locales if locale.tag in self.project.selection.locales]

    def pairs(self) -> list[tuple[Article, TargetLocale]]:
        """Return each selected article with each selected target locale."""
        return [(article, locale) for article in self.selected_articles() for locale in self.selected_locales()]

    def row_pairs(self) -> list[tuple[ArticleRow, TargetLocale]]:
        """Return the row of each selected article with each selected target locale."""
        return [(article, locale) for article in self.selected_rows() for locale in self.selected_locales()]


def load_sources(project: Project) -> Sources:
    """Read the articles and the glossary of a project; words are looked up in this user's dictionaries from then on."""
    look_dictionaries_up()
    articles = load_articles(project)
    glossary = load_glossary(project)
    locales_by_tag = {locale.tag: locale for locale in target_locales(project.config, glossary.value)}
    findings = (*project.findings, *articles.findings, *glossary.findings)
    project.files.keep_results()
    return Sources(
        project,
        articles.by_name,
        references=articles.references,
        glossary=glossary,
        locales_by_tag=locales_by_tag,
        findings=findings,
    )


def load_glossary(project: Project) -> Loaded[Glossary]:
    """Read the glossary; an empty file counts as absent."""
    path = project.config.glossary
    try:
        data = project.files.read(path)
        if not data or not data.strip():
            return Loaded(FileState.ABSENT, Glossary({}), base=base_of(data))
        return Loaded(FileState.READ, table.read(data, path), base=base_of(data))
    except (GlossaryError, FileError) as error:
        return Loaded(FileState.UNREADABLE, Glossary({}), as_findings("glossary-file", error.problems))


def source_findings(sources: Sources) -> list[Finding]:
    """Return warnings about the selected articles: links that lead nowhere, content that could not be kept, guesses."""
    findings = []
    for row in sources.selected_rows():
        remarks = [("not-taken-over", problem) for problem in row.remarks]
        guesses = [("guessed", problem) for problem in row.guesses]
        for rule, problem in (*remarks, *guesses, *sources.references.problems(row.links)):
            location = (problem.message, problem.path, problem.line)
            findings.append(Finding(rule, Severity.WARNING, *location, article=row.name))
    return findings
