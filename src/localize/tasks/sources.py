"""The articles and the glossary of a project: every task begins by reading them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from localize.cache.dictionaries import look_dictionaries_up
from localize.cache.steps import Step
from localize.checks.target_locale import TargetLocale, target_locales
from localize.dataclass import dataclass
from localize.errors import FileError, GlossaryError
from localize.files.exchange import base_of
from localize.glossary import table
from localize.model.article import Article
from localize.model.finding import Finding, Severity
from localize.model.glossary import Glossary
from localize.pages.references import References
from localize.release.manifest import digest
from localize.tasks.articles import ArticleRow, Articles, load_articles
from localize.tasks.loaded import FileState, Loaded, as_findings
from localize.tasks.project import Project


@dataclass(frozen=True, slots=True)
class Sources:
    """A project with its articles and its glossary.

    `articles` are those that can be used, by name; `references` is what their addresses lead to; `targets` are the
    target locales of articles by their source locale, each with its view of the glossary, in the order of the
    configuration. `findings` tell what a person must mend in source files and in the glossary.
    """

    project: Project
    articles: Articles
    references: References
    glossary: Loaded[Glossary]
    targets: Mapping[str, Mapping[str, TargetLocale]]
    findings: tuple[Finding, ...]

    @property
    def other_languages(self) -> Mapping[str, str]:
        """The source locale of each article that is not in that of the project, by name."""
        main = self.project.config.source_locale
        rows = self.articles.rows.values() if len(self.targets) > 1 else ()
        return {row.name: row.locale for row in rows if row.locale != main}

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all target locales that some article has, in the order of the configuration."""
        used = {tag for targets in self.targets.values() for tag in targets}
        return tuple(tag for tag in self.project.config.targets if tag in used)

    def targets_of(self, article: Article | ArticleRow) -> Mapping[str, TargetLocale]:
        """Return the target locales of an article by their tags: never its own."""
        return self.targets[article.locale]

    def select(self, locales: tuple[str, ...], articles: tuple[str, ...] | None = None) -> Sources:
        """Return the same with other locales selected, and other articles if any are given; nothing is read again."""
        return replace(self, project=self.project.select(locales, articles))

    def selected_tags(self) -> list[str]:
        """Return the tags of the selected target locales."""
        return [tag for tag in self.tags if tag in self.project.selection.locales]

    def selected_articles(self) -> list[Article]:
        """Return the selected articles that can be used."""
        selected = self.project.selection.articles
        return [article for name, article in self.articles.items() if name in selected]

    def selected_rows(self) -> Collection[ArticleRow]:
        """Return what is known of the selected articles that can be used, without their texts."""
        selected = self.project.selection.articles
        return self.articles.rows.selected(name for name in self.articles.rows if name in selected).values()

    def selected_locales(self, article: Article | ArticleRow) -> list[TargetLocale]:
        """Return the selected target locales of an article."""
        selected = self.project.selection.locales
        return [locale for tag, locale in self.targets_of(article).items() if tag in selected]

    @property
    def selected_pages(self) -> int:
        """The number of selected articles in their selected target locales."""
        selected = self.project.selection.locales
        numbers = {locale: sum(tag in selected for tag in targets) for locale, targets in self.targets.items()}
        return sum(numbers[row.locale] for row in self.selected_rows())

    def pairs(self) -> list[tuple[Article, TargetLocale]]:
        """Return each selected article with each of its selected target locales."""
        return [(article, locale) for article in self.selected_articles() for locale in self.selected_locales(article)]

    def row_pairs(self) -> RowPairs:
        """Return the row of each selected article with each of its selected target locales."""
        return RowPairs(self)


@dataclass(frozen=True, slots=True)
class RowPairs(Collection[tuple[ArticleRow, TargetLocale]]):
    """The row of each selected article with each of its selected target locales, as often as they are gone through."""

    sources: Sources

    def __iter__(self) -> Iterator[tuple[ArticleRow, TargetLocale]]:
        for article in self.sources.selected_rows():
            for locale in self.sources.selected_locales(article):
                yield article, locale

    def __len__(self) -> int:
        return self.sources.selected_pages

    def __contains__(self, pair: object) -> bool:
        return any(each == pair for each in self)


def load_sources(project: Project) -> Sources:
    """Read the articles and the glossary of a project; words are looked up in this user's dictionaries from then on."""
    look_dictionaries_up()
    articles = load_articles(project)
    glossary = load_glossary(project)
    findings = (*project.findings, *articles.findings, *glossary.findings)
    project.files.keep_results()
    return Sources(
        project,
        articles.by_name,
        references=articles.references,
        glossary=glossary,
        targets=_targets(project, articles.by_name.rows.values(), glossary.value),
        findings=findings,
    )


def _targets(project: Project, rows: Iterable[ArticleRow], glossary: Glossary) -> dict[str, dict[str, TargetLocale]]:
    """Return the target locales by the source locales of these articles, that of the project first."""
    source_locales = dict.fromkeys((project.config.source_locale, *(row.locale for row in rows)))
    return {
        source_locale: {each.tag: each for each in target_locales(project.config, glossary, source_locale)}
        for source_locale in source_locales
    }


def load_glossary(project: Project) -> Loaded[Glossary]:
    """Read the glossary, one that was read before from what is kept; an empty file counts as absent."""
    path = project.config.glossary
    try:
        data = project.files.read(path)
        if not data or not data.strip():
            return Loaded(FileState.ABSENT, Glossary({}), base=base_of(data))
        step: Step[Glossary] = project.files.steps.step("glossary", Glossary)
        glossary = step.made(path, (digest(data),), lambda: table.read(data, path))
        return Loaded(FileState.READ, glossary, base=base_of(data))
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
