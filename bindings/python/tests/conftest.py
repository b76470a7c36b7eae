"""What the tests share: the command line beside the package, and the samples that ``endodec data example`` writes."""

import json
import pathlib
import subprocess
import sys

import pytest

PROGRAM = pathlib.Path(sys.executable).with_name("endodec")


def run(*words):
    """The command line as a user runs it."""
    return subprocess.run(
        [PROGRAM, *map(str, words)], capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="session")
def command():
    """What the command answers as JSON."""

    def answered(*words):
        done = run(*words, "--format", "json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return answered


@pytest.fixture(scope="session")
def refusal():
    """The sentence with which the command refuses."""

    def refused(*words):
        done = run(*words)
        assert done.returncode == 2, done.stdout
        return done.stderr.removeprefix("endodec: ").rstrip("\n")

    return refused


@pytest.fixture(scope="session")
def samples(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    done = run("data", "example", "--to", folder)
    assert done.returncode == 0, done.stderr
    return folder
