"""Adopts translations from translated documents: text, Markdown, HTML and Word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

from localize import formats
from localize.adopt.adopted import AdoptedArticle
from localize.adopt.article_guess import ArticleGuess, telling_keys
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.adopt.documents import TextPairs
from localize.adopt.file_names import (
    ArticleNames,
    DocumentName,
    folder_of,
    is_pattern,
    read_by_pattern,
    read_name,
)
from localize.checks.clues import ClueReader
from localize.config.formats import Formats, Surroundings, TitleRule
from localize.dataclass import dataclass
from localize.errors import FileError, Problem, SourceError, faults_as
from localize.files.elsewhere import files_below, is_folder, read_elsewhere
from localize.model.article import Article
from localize.model.finding import Finding
from localize.segments.split import split
from localize.tasks.adopted_files import AdoptedFiles, AdoptReader
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources

_LARGEST = 50_000_000
_MOST_TAUGHT = 3000
"""Pairs of one locale that teach words to the documents after them."""
_MOST_COMPARED = 400
"""Articles among which the one of a document is looked for by its content."""
_RULE = "adopt-file"


def is_document(path: Path) -> bool:
    """Whether a path is that of a document, of a folder, or a pattern for documents."""
    return path.suffix.lower() in formats.PARSERS or (is_folder(path) and not is_pattern(str(path)))


def read_documents(sources: Sources, files: Sequence[Path]) -> AdoptedFiles:
    """Adopt translations for the selected articles and locales from documents; a bad file does not stop the others."""
    return _Reading(sources).read(files)


READER = AdoptReader(is_document, read_documents)


def _parse(data: bytes, path: str, *, locale: str, options: Formats) -> Article:
    return formats.parse(data, path, name="document", locale=locale, options=options)


@dataclass(frozen=True, slots=True)
class _NamedFile:
    path: str
    name: DocumentName


class _Reading:
    """Reads documents one after another; an article is read once for all its documents."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._config = sources.project.config
        self._tags = sources.selected_tags()
        self._names: dict[str, list[str]] = defaultdict(list)
        for row, target in sources.row_pairs():
            self._names[target.tag].append(row.name)
        self._by_name = cache(self._article_names)
        self._guess = cache(self._article_guess)
        self._read: dict[str, ReadDocument] = {}
        self._taught: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        self._adopted: list[AdoptedArticle] = []
        self._findings: list[Finding] = []
        self._remarks: list[str] = []

    def read(self, files: Iterable[Path]) -> AdoptedFiles:
        """Read all files; those that cannot be used become findings."""
        for file in files:
            try:
                named = list(self._named(file))
            except FileError as error:
                self._tell(*error.problems)
                continue
            if not named:
                self._tell(Problem(str(file), 0, f"no document in {' or '.join(self._tags)}, expected one"))
            for each in named:
                try:
                    self._take(each)
                except (SourceError, FileError) as error:
                    self._tell(*error.problems)
        return AdoptedFiles(tuple(self._adopted), (), tuple(self._findings), tuple(self._remarks))

    def _tell(self, *problems: Problem) -> None:
        self._findings += as_findings(_RULE, problems)

    def _named(self, file: Path) -> Iterator[_NamedFile]:
        """The documents of a file, a folder or a pattern, with what their paths say."""
        written = file.as_posix()
        if is_pattern(written):
            for path in files_below(Path(folder_of(written))):
                if name := read_by_pattern(path.as_posix(), written, self._tags):
                    yield _NamedFile(path.as_posix(), name)
        elif is_folder(file):
            for path in files_below(file):
                if path.suffix.lower() in formats.PARSERS:
                    yield from self._in_folder(path, read_name(PurePosixPath(path.as_posix()), self._tags))
        else:
            yield _NamedFile(written, read_name(PurePosixPath(written), self._tags))

    def _in_folder(self, path: Path, name: DocumentName) -> Iterator[_NamedFile]:
        """A file of a folder, which also has originals, and translations into other languages."""
        if name.locale or len(self._tags) == 1:
            yield _NamedFile(path.as_posix(), name)

    def _take(self, file: _NamedFile) -> None:
        """Adopt what a document has."""
        locale = file.name.locale or (self._tags[0] if len(self._tags) == 1 else "")
        if not locale:
            raise SourceError(
                Problem(file.path, 0, f"its name does not tell the locale, expected --locale {' or '.join(self._tags)}")
            )
        article = self._parsed(file.path, locale)
        document = read_document(article, self._reader(locale))
        name, reason = self._article_of(file, document, locale)
        if not name:
            message = "neither its name nor its content tells the article that it translates, expected --article"
            raise SourceError(Problem(file.path, 0, message))
        self._remarks.append(f"{file.path}: {locale}, the translation of {name}{reason}")
        known: TextPairs = self._taught[locale]
        result = adopt_document(self._article(name), document, known=known)
        self._adopted.append(result.adopted)
        self._taught[locale] = [*known, *result.taught][-_MOST_TAUGHT:]

    def _parsed(self, path: str, locale: str) -> Article:
        data = read_elsewhere(Path(path), _LARGEST)
        with faults_as(SourceError, path):
            try:
                article = _parse(data, path, locale=locale, options=self._options)
            except SourceError:
                if not self._options.article:
                    raise
                # the selector of the project is for pages like its own
                article = _parse(data, path, locale=locale, options=replace(self._options, article=""))
            return split(replace(article, locale=locale), self._config.segmentation)

    @cached_property
    def _options(self) -> Formats:
        """How documents are read: from anywhere, with the content of a page only, and without a title if need be."""
        return replace(
            self._config.formats, trust_markup=False, surroundings=Surroundings.DROP, title=TitleRule.GUESSED
        )

    def _article_of(self, file: _NamedFile, document: ReadDocument, locale: str) -> tuple[str, str]:
        """The article of a document, and why it is that one where that was guessed; empty if nothing tells."""
        names = self._names[locale]
        if len(names) == 1:
            return names[0], ""
        if name := self._by_name(locale).find(file.name.rest):
            return name, ""
        return self._guess(locale).of(document) if len(names) <= _MOST_COMPARED else "", ", by its content"

    def _article_names(self, locale: str) -> ArticleNames:
        return ArticleNames(self._names[locale])

    def _article_guess(self, locale: str) -> ArticleGuess:
        return ArticleGuess({name: telling_keys(self._article(name)) for name in self._names[locale]})

    def _article(self, name: str) -> ReadDocument:
        if name not in self._read:
            article = self._sources.articles[name]
            terms = next(iter(self._sources.targets_of(article).values())).terms
            self._read[name] = read_document(article, ClueReader(article.locale, terms.source))
        return self._read[name]

    def _reader(self, locale: str) -> ClueReader:
        """The reader of translations into a locale."""
        terms = next(targets[locale].terms for targets in self._sources.targets.values() if locale in targets)
        return ClueReader(locale, terms.target)
