"""Where the files of a project stand."""

from __future__ import annotations

from localize.config import Config
from localize.config.layout import Layout


def test_catalogs_stand_as_gettext_wants_them_and_records_beside_them() -> None:
    layout = Layout(source="source", catalogs="locales", output="dist")
    assert layout.template("pain/knee") == "locales/templates/pain/knee.pot"
    assert layout.catalog("pt-BR", "pain/knee") == "locales/pt_BR/LC_MESSAGES/pain/knee.po"
    assert layout.approvals("pt-BR") == "locales/pt_BR/approvals.csv"
    assert layout.redirects("zh-Hant") == "locales/zh_Hant/redirects.csv"
    assert layout.memory("de") == "memory/de.tmx"
    assert layout.published("de/knee.html") == "dist/de/knee.html"


def test_the_configuration_names_the_folders() -> None:
    assert Config(catalogs="po").layout.catalog("de", "x") == "po/de/LC_MESSAGES/x.po"
