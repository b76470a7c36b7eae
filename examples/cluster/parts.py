"""The parts of a sweep as one table, in DuckDB and in Polars: rows, refusals and means, which must be the same.

    pip install duckdb polars
    python parts.py 'DIR/part-*.parquet'
"""
import sys

import duckdb
import polars

parts = sys.argv[1]
query = """select count(*), count(error), avg("welfare-loss"), min("nash-crossing-time"), max("nash-crossing-time")
           from read_parquet(?, union_by_name = true)"""
in_duckdb = duckdb.connect().execute(query, [parts]).fetchall()[0]
loss, time = polars.col("welfare-loss"), polars.col("nash-crossing-time")
in_polars = (
    polars.scan_parquet(parts)
    .select(polars.len().alias("rows"), polars.col("error").count(), loss.mean(), time.min().alias("min"), time.max().alias("max"))
    .collect()
    .row(0)
)
print("duckdb", duckdb.__version__, in_duckdb)
print("polars", polars.__version__, in_polars)
assert in_duckdb[:2] == in_polars[:2] and in_duckdb[3:] == in_polars[3:]
# Sums in another order.
assert abs(in_duckdb[2] / in_polars[2] - 1) < 1e-12
