"""What the shipped `kiosk` lets through of the environment it is started in (S14), and which Pythons it runs on."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

BIN = Path(__file__).parents[2] / "packaging" / "deb" / "tree" / "bin"
SYSTEM_PYTHON = Path("/usr/bin/python3")
PROGRAM = """
import json, os, sys
def main():
    flags = {name: getattr(sys.flags, name) for name in ("isolated", "no_site", "dont_write_bytecode")}
    print(json.dumps({"environ": dict(os.environ), "path": sys.path, "flags": flags, "argv": sys.argv[1:]}))
    return 0
"""

pytestmark = pytest.mark.skipif(not SYSTEM_PYTHON.exists(), reason="the package runs on /usr/bin/python3: none here")


def minor() -> str:
    words = [SYSTEM_PYTHON, "-c", "import sys; print(f'{sys.version_info[0]}{sys.version_info[1]}')"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What the package installs, with a program that tells what reached it."""
    tree = tmp_path / "a tree"
    shutil.copytree(BIN, tree / "bin")
    for name in ("app/kiosk", "lib", f"lib-cp{minor()}"):
        (tree / name).mkdir(parents=True)
    (tree / "app" / "kiosk" / "__init__.py").touch()
    (tree / "app" / "kiosk" / "cli.py").write_text(PROGRAM)
    return tree


