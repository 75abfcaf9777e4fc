"""A language is complete or not offered, and what is shipped is what the translators wrote."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from support.waiting import PATIENCE_S

from kiosk.config import UiTable
from kiosk.qml.languages import LANGUAGES, SOURCE

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "kiosk" / "qml" / "i18n"
TOOLS = Path(PySide6.__file__).parent


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_unfinished(language: str) -> None:
    messages = list(ElementTree.parse(I18N / f"kiosk_{language}.ts").getroot().iter("message"))
    unfinished = [m.findtext("source") for m in messages if m.find("translation[@type]") is not None]
    empty = [m.findtext("source") for m in messages if not "".join(m.find("translation").itertext()).strip()]  # type: ignore[union-attr]
    assert (unfinished, empty) == ([], [])
    assert messages


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_file_is_what_the_source_compiles_to(language: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    command = [str(TOOLS / "lrelease"), "-silent", str(I18N / f"kiosk_{language}.ts"), "-qm", str(made)]
    subprocess.run(command, check=True, timeout=PATIENCE_S)
    assert made.read_bytes() == (I18N / f"kiosk_{language}.qm").read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_of_the_screen_is_in_the_file(language: str, tmp_path: Path) -> None:
    fresh, plural = tmp_path / "fresh.ts", ["-pluralonly"] if language == SOURCE else []
    options = ["-silent", "-locations", "none", "-source-language", SOURCE, "-target-language", language, *plural]
    subprocess.run(
        [str(TOOLS / "lupdate"), *options, ".", "-ts", str(fresh)], check=True, timeout=PATIENCE_S, cwd=I18N.parent
    )
    assert said(fresh) == said(I18N / f"kiosk_{language}.ts")


def said(path: Path) -> set[tuple[str | None, str | None, str | None]]:
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name"), message.findtext("source"), message.findtext("comment"))
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(language: str) -> None:
    for message in ElementTree.parse(I18N / f"kiosk_{language}.ts").getroot().iter("message"):
        source = message.findtext("source") or ""
        for text in message.find("translation").itertext():  # type: ignore[union-attr]
            if text.strip():
                assert set(re.findall("%(?:Ln|n|1|2)", text)) == set(re.findall("%(?:Ln|n|1|2)", source))


def test_numbers_are_written_in_the_digits_of_the_language() -> None:
    for message in ElementTree.parse(I18N / f"kiosk_{SOURCE}.ts").getroot().iter("message"):
        assert "%n" not in (message.findtext("source") or "")


def test_the_languages_offered_are_the_files_shipped() -> None:
    assert {path.stem for path in I18N.iterdir()} == {f"kiosk_{code}" for code in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_settings_take_every_language_of_the_table(language: str) -> None:
    assert UiTable(language=language).language == language


def test_everybody_finds_their_language_by_its_own_name() -> None:
    assert len({language.name for language in LANGUAGES.values()}) == len(LANGUAGES)
