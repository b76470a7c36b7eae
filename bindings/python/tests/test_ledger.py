"""Claims, predictions and data as frames."""

import io

import conftest
import endodec
import pandas
import polars
import pytest


def rows(*words):
    done = conftest.run(*words, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (endodec.claims, ("claims",)),
        (lambda: endodec.claims(version="v2", verdict="not-reproduced"), ("claims", "--version", "v2", "--verdict", "not-reproduced")),
        (endodec.predictions, ("predictions",)),
        (lambda: endodec.predictions(as_of="2026-03-01"), ("predictions", "--as-of", "2026-03-01")),
        (endodec.data, ("data", "list")),
        (lambda: endodec.data("solar_pv"), ("data", "show", "solar_pv")),
    ],
)
def test_frames_are_what_the_command_line_writes(found, words):
    expected = pandas.read_csv(io.StringIO(rows(*words)), comment="#" if words[0] == "data" else None)
    frame = found()
    assert frame.columns.tolist() == expected.columns.tolist()
    assert len(frame) == len(expected)
    for name in frame.columns:
        ours, theirs = frame[name].tolist(), expected[name].tolist()
        for one, other in zip(ours, theirs, strict=True):
            same = one == other or str(one) == str(other) or (pandas.isna(one) and pandas.isna(other))
            assert same or float(one) == float(other), (name, one, other)


def test_claims_are_the_ledger():
    verdicts = endodec.claims()["verdict"].value_counts()
    summary = conftest.run("claims", "--show", "summary").stdout
    for verdict, count in verdicts.items():
        assert str(count) in summary, (verdict, count)


def test_every_kind_of_frame_is_had():
    assert isinstance(endodec.data("solar_pv", kind="polars"), polars.DataFrame)
    assert isinstance(endodec.claims(kind="dict"), dict)
    with pytest.raises(ValueError, match="kind must be one of"):
        endodec.claims(kind="excel")
    with pytest.raises(ValueError, match="solar_wind"):
        endodec.data("solar_wind")
