"""Attacks on a preview that runs: from other sites, from a hostile project, and with requests of any kind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from localize.preview.safety import access
from localize.preview.views import segment_id
from support.folder import ARTICLE, CONFIG, ProjectFolder
from support.running_preview import RunningPreview, running_preview

DE = "locales/de/LC_MESSAGES/cold-packs.po"
KEY = (None, "Wrap the pack in a cloth.")
SAVE = {
    "article": "cold-packs",
    "locale": "de",
    "id": segment_id(KEY),
    "text": "Neu.",
    "before": "WRAP THE PACK IN A CLOTH.",
    "fuzzy": False,
}
ROUTES = ("/save", "/note", "/approve", "/open", "/check")


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    folder = ProjectFolder(tmp_path_factory.mktemp("project"))
    folder.write("localize.toml", CONFIG)
    folder.write("source/cold-packs.txt", ARTICLE)
    folder.run("update")
    folder.translate(DE)
    return folder


@pytest.fixture(scope="module")
def preview(translated: ProjectFolder) -> Iterator[RunningPreview]:
    with running_preview(translated.root) as running:
        yield running


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "localhost.evil.example:{port}", "", "127.0.0.1"]
)
def test_another_host_name_is_not_answered(preview: RunningPreview, host: str) -> None:
    answer = preview.get("/", Host=host.format(port=preview.address[1]))

    assert answer.status == 403
    assert "token" not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_the_names_of_this_machine_are_answered(preview: RunningPreview) -> None:
    assert preview.get("/", Host=f"localhost:{preview.address[1]}").status == 200
    assert preview.get("/", Host=f"LOCALHOST:{preview.address[1]}").status == 200
    assert "localhost" in access("127.0.0.1", 80).hosts
    assert "[fe80::1]:8400" in access("fe80::1", 8400).hosts


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize(
    "headers",
    [
        {"X-Localize-Token": ""},
        {"X-Localize-Token": "guess"},
        {"X-Localize-Token": "ünknown"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Host": "evil.example"},
    ],
    ids=str,
)
def test_others_write_nothing(
    translated: ProjectFolder, preview: RunningPreview, path: str, headers: dict[str, str]
) -> None:
    before = translated.snapshot()
    named = {name: value.encode("latin-1").decode("latin-1") for name, value in headers.items()}

    assert preview.post(path, SAVE, **named).status == 403
    assert translated.snapshot() == before


@pytest.mark.parametrize("path", ROUTES)
def test_nothing_is_written_by_a_link_or_a_form(translated: ProjectFolder, preview: RunningPreview, path: str) -> None:
    before = translated.snapshot()

    assert preview.get(path).status in (404, 405)
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""):
        assert preview.post(path, SAVE, Content_Type=kind).status == 415
    assert translated.snapshot() == before


def test_a_page_of_another_site_may_link_to_us_and_nothing_else(preview: RunningPreview) -> None:
    fetched = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    followed = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    assert preview.get("/de/cold-packs", **fetched).status == 403
    answer = preview.get("/de/cold-packs", **followed)
    assert answer.status == 200
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "wrong",
    [
        {"article": "../../etc/passwd"},
        {"article": "cold-packs", "locale": "../../.."},
        {"article": "/etc/passwd", "locale": "de"},
        {"article": "cold-packs", "locale": "de", "id": "../x"},
        {"article": ["cold-packs"]},
        {"article": None},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ROUTES)
def test_names_are_looked_up_and_are_no_paths(
    translated: ProjectFolder, preview: RunningPreview, path: str, wrong: dict[str, object]
) -> None:
    before = translated.snapshot()

    assert preview.post(path, {**SAVE, "name": "A", **wrong}).status in (400, 404, 409)
    assert translated.snapshot() == before


@pytest.mark.parametrize(
    "path", ["/readers/../../localize.toml", "/readers/%2e%2e/%2e%2e/localize.toml", "/static/..%2fserver.py"]
)
def test_no_file_outside_is_given(preview: RunningPreview, path: str) -> None:
    answer = preview.ask("GET", path, headers={})
    assert answer.status == 404
    assert "source-locale" not in answer.text


@pytest.mark.parametrize("content", ["[]", '"text"', "{", "[" * 100_000, "{}", '{"article": {"a": 1}}'])
def test_any_content_is_answered_with_a_reason(preview: RunningPreview, content: str) -> None:
    headers = {"X-Localize-Token": preview.token, "Content-Type": "application/json"}
    answer = preview.ask("POST", "/save", headers=headers, body=content)

    assert answer.status in (400, 404)
    assert answer.json["reason"]


def test_more_than_a_segment_is_refused(translated: ProjectFolder, preview: RunningPreview) -> None:
    before = translated.snapshot()

    assert preview.post("/save", {**SAVE, "text": "x" * 300_000}).status == 413
    assert translated.snapshot() == before


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover=\"alert(3)' <a href='javascript:alert(4)'>"
)


def test_a_hostile_catalog_and_article_are_words_on_our_pages(project: ProjectFolder) -> None:
    escaped = HOSTILE.replace('"', '\\"')
    project.write("source/cold-packs.txt", ARTICLE.replace("Wrap the pack in a cloth.", f"Wrap {HOSTILE} it."))
    project.write(
        "glossary.csv",
        'concept,locale,term,status,part_of_speech,case,forms,definition,note\npack,en,pack,preferred,noun,,,"<script>alert(5)</script>",\n',
    )
    project.run("update")
    text = (
        project.read(DE)
        .replace('msgstr ""\n\n', f'msgstr "{escaped}"\n\n')
        .replace("#. Title", f"# {HOSTILE}\n#. Title")
    )
    project.write(DE, text)
    with running_preview(project.root) as preview:
        preview.settled()
        for path in (
            "/",
            "/de/cold-packs",
            "/review/de/cold-packs",
            "/search?text=alert",
            f"/search?text={'%3Cscript%3E'}",
        ):
            answer = preview.get(path)
            assert answer.status == 200
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert '" onmouseover="' not in answer.text
            policy = answer.headers["content-security-policy"]
            assert "script-src 'self'" in policy
            assert "unsafe" not in policy
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert answer.headers["cache-control"] == "no-store"


def test_no_script_runs_on_the_page_of_readers_and_no_form_is_sent(project: ProjectFolder) -> None:
    html = (
        '<html lang="en"><head><title>Knee</title></head><body><p>Rest.</p><img src="a.svg" alt="A">'
        '<form action="/save" method="post"><button>Send</button></form></body></html>'
    )
    project.write("source/knee.html", html)
    project.write("source/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    project.run("update")
    with running_preview(project.root) as preview:
        for path in ("/readers/de/knee.html", "/readers/de/a.svg"):
            answer = preview.get(path)
            policy = answer.headers["content-security-policy"]
            assert "sandbox" in policy
            assert "allow-scripts" not in policy
            assert "script-src" not in policy
            assert "default-src 'none'" in policy
            assert "form-action 'none'" in policy
            assert preview.token not in answer.text
