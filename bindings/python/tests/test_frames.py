"""Columns in from every kind of frame, and frames out in the kind that came in."""

import datetime
import decimal

import duckdb
import numpy as np
import pandas
import polars
import pyarrow
import pytest
from endodec import learning

YEARS = list(range(2010, 2022))
QUANTITY = [10.0 * 1.3**t for t in range(12)]
COST = [100.0 * 0.9**t * (1 + 0.02 * (-1) ** t) for t in range(12)]


def fit(frame, **options):
    return learning.fit(frame, quantity="q", cost="c", time="t", **options)


@pytest.fixture(scope="module")
def expected():
    return fit({"t": YEARS, "q": QUANTITY, "c": COST}).to_dict()


def arrow():
    return pyarrow.table({"t": YEARS, "q": QUANTITY, "c": COST})


KINDS = {
    "dict": lambda: {"t": YEARS, "q": QUANTITY, "c": COST},
    "dict of arrays": lambda: {"t": np.array(YEARS), "q": np.array(QUANTITY), "c": np.array(COST)},
    "pandas": lambda: pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST}),
    "pandas nullable": lambda: pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST}).convert_dtypes(),
    "pandas of arrow": lambda: arrow().to_pandas(types_mapper=pandas.ArrowDtype),
    "polars": lambda: polars.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST}),
    "pyarrow": arrow,
    "chunks": lambda: pyarrow.concat_tables([arrow().slice(0, 5), arrow().slice(5)]),
    "batches": lambda: arrow().to_reader(max_chunksize=4),
    "duckdb": lambda: duckdb.from_arrow(arrow()),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_frame_gives_the_same_answer(kind, expected):
    assert fit(KINDS[kind]()).to_dict() == expected


def test_a_file_gives_the_same_answer(tmp_path, expected):
    path = tmp_path / "costs.csv"
    pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST}).to_csv(path, index=False)
    assert fit(path).to_dict() == expected
    pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST}).to_csv(path, index=False, sep=";", decimal=",")
    assert fit(str(path), delimiter=";", decimal=",").to_dict() == expected


@pytest.mark.parametrize(
    ("kind", "out"),
    [
        ("pandas", pandas.DataFrame),
        ("polars", polars.DataFrame),
        ("pyarrow", pyarrow.Table),
        ("duckdb", duckdb.DuckDBPyRelation),
        ("dict", dict),
    ],
)
def test_frames_go_out_in_the_kind_that_came_in(kind, out):
    answer = fit(KINDS[kind]())
    assert isinstance(answer.frame(), out)
    assert answer.frame("pandas")["elasticity"][0] == answer.elasticity
    assert answer.frame("polars")["n"].to_list() == [12]


DATES = [datetime.date(2010 + at, 1, 1) for at in range(12)]
WRITTEN = {
    "dates": lambda: pandas.Series(DATES, dtype=object),
    "datetime64": lambda: pandas.Series(pandas.to_datetime(DATES)),
    "datetime64 in a zone": lambda: pandas.Series(pandas.to_datetime(DATES)).dt.tz_localize("UTC"),
    "periods": lambda: pandas.Series(pandas.PeriodIndex(DATES, freq="Y")),
    "numpy years": lambda: np.array([str(year) for year in YEARS], dtype="datetime64[Y]"),
    "numpy days": lambda: np.array(DATES, dtype="datetime64[D]"),
    "polars dates": lambda: polars.Series(DATES),
    "words": lambda: [str(year) for year in YEARS],
}


@pytest.mark.parametrize("written", WRITTEN)
def test_dates_are_read_however_they_are_kept(written, expected):
    found = fit({"t": WRITTEN[written](), "q": QUANTITY, "c": COST})
    assert found.elasticity == expected["elasticity"]


def test_dates_of_arrow_are_read(expected):
    kinds = [pyarrow.date32(), pyarrow.date64(), pyarrow.timestamp("s"), pyarrow.timestamp("us", "UTC")]
    for kind in kinds:
        times = pyarrow.array(DATES).cast(kind)
        assert fit(arrow().set_column(0, "t", times)).elasticity == expected["elasticity"]


