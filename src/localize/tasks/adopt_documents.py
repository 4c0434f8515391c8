"""Adopts translations from translated documents: text, Markdown, HTML and Word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

from localize import formats
from localize.adopt import legacy_text
from localize.adopt.adopted import AdoptedArticle
from localize.adopt.article_guess import ArticleGuess, telling_keys
from localize.adopt.document_texts import ReadDocument, adopt_document, read_document
from localize.adopt.documents import TextPairs
from localize.adopt.file_names import (
    ArticleNames,
    DocumentName,
    is_pattern,
    read_name,
)
from localize.adopt.legacy_text import RecodedText, as_guessed, in_utf8
from localize.checks.clues import ClueReader
from localize.config.formats import Formats, Surroundings, TitleRule
from localize.dataclass import dataclass
from localize.errors import FileError, Problem, SourceError, faults_as
from localize.files.elsewhere import is_folder, read_elsewhere
from localize.language.tags import english_name
from localize.language.text_language import language_of, other_language_of
from localize.model.article import Article
from localize.model.block import plain_text
from localize.model.finding import Finding, Severity
from localize.segments.split import split
from localize.tasks.adopted_files import AdoptedFiles, AdoptReader, GivenFile, files_of_pattern
from localize.tasks.loaded import as_findings
from localize.tasks.sources import Sources
from localize.tasks.watch import Watch

_LARGEST = 50_000_000
_MOST_TAUGHT = 3000
"""Pairs of one locale that teach words to the documents after them."""
_MOST_COMPARED = 400
"""Articles among which the one of a document is looked for by its content."""
_RULE = "adopt-file"


def is_document(path: Path) -> bool:
    """Whether a path is that of a document, of a folder, or a pattern for documents."""
    return path.suffix.lower() in formats.PARSERS or (is_folder(path) and not is_pattern(str(path)))


def read_documents(sources: Sources, files: Sequence[GivenFile], watch: Watch) -> AdoptedFiles:
    """Adopt translations for the selected articles and locales from documents; a bad file does not stop the others."""
    return _Reading(sources).read(files, watch)


READER = AdoptReader(is_document, read_documents)


def _parse(data: bytes, path: str, *, locale: str, options: Formats) -> Article:
    return formats.parse(data, path, name="document", locale=locale, options=options)


@dataclass(frozen=True, slots=True)
class _NamedFile:
    """A file, and what its path says; one `in_folder` may be something else than a translation that is asked for."""

    path: str
    name: DocumentName
    in_folder: bool = False


@dataclass(frozen=True, slots=True)
class _ReadFile:
    """A document as an article in its locale, the encoding that was guessed, and whether its words told the locale."""

    article: Article
    guessed: str
    by_words: bool = False

    @property
    def locale(self) -> str:
        return self.article.locale


@dataclass(frozen=True, slots=True)
class _NamedArticle:
    """The article of a document, and how that is known if not by its path; `name` is empty if nothing tells it.

    One `by_default` is the only one that is asked for.
    """

    name: str
    reason: str = ""
    by_default: bool = False


class _Reading:
    """Reads documents one after another; an article is read once for all its documents."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._config = sources.project.config
        self._tags = sources.selected_tags()
        self._names: dict[str, list[str]] = defaultdict(list)
        for row, target in sources.row_pairs():
            self._names[target.tag].append(row.name)
        self._all_names: dict[str, list[str]] = defaultdict(list)
        for row in sources.articles.rows.values():
            for tag in sources.targets_of(row):
                self._all_names[tag].append(row.name)
        self._by_name = cache(self._article_names)
        self._guess = cache(self._article_guess)
        self._read: dict[str, ReadDocument] = {}
        self._taught: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = defaultdict(list)
        self._adopted: list[AdoptedArticle] = []
        self._findings: list[Finding] = []
        self._remarks: list[str] = []

    def read(self, files: Iterable[GivenFile], watch: Watch) -> AdoptedFiles:
        """Read all files; those that cannot be used become findings."""
        named = [each for file in files for each in self._all_named(file)]
        for file in watch(named, len(named), "Reading documents"):
            try:
                self._take(file)
            except (SourceError, FileError) as error:
                self._tell(*error.problems)
        return AdoptedFiles(tuple(self._adopted), (), tuple(self._findings), tuple(self._remarks))

    def _all_named(self, file: GivenFile) -> list[_NamedFile]:
        """The documents of a file, a folder or a pattern; where there are none it is told."""
        try:
            named = list(self._named(file))
        except FileError as error:
            self._tell(*error.problems)
            return []
        if not named:
            self._tell(Problem(str(file.path), 0, f"no document in {' or '.join(self._tags)}, expected one"))
        return named

    def _tell(self, *problems: Problem) -> None:
        self._findings += as_findings(_RULE, problems)

    def _named(self, file: GivenFile) -> Iterator[_NamedFile]:
        """The documents of a file, a folder or a pattern, with what their paths say."""
        written = file.path.as_posix()
        if is_pattern(written):
            for path, name in files_of_pattern(file.path, self._tags):
                yield _NamedFile(path.as_posix(), name, in_folder=True)
        elif is_folder(file.path):
            for path in file.below:
                if path.suffix.lower() in formats.PARSERS:
                    name = read_name(PurePosixPath(path.as_posix()), (*self._tags, *self._originals))
                    if name.locale not in self._originals:
                        yield _NamedFile(path.as_posix(), name, in_folder=True)
        else:
            yield _NamedFile(written, read_name(PurePosixPath(written), self._tags))

    @cached_property
    def _originals(self) -> list[str]:
        """The locales of articles that are none of those into which they are translated."""
        return [tag for tag in self._sources.targets if tag not in self._tags]

    def _take(self, file: _NamedFile) -> None:
        """Adopt what a document has."""
        read = self._in_locale(file)
        if read is None:
            return
        document = read_document(read.article, self._reader(read.locale))
        named = self._article_of(file, document, read.locale)
        if not named.name:
            message = "neither its name nor its content tells the article that it translates, expected --article"
            raise SourceError(Problem(file.path, 0, message))
        if named.name in self._names[read.locale]:  # else an article that is not asked for
            self._adopt(file, read, document, named)

    def _in_locale(self, file: _NamedFile) -> _ReadFile | None:
        """A document in the locale that its path or its words tell; None for one in a folder in another language."""
        data = read_elsewhere(Path(file.path), _LARGEST)
        known = file.name.locale or (self._tags[0] if len(self._tags) == 1 else "")
        for tag in (known,) if known else self._tags:
            read = self._parsed(file.path, data, tag)
            text = _text_of(read.article)
            locale = known or language_of(text, (*self._originals, *self._tags))
            if locale or not read.guessed:
                break  # else it may be in the code page of another locale
        if locale in self._originals:
            self._leave_out(file, english_name(locale))
            return None
        if not locale:
            tags = " or ".join(self._tags)
            message = f"neither its name nor its words tell the locale, expected --locale {tags}"
            raise SourceError(Problem(file.path, 0, message))
        if other := other_language_of(text, locale):
            if file.in_folder and not file.name.locale:
                self._leave_out(file, other)
                return None
            message = f"it is in {other}, expected a text in {english_name(locale)}"
            raise SourceError(Problem(file.path, 0, message))
        read = read if locale == read.locale else self._parsed(file.path, data, locale)
        return read if known else replace(read, by_words=True)

    def _leave_out(self, file: _NamedFile, other: str) -> None:
        self._remarks.append(f"{file.path}: left out, it is in {other}")

    def _adopt(self, file: _NamedFile, read: _ReadFile, document: ReadDocument, named: _NamedArticle) -> None:
        """Adopt what a document has for its article; nothing is certain where it seems to be another text."""
        locale = read.locale
        known: TextPairs = self._taught[locale]
        result = adopt_document(self._article(named.name), document, known=known)
        if not result.is_translation:
            message = f"hardly anything in it surely translates {named.name}, expected a translation of it"
            if file.in_folder and named.by_default:
                raise SourceError(Problem(file.path, 0, message))
            self._warn(Problem(file.path, 0, f"{message}; all is fuzzy"))
        adopted = result.adopted
        if read.guessed:
            adopted = as_guessed(adopted, read.guessed)
            message = (
                f"it is not UTF-8 and was read as {read.guessed}, expected UTF-8; texts with such letters are fuzzy"
            )
            self._warn(Problem(file.path, 0, message))
        by_words = " by its words" if read.by_words else ""
        self._remarks.append(f"{file.path}: {locale}{by_words}, the translation of {named.name}{named.reason}")
        self._adopted.append(adopted)
        self._taught[locale] = [*known, *result.taught][-_MOST_TAUGHT:]

    def _warn(self, problem: Problem) -> None:
        self._findings += as_findings(_RULE, [problem], severity=Severity.WARNING)

    def _parsed(self, path: str, data: bytes, locale: str) -> _ReadFile:
        is_plain = PurePosixPath(path).suffix.lower() in legacy_text.SUFFIXES
        recoded = in_utf8(data, locale) if is_plain else RecodedText(data)
        with faults_as(SourceError, path):
            try:
                article = _parse(recoded.data, path, locale=locale, options=self._options)
            except SourceError:
                if not self._options.article:
                    raise
                # the selector of the project is for pages like its own
                article = _parse(recoded.data, path, locale=locale, options=replace(self._options, article=""))
            article = split(replace(article, locale=locale), self._config.segmentation)
        return _ReadFile(article, recoded.guessed)

    @cached_property
    def _options(self) -> Formats:
        """How documents are read: from anywhere, with the content of a page only, and without a title if need be."""
        return replace(
            self._config.formats, trust_markup=False, surroundings=Surroundings.DROP, title=TitleRule.GUESSED
        )

    def _article_of(self, file: _NamedFile, document: ReadDocument, locale: str) -> _NamedArticle:
        """The article of a document."""
        names, every = self._names[locale], self._all_names[locale]
        if len(names) == 1 and not file.in_folder:
            return _NamedArticle(names[0])
        if name := self._by_name(locale).find(file.name.rest):
            return _NamedArticle(name)
        if len(every) > 1 and len(every) <= _MOST_COMPARED and (name := self._guess(locale).of(document)):
            return _NamedArticle(name, ", by its content")
        return _NamedArticle(names[0], by_default=True) if len(names) == 1 else _NamedArticle("")

    def _article_names(self, locale: str) -> ArticleNames:
        return ArticleNames(self._all_names[locale])

    def _article_guess(self, locale: str) -> ArticleGuess:
        return ArticleGuess({name: telling_keys(self._article(name)) for name in self._all_names[locale]})

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


def _text_of(article: Article) -> str:
    """The words of a document that readers see."""
    return "\n".join(plain_text(block.pattern) for block, _ in article.translatable())
