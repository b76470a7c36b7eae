"""Frames of every kind as columns that the native side reads, and columns as frames of a kind.

No library of frames is imported here that the caller has not imported already.
"""

import datetime
import decimal
import sys

import numpy as np

from ._native import Columns

KINDS = ("pandas", "polars", "pyarrow", "duckdb", "dict")


def kind_of(data):
    """The kind of a frame by the library that its class is from; ``None`` for what is no frame of these."""
    if isinstance(data, dict):
        return "dict"
    module = type(data).__module__.partition(".")[0]
    module = {"_duckdb": "duckdb"}.get(module, module)
    return module if module in KINDS else None


def columns_of(data):
    """The columns of a frame."""
    kind = kind_of(data)
    if kind == "dict":
        names, columns = list(data), [_column(values) for values in data.values()]
    elif kind == "pandas" and type(data).__name__ == "Series":
        raise ValueError("data: a frame is required, got a Series; Series.to_frame() makes one")
    elif kind == "pandas":
        _distinct(list(data.columns))
        names, columns = list(data.columns), [_pandas(data[name]) for name in data.columns]
    elif hasattr(data, "__arrow_c_stream__"):
        names, columns = _arrow(data)
    else:
        raise ValueError(
            "data: a frame (pandas, polars, pyarrow, DuckDB or another with __arrow_c_stream__), a dict of arrays or "
            f"the path of a file is required, got {type(data).__name__}"
        )
    return Columns([str(name) for name in names], columns)


def _distinct(names):
    for at, name in enumerate(names):
        if name in names[:at]:
            raise ValueError(f"data, line 1: column names must differ, got `{name}` twice")


def missing(cell):
    """Whether a cell is ``None``, NaN, ``NA`` or ``NaT``."""
    if cell is None:
        return True
    if type(cell).__name__ in ("NAType", "NaTType"):
        return True
    if isinstance(cell, (float, np.floating)):
        return cell != cell
    if isinstance(cell, decimal.Decimal):
        return cell.is_nan()
    return isinstance(cell, (np.datetime64, np.timedelta64)) and np.isnat(cell)