def test_periods_of_quarters_keep_their_step():
    quarters = pandas.period_range("2020Q1", periods=12, freq="Q")
    frame = pandas.DataFrame({"t": quarters, "q": QUANTITY, "c": COST})
    forecast = learning.forecast(frame, quantity="q", cost="c", time="t", growth=0.1, horizon=2)
    assert "2023Q1" in str(forecast)
    through = pyarrow.table(frame)
    again = learning.forecast(through, quantity="q", cost="c", time="t", growth=0.1, horizon=2)
    assert again.to_dict() == forecast.to_dict()


HOLES = [*COST[:5], None, *COST[6:]]
MISSING = {
    "None": lambda: {"t": YEARS, "q": QUANTITY, "c": HOLES},
    "NaN": lambda: {"t": YEARS, "q": QUANTITY, "c": np.array(HOLES, dtype=float)},
    "pandas NaN": lambda: pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": HOLES}),
    "pandas NA": lambda: pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": pandas.array(HOLES, dtype="Float64")}),
    "polars null": lambda: polars.DataFrame({"t": YEARS, "q": QUANTITY, "c": HOLES}),
    "polars NaN": lambda: polars.DataFrame({"t": YEARS, "q": QUANTITY, "c": np.array(HOLES, dtype=float)}),
    "arrow null": lambda: pyarrow.table({"t": YEARS, "q": QUANTITY, "c": HOLES}),
}


@pytest.mark.parametrize("written", MISSING)
def test_what_is_missing_is_refused_or_left_out(written):
    with pytest.raises(ValueError, match="data, line 7, column `c`: .* got a missing value"):
        fit(MISSING[written]())
    found = fit(MISSING[written](), drop_missing=True)
    assert (found.left_out, found.n) == (1, 11)


def test_every_type_of_arrow_is_read(expected):
    numbers = pyarrow.array([decimal.Decimal(repr(c)[:18]) for c in COST])
    rounded = [float(cell) for cell in numbers.to_pylist()]
    decimals = fit(arrow().set_column(2, "c", numbers))
    assert decimals.to_dict() == fit({"t": YEARS, "q": QUANTITY, "c": rounded}).to_dict()
    groups = pyarrow.array(["a", "b"] * 6).dictionary_encode()
    table = arrow().append_column("g", groups).append_column("none", pyarrow.nulls(12))
    plain = groups.cast(pyarrow.string())
    for words in (groups, plain, plain.cast(pyarrow.large_string()), plain.cast(pyarrow.string_view())):
        found = fit(table.set_column(3, "g", words), by="g")
        assert [group["group"] for group in found.groups] == ["a", "b"]
    assert fit(table).to_dict() == expected
    with pytest.raises(ValueError, match="data, line 2, column `none`: .* got a missing value"):
        learning.fit(table, quantity="q", cost="none")


def test_numbers_of_duckdb_are_read():
    relation = duckdb.sql(
        "select sum(i) over (order by i) as q, (0.15 + 1.0 / i)::decimal(9, 4) as c from range(1, 20) t(i)"
    )
    assert learning.fit(relation, quantity="q", cost="c").n == 19


def test_an_index_is_no_column():
    frame = pandas.DataFrame({"t": YEARS, "q": QUANTITY, "c": COST})[lambda frame: frame.t != 2013]
    assert fit(frame).to_dict() == fit(pyarrow.Table.from_pandas(frame)).to_dict()
    with pytest.raises(ValueError, match="there is no column `x`; the columns are `t`, `q`, `c`"):
        learning.fit(pyarrow.Table.from_pandas(frame), quantity="x", cost="c")


def test_what_is_no_table_is_refused():
    with pytest.raises(ValueError, match="a frame .* is required, got int"):
        fit(7)
    with pytest.raises(ValueError, match="a frame is required, got a Series"):
        fit(pandas.Series([1.0]))
    with pytest.raises(ValueError, match="columns of one length are required, got `t` of 1 and `q` of 2"):
        fit({"t": [1], "q": [1, 2], "c": [1]})
    with pytest.raises(ValueError, match="column names must differ, got `q` twice"):
        fit(pandas.DataFrame([[1, 2]], columns=["q", "q"]))
    with pytest.raises(ValueError, match="columns of one dimension are required"):
        fit({"t": np.zeros((2, 2))})
    with pytest.raises(ValueError, match="--decimal says how a file is written, and data is a table in memory"):
        fit({"t": YEARS, "q": QUANTITY, "c": COST}, decimal=",")
    with pytest.raises(ValueError, match="a finite number above zero is required, got `inf`"):
        fit({"t": YEARS, "q": QUANTITY, "c": [np.inf, *COST[1:]]})
