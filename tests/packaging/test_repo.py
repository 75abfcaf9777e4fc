"""The signed repository, as apt sees it: what is ours is taken, what somebody changed is refused (S10)."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from deb import repo
from support.waiting import PATIENCE_S

MISSING = [name for name in ("gpg", "reprepro", "apt-get", "dpkg-deb") if shutil.which(name) is None]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"there is no {' or '.join(MISSING) or '…'} here")

CONF = """\
Dir::State "{folder}/state"; Dir::State::status "{folder}/state/status"; Dir::Cache "{folder}/cache";
Dir::Etc::sourcelist "{folder}/none.list"; Dir::Etc::sourceparts "{folder}/sources.list.d";
Dir::Etc::trustedparts "{folder}/none"; APT::Sandbox::User ""; APT::Architecture "amd64";
"""
CONTROL = "Package: room-kiosk\nVersion: {version}\nArchitecture: amd64\nMaintainer: nobody\nDescription: a door\n"


def package(folder: Path, version: str) -> Path:
    """A small package that stands for the panel's."""
    stage = folder / "stage" / version
    (stage / "DEBIAN").mkdir(parents=True)
    (stage / "DEBIAN" / "control").write_text(CONTROL.format(version=version) + "Section: misc\nPriority: optional\n")
    folder.mkdir(exist_ok=True)
    made = folder / f"room-kiosk_{version}_amd64.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", stage, made], check=True, capture_output=True)
    return made


class Panel:
    """apt on a machine that knows nothing but what the keyring package brought."""

    def __init__(self, folder: Path, keyring: Path) -> None:
        self.folder = folder
        for name in ("state/lists/partial", "cache/archives/partial", "sources.list.d"):
            (folder / name).mkdir(parents=True)
        (folder / "state" / "status").touch()
        (folder / "apt.conf").write_text(CONF.format(folder=folder))
        subprocess.run(["dpkg-deb", "--extract", keyring, folder / "root"], check=True)
        source = (folder / "root" / repo.SOURCES).read_text()
        source = source.replace(f"/{repo.KEYRING}", str(folder / "root" / repo.KEYRING))
        (folder / "sources.list.d" / "room-kiosk.sources").write_text(source)

    def apt(self, *words: str) -> bool:
        said = subprocess.run(
            ["apt-get", "-qq", "-o", "APT::Update::Error-Mode=any", *words],
            env={**os.environ, "APT_CONFIG": str(self.folder / "apt.conf")},
            cwd=self.folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return said.returncode == 0

    def takes(self) -> set[str]:
        """The packages it gets when it asks for updates."""
        if self.apt("update"):
            self.apt("download", "room-kiosk")
        return {path.name for path in self.folder.glob("*.deb")}


class Site:
    """Who makes and signs the packages."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.packages, self.out = folder, folder / "packages", folder / "repo"
        home = folder / "gnupg"
        home.mkdir(mode=0o700)
        monkeypatch.setenv("GNUPGHOME", str(home))
        self.key = self.makes_key("site")

    def makes_key(self, name: str) -> str:
        words = ["--batch", "--passphrase", "", "--quick-generate-key", name, "ed25519", "sign", "never"]
        subprocess.run(["gpg", *words], check=True, capture_output=True, timeout=PATIENCE_S)
        listed = subprocess.run(
            ["gpg", "--batch", "--with-colons", "-k", name], capture_output=True, text=True, check=True
        )
        return next(line.split(":")[9] for line in listed.stdout.splitlines() if line.startswith("fpr:"))

    def publishes(self, version: str) -> None:
        package(self.packages, version)
        words = [
            "--key",
            self.key,
            "--url",
            f"file:{self.out}",
            "--packages",
            str(self.packages),
            "--out",
            str(self.out),
        ]
        assert repo.main(words) == 0

    def panel(self, name: str = "panel") -> Panel:
        (keyring,) = self.packages.glob("room-kiosk-archive-keyring_*.deb")
        return Panel(self.folder / name, keyring)


@pytest.fixture
def site(short_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """In a short folder: gpg's agent has a socket in it."""
    yield Site(short_dir, monkeypatch)
    subprocess.run(["gpgconf", "--kill", "all"], check=True, timeout=PATIENCE_S)


def test_a_panel_takes_what_its_site_signed_and_then_the_next_version(site: Site) -> None:
    site.publishes("1.0")
    panel = site.panel()
    assert panel.takes() == {"room-kiosk_1.0_amd64.deb"}
    site.publishes("1.1")
    assert panel.takes() == {"room-kiosk_1.0_amd64.deb", "room-kiosk_1.1_amd64.deb"}


def changes(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    "name", ["dists/stable/InRelease", "dists/stable/main/binary-amd64/Packages.gz", "pool/**/*.deb"]
)
@pytest.mark.parametrize(
    "how", [changes, lambda file: os.truncate(file, file.stat().st_size // 2)], ids=["changed", "cut"]
)
def test_a_file_that_somebody_changed_or_cut_is_refused(site: Site, name: str, how) -> None:
    site.publishes("1.0")
    for file in site.out.glob(name):
        if "keyring" not in file.name:
            how(file)
    for plain in site.out.glob("dists/stable/main/binary-amd64/Packages"):
        plain.unlink()
    assert site.panel().takes() == set()


def test_what_another_key_signed_is_refused(site: Site) -> None:
    site.publishes("1.0")
    panel = site.panel()
    site.key = site.makes_key("somebody")
    site.publishes("1.1")
    assert panel.takes() == set()


def test_an_older_version_is_no_update(site: Site) -> None:
    """Nor does the repository take it in the place of a newer one."""
    site.publishes("1.1")
    package(site.packages, "1.0")
    panel = site.panel()
    assert panel.takes() == {"room-kiosk_1.1_amd64.deb"}


def test_the_same_key_and_address_make_the_same_keyring_package(site: Site, tmp_path: Path) -> None:
    made = [repo.keyring_package(site.key, "https://example.org", tmp_path) for _ in range(2)]
    first = made[0].read_bytes()
    made[0].unlink()
    again = repo.keyring_package(site.key, "https://example.org", tmp_path)
    assert again.read_bytes() == first
    assert repo.keyring_package(site.key, "https://example.net", tmp_path).name != again.name


@pytest.mark.parametrize("key", ["", "0000000000000000000000000000000000000000"])
def test_without_a_key_to_sign_with_it_says_how_to_make_one(site: Site, key: str, capsys) -> None:
    assert repo.main(["--key", key, "--url", "https://example.org", "--packages", str(site.folder)]) == 1
    assert "gpg --quick-generate-key" in capsys.readouterr().err


def test_without_a_package_it_says_how_to_make_one(site: Site, capsys) -> None:
    assert repo.main(["--key", site.key, "--url", "https://example.org", "--packages", str(site.folder)]) == 1
    assert "make deb" in capsys.readouterr().err
