"""Keyword arguments as the words of a command."""

import json
import os

from . import _native
from ._answer import Answer


def ask(command, options, data=None):
    """Runs a command.

    ``options`` are triples of the option, its value and its default: what has its default is not said. A value that is
    a list stands for an option given several times.
    """
    words = command.split()
    columns = toml = kind = None
    if isinstance(data, (str, os.PathLike)):
        words.append(_file(os.fspath(data)))
    elif data is not None and command in SPECIFIED:
        toml = _native.toml(json.dumps(data))
        words.append("data")
    elif data is not None:
        # It brings numpy, which importing the package does not.
        from . import _frames

        kind = _frames.kind_of(data)
        columns = _frames.columns_of(data)
        words.append("data")
    for option, value, default in options:
        words += _words(option, value, default)
    return Answer(command, kind, _native.ask(words, columns, toml))


# Commands that read a specification: a dict, or the path of a TOML file.
SPECIFIED = ("adoption simulate",)


def _words(option, value, default):
    if value is None or value is False:
        return []
    if value is True:
        return [option]
    if isinstance(value, (list, tuple)):
        return [f"{option}={_word(option, each)}" for each in value]
    if default is not None and value == default:
        return []
    return [f"{option}={_word(option, value)}"]


def joined(values):
    """Several values of an option that takes them in one word."""
    if values is None or isinstance(values, str):
        return values
    if not isinstance(values, (list, tuple)):
        values = [values]
    return ",".join(_word("a list", value) for value in values) or None


def _word(option, value):
    if isinstance(value, str):
        return value
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return repr(float(value))
    return _rare(option, value)


def _rare(option, value):
    """Numbers of numpy and dates, whose modules importing the package does not bring."""
    import datetime
    import numbers

    if isinstance(value, numbers.Integral):
        return str(int(value))
    if isinstance(value, numbers.Real):
        return repr(float(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise ValueError(f"{option} takes a number or a word, got {type(value).__name__}")


def _file(path):
    # A name that looks like an option is a file all the same.
    return os.path.join(".", path) if path.startswith("-") else path