def word(cell):
    """A cell as it would stand in a CSV file."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, datetime.datetime):
        if cell.time() == datetime.time():
            return cell.date().isoformat()
        return cell.replace(tzinfo=None).isoformat(sep=" ")
    if isinstance(cell, (float, np.floating)):
        return repr(float(cell))
    return str(cell)


def _column(values):
    """A sequence as float64 or int64, or as words."""
    if kind_of(values) == "pandas":
        return _pandas(values)
    array = values if isinstance(values, np.ndarray) else None
    if array is None and hasattr(values, "to_numpy"):
        array = values.to_numpy()
    if array is None:
        array = np.asarray(values) if _numeric(values) else np.array(values, dtype=object)
    if array.ndim != 1:
        raise ValueError(f"data: columns of one dimension are required, got one of {array.ndim}")
    return _array(array)


def _numeric(values):
    return all(type(value) in (int, float) for value in values)


def _array(array):
    kind = array.dtype.kind
    if kind == "f":
        return np.ascontiguousarray(array, dtype=np.float64)
    if kind == "i" or (kind == "u" and array.dtype.itemsize < 8):
        return np.ascontiguousarray(array, dtype=np.int64)
    if kind == "M":
        return _days(array)
    return [None if missing(cell) else word(cell) for cell in array.tolist()]


def _days(array):
    """Times as days where they are whole days, else to the second."""
    if np.array_equal(array, array.astype("datetime64[D]"), equal_nan=True):
        unit = np.datetime_data(array.dtype)[0]
        array = array if unit in ("Y", "M") else array.astype("datetime64[D]")
    else:
        array = array.astype("datetime64[s]")
    words = np.datetime_as_string(array)
    return [None if text == "NaT" else text.replace("T", " ") for text in words.tolist()]


def _pandas(series):
    dtype = series.dtype
    if isinstance(dtype, np.dtype) and dtype.kind in "fiuM":
        return _array(series.to_numpy())
    if hasattr(dtype, "tz"):
        series = series.dt.tz_localize(None)
        return _array(series.to_numpy())
    if getattr(dtype, "kind", "") == "f":
        return series.to_numpy(dtype=np.float64, na_value=np.nan)
    return [None if missing(cell) else word(cell) for cell in series.tolist()]


# What a pandas.period of a frequency counts from 1970, and how it is written.
_PERIODS = {
    "Y": lambda at: f"{1970 + at}",
    "Q": lambda at: f"{1970 + at // 4}Q{at % 4 + 1}",
    "M": lambda at: f"{1970 + at // 12}-{at % 12 + 1:02}",
    "D": lambda at: str(np.datetime64(at, "D")),
}


def _arrow(data):
    import nanoarrow as na

    with na.ArrayStream(data) as stream:
        names, chunks = [field.name for field in stream.schema.fields], list(stream)
        fields = list(stream.schema.fields)
    _distinct(names)
    # An index that pandas adds is no column of the user's.
    kept = [at for at, name in enumerate(names) if not _is_index(name)]
    columns = [_arrow_column(na, fields[at], [chunk.child(at) for chunk in chunks]) for at in kept]
    return [names[at] for at in kept], columns


def _is_index(name):
    return name.startswith("__index_level_") and name.endswith("__")


def _arrow_column(na, field, pieces):
    plain = (na.Type.DOUBLE, na.Type.FLOAT, na.Type.HALF_FLOAT)
    whole = (
        na.Type.INT8,
        na.Type.INT16,
        na.Type.INT32,
        na.Type.INT64,
        na.Type.UINT8,
        na.Type.UINT16,
        na.Type.UINT32,
    )
    if field.type == na.Type.NULL:
        return [None] * sum(len(piece) for piece in pieces)
    if field.type == na.Type.EXTENSION:
        return _extension(field, pieces)
    if field.type in plain:
        sentinel = na.nulls_as_sentinel()
        arrays = [np.asarray(piece.to_pysequence(handle_nulls=sentinel)) for piece in pieces]
        return np.concatenate([np.zeros(0), *arrays]).astype(np.float64)
    if field.type in whole:
        sentinel = na.nulls_as_sentinel()
        arrays = [np.asarray(piece.to_pysequence(handle_nulls=sentinel)) for piece in pieces]
        # With nulls they come as float64, which has not all of their digits.
        if all(array.dtype.kind in "iu" for array in arrays):
            return np.concatenate([np.zeros(0, np.int64), *arrays]).astype(np.int64)
    cells = (cell for piece in pieces for cell in piece.iter_py())
    return [None if missing(cell) else word(cell) for cell in cells]


def _extension(field, pieces):
    metadata = {bytes(key): bytes(value) for key, value in (field.metadata or {}).items()}
    if metadata.get(b"ARROW:extension:name") == b"pandas.period":
        import json

        frequency = json.loads(metadata[b"ARROW:extension:metadata"])["freq"]
        written = _PERIODS.get({"A": "Y"}.get(frequency[0], frequency[0]))
        ends = frequency.partition("-")[2]
        if written is not None and ends in ("", "DEC"):
            import warnings

            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                cells = [cell for piece in pieces for cell in piece.iter_py()]
            return [None if cell is None else written(cell) for cell in cells]
        raise ValueError(
            f"data, column `{field.name}`: periods of a year, quarter, month or day are required, got {frequency}"
        )
    name = metadata.get(b"ARROW:extension:name", b"an extension").decode()
    raise ValueError(f"data, column `{field.name}`: numbers, dates or words are required, got {name}")


def arrays(names, columns):
    """A table of the native side as names and arrays or lists of words."""
    return names, [
        column if isinstance(column, list) else np.frombuffer(column[1], dtype=column[0]).copy()
        for column in columns
    ]


def frame(kind, names, columns):
    """Columns as a frame of a kind; a dict of arrays and lists where the kind is none of these."""
    data = dict(zip(names, columns))
    if kind == "pandas":
        import pandas

        return pandas.DataFrame(data, columns=names)
    if kind == "polars":
        import polars

        return polars.DataFrame(data)
    if kind in ("pyarrow", "duckdb"):
        import pyarrow

        table = pyarrow.table({name: pyarrow.array(column) for name, column in data.items()})
        if kind == "duckdb":
            return sys.modules["duckdb"].from_arrow(table)
        return table
    return data
