# SPDX-License-Identifier: MIT
"""What the Arduino Library Manager, PlatformIO, ESP-IDF and Zephyr ask of a library.

The Arduino rules are those of arduino-lint (strict, submission), whose numbers stand
beside them; the tool itself is not packaged for Debian.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import style

ROOT = style.ROOT
URL = "https://github.com/thimble-nn/thimble"
CATEGORIES = {
    "Display",
    "Communication",
    "Signal Input/Output",
    "Sensors",
    "Device Control",
    "Timing",
    "Data Processing",
    "Data Storage",
    "Other",
}
FIELDS = {
    "name",
    "version",
    "author",
    "maintainer",
    "sentence",
    "paragraph",
    "category",
    "url",
    "architectures",
}
OPTIONAL = {"depends", "includes", "dot_a_linkage", "precompiled", "ldflags"}
SEMVER = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?")


def tree() -> list[Path]:
    return [path.relative_to(ROOT) for path in style.source_files()]


@pytest.fixture(scope="module")
def properties() -> dict[str, str]:
    lines = (ROOT / "library.properties").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line)


def test_fields(properties: dict[str, str]) -> None:
    """LP001-LP058."""
    assert properties.keys() >= FIELDS
    assert properties.keys() <= FIELDS | OPTIONAL
    assert all(value.strip() == value and value for value in properties.values())


def test_name(properties: dict[str, str]) -> None:
    """LP005-LP016: allowed letters, not Arduino's, no 'library', short enough."""
    name = properties["name"]
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", name) and len(name) <= 63
    assert "arduino" not in name.lower() and "library" not in name.lower()


def test_name_has_its_header(properties: dict[str, str]) -> None:
    """LS008: src/<name>.h; and LP includes name headers that exist."""
    assert (ROOT / "src" / f"{properties['name']}.h").is_file()
    for header in properties["includes"].split(","):
        assert (ROOT / "src" / header.strip()).is_file()


def test_texts(properties: dict[str, str]) -> None:
    """LP036: the paragraph goes on where the sentence ends."""
    assert properties["category"] in CATEGORIES
    assert properties["sentence"].endswith(".")
    assert properties["sentence"] not in properties["paragraph"]
    assert properties["url"] == URL
    assert properties["architectures"] == "*"
    assert "arduino" not in properties["maintainer"].lower()


def test_header_in_the_right_case() -> None:
    """LC001: Arduino.h is spelled so, and only NeuralNetwork.h needs it, for one file."""
    needs = Path("src/thimble/compat/media_macros.h")
    for path in tree():
        if path.parts[0] == "src" and path != needs:
            assert "#include <arduino" not in (ROOT / path).read_text().lower(), path


def test_structure() -> None:
    """LS001-LS012, LD001-LD006 and what the Library Manager's FAQ adds."""
    files = tree()
    assert not [path for path in files if (ROOT / path).is_symlink()]
    assert not [path for path in files if path.suffix.lower() == ".exe"]
    names = {path.as_posix() for path in files}
    assert not names & {".development", ".gitmodules"}
    assert {"README.md", "LICENSE", "keywords.txt"} <= names
    folders = {path.parts[0] for path in files if len(path.parts) > 1}
    assert {"src", "examples", "extras"} <= folders
    assert not folders & {"example", "Examples", "Example", "extra", "utility"}
    assert not [path for path in files if len(path.parts) == 1 and path.suffix == ".ino"]
    assert not [
        path for path in files if path.parts[0] == "src" and path.suffix == ".ino"
    ]


def test_only_public_headers_at_the_top_of_src() -> None:
    top = {path.name for path in (ROOT / "src").iterdir() if path.is_file()}
    assert top <= {"Thimble.h", "NeuralNetwork.h"}


def test_paths_are_short() -> None:
    """Windows takes 260 letters, and a user's library folder has its share of them."""
    assert not [path for path in tree() if len(path.as_posix()) > 100]


def test_examples() -> None:
    """LS/LD: one folder for each sketch, and both have the same name."""
    sketches = [path for path in tree() if path.parts[0] == "examples"]
    assert sketches
    for folder in {path.parent for path in sketches}:
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}", folder.name)
        assert (ROOT / folder / f"{folder.name}.ino").is_file(), folder


def test_keywords() -> None:
    """Fields are parted by single tabs: spaces silently switch the colours off."""
    for line in (ROOT / "keywords.txt").read_text().splitlines():
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        assert len(fields) == 2, line
        assert re.fullmatch(r"\w+", fields[0]), line
        assert fields[1] in {"KEYWORD1", "KEYWORD2", "LITERAL1"}, line


def test_keywords_are_words_of_the_library() -> None:
    library = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.h"))
    words = set(re.findall(r"\w+", library))
    lines = (ROOT / "keywords.txt").read_text().splitlines()
    keywords = [line.split("\t")[0] for line in lines if line and line[0] != "#"]
    assert len(keywords) == len(set(keywords))
    assert not [word for word in keywords if word not in words]


def test_one_version_everywhere(properties: dict[str, str]) -> None:
    version = properties["version"]
    assert SEMVER.fullmatch(version)
    found = {
        "library.json": json.loads((ROOT / "library.json").read_text())["version"],
        "idf_component.yml": match(r'^version: "(.*)"$', "idf_component.yml"),
        "CMakeLists.txt": match(r"project\(thimble VERSION (\S+)", "CMakeLists.txt"),
        "CHANGELOG.md": match(r"^## (\S+)", "CHANGELOG.md"),
        "pyproject.toml": match(r'^version = "(.*)"$', "extras/python/pyproject.toml"),
    }
    assert found == dict.fromkeys(found, version)


def match(pattern: str, name: str) -> str:
    found = re.search(pattern, (ROOT / name).read_text(), re.MULTILINE)
    assert found, f"{name} has no line like {pattern}"
    return found[1]


def test_platformio() -> None:
    manifest = json.loads((ROOT / "library.json").read_text())
    assert manifest["license"] == "MIT"
    assert manifest["homepage"] == URL
    assert manifest["build"]["libArchive"] is False
    for name in [*manifest["headers"]]:
        assert (ROOT / "src" / name).is_file()
    for name in manifest["export"]["include"]:
        assert (ROOT / name).exists(), name


def test_zephyr_and_idf() -> None:
    module = (ROOT / "zephyr" / "module.yml").read_text()
    for name in re.findall(r"(?:cmake|kconfig): (\S+)", module):
        assert (ROOT / name).exists(), name
    assert "if(ESP_PLATFORM)" in (ROOT / "CMakeLists.txt").read_text()
    assert f"url: {URL}" in (ROOT / "idf_component.yml").read_text()


def test_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120


def test_no_path_of_one_machine() -> None:
    """A path below somebody's home or a scratch folder works on no other machine."""
    local = re.compile(r"/(wor[k]|tm[p]|roo[t]|hom[e])/\w")
    found = []
    for path in tree():
        try:
            text = (ROOT / path).read_text()
        except UnicodeDecodeError:
            continue
        found += [f"{path}: {hit.group()}" for hit in local.finditer(text)]
    assert not found