def start(tree: Path, *words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [tree / "bin" / "kiosk", *words],
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


PLANTED = {
    "BASH_ENV": "/tmp/planted",
    "GCONV_PATH": "/tmp/planted",
    "GST_PLUGIN_PATH": "/tmp/planted",
    "HTTPS_PROXY": "http://planted.example",
    "LD_LIBRARY_PATH": "/tmp/planted",
    "LIBGL_DRIVERS_PATH": "/tmp/planted",
    "MALLOC_TRACE": "/tmp/planted",
    "OPENSSL_CONF": "/tmp/planted",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONBREAKPOINT": "planted.here",
    "PYTHONDEVMODE": "1",
    "PYTHONHOME": "/tmp/planted",
    "PYTHONINSPECT": "1",
    "PYTHONPATH": "/tmp/planted",
    "PYTHONSTARTUP": "/tmp/planted",
    "PYTHONWARNINGS": "error",
    "QML2_IMPORT_PATH": "/tmp/planted",
    "QML_DISABLE_DISK_CACHE": "1",
    "QML_IMPORT_PATH": "/tmp/planted",
    "QT_DEBUG_PLUGINS": "1",
    "QT_LOGGING_RULES": "*=true",
    "QT_PLUGIN_PATH": "/tmp/planted",
    "QT_QPA_PLATFORM_PLUGIN_PATH": "/tmp/planted",
    "QT_QPA_PLATFORMTHEME": "planted",
    "QT_QUICK_CONTROLS_STYLE": "Planted",
    "QV4_PROFILE_WRITE_PERF_MAP": "1",
    "REQUESTS_CA_BUNDLE": "/tmp/planted",
    "SSLKEYLOGFILE": "/tmp/planted",
    "SSL_CERT_DIR": "/tmp/planted",
    "SSL_CERT_FILE": "/tmp/planted",
    "TMPDIR": "/tmp/planted",
    "WATCHDOG_PID": "1",
}


def test_nothing_planted_reaches_the_program(tree: Path) -> None:
    for name, value in PLANTED.items():
        said = start(tree, **{name: value})
        assert said.returncode == 0, said.stderr
        assert name not in json.loads(said.stdout)["environ"], name


def test_a_planted_path_is_not_searched_for_commands(tree: Path, tmp_path: Path) -> None:
    for name in ("readlink", "dirname", "env"):
        (tmp_path / name).write_text("#!/bin/sh\necho planted\n")
        (tmp_path / name).chmod(0o755)
    said = start(tree, PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert "planted" not in json.loads(said.stdout)["environ"]["PATH"]
    assert str(tmp_path / "readlink") not in said.stdout


OBEYED = {
    "CREDENTIALS_DIRECTORY": "/run/credentials/kiosk.service",
    "DISPLAY": ":0",
    "HOME": "/home/a b",
    "LANG": "nl_NL.UTF-8",
    "NOTIFY_SOCKET": "/run/systemd/notify",
    "QT_QPA_PLATFORM": "offscreen",
    "QT_QUICK_BACKEND": "software",
    "QT_WAYLAND_DISABLE_WINDOWDECORATION": "1",
    "QV4_FORCE_INTERPRETER": "1",
    "USER": "it's",
    "WATCHDOG_USEC": "10000000",
    "WAYLAND_DISPLAY": "wayland-0",
    "XDG_RUNTIME_DIR": "/run/kiosk-panel",
}


def test_what_the_program_obeys_reaches_it_as_it_is(tree: Path) -> None:
    environ = json.loads(start(tree, **OBEYED).stdout)["environ"]
    assert {name: environ.get(name) for name in OBEYED} == OBEYED


def test_without_any_of_it_there_is_nothing_but_the_path(tree: Path) -> None:
    environ = json.loads(start(tree).stdout)["environ"]
    assert set(environ) - {"LC_CTYPE"} == {"PATH"}  # which Python sets in the C locale (PEP 538)


@pytest.mark.parametrize("platform", ["wayland", "xcb", "offscreen"])
def test_it_draws_into_a_session_a_window_or_nothing(tree: Path, platform: str) -> None:
    assert start(tree, QT_QPA_PLATFORM=platform).returncode == 0


@pytest.mark.parametrize(
    "platform", ["vnc", "vnc:port=5900", "linuxfb", "eglfs", "minimal", "wayland;vnc", "offscreen;vnc"]
)
def test_it_draws_nowhere_else(tree: Path, platform: str) -> None:
    said = start(tree, QT_QPA_PLATFORM=platform)
    assert said.returncode == 2
    assert (
        said.stderr.strip() == f"kiosk: QT_QPA_PLATFORM is {platform}: only wayland, xcb and offscreen are used here."
    )


def test_the_program_finds_its_own_modules_and_pythons_and_no_others(tree: Path) -> None:
    told = json.loads(start(tree).stdout)
    own = [str(tree / name) for name in ("app", f"lib-cp{minor()}", "lib")]
    assert told["path"][:3] == own
    assert not [path for path in told["path"][3:] if "-packages" in path]
    assert told["flags"] == {"isolated": 1, "no_site": 1, "dont_write_bytecode": 1}


def test_words_go_through_as_they_are(tree: Path) -> None:
    words = ["serve", "--room", "a b=A  'B' \"C\" $HOME *", ""]
    assert json.loads(start(tree, *words).stdout)["argv"] == words


def test_through_a_link_it_is_the_same_program(tree: Path, tmp_path: Path) -> None:
    link = tmp_path / "kiosk"
    link.symlink_to(tree / "bin" / "kiosk")
    said = subprocess.run([link], capture_output=True, text=True, timeout=PATIENCE_S, check=True)
    assert json.loads(said.stdout)["path"][0] == str(tree / "app")


def test_a_python_it_has_no_libraries_for_is_refused_in_a_sentence(tree: Path) -> None:
    (tree / f"lib-cp{minor()}").rename(tree / "lib-cp399")
    said = start(tree, "run")
    version = f"3.{minor()[1:]}"
    assert said.returncode == 70
    assert said.stderr.strip() == (
        f"kiosk: this machine's python3 is {version}, and the package has libraries for 3.99:"
        " install the package of this Debian release."
    )
    assert said.stdout == ""


def test_no_variable_gets_in_that_was_not_chosen() -> None:
    """The other way round, without a program: what the launcher names is what the two tables here say."""
    script = (BIN / "kiosk").read_text()
    kept = script.partition('kept="')[2].partition('"')[0].split()
    assert set(OBEYED) <= set(kept)
    assert not set(PLANTED) & set(kept)
    assert set(kept) - set(OBEYED) == {"LOGNAME", "TERM", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"}
