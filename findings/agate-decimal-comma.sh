#!/usr/bin/env bash
# agate 1.14.2 (the reader beneath csvkit) takes a decimal comma for a separator of thousands: in a semicolon file as
# spreadsheets of half of Europe write it, a cost of 1,5 is read as 15 and 0,45 as 45, without a warning. Every value
# with one decimal becomes ten times as large, every value with two a hundred times, so that a curve fitted to them has
# another elasticity wherever the number of decimals varies.
# Seen: [15, 12, 98] for 1,5 / 1,2 / 0,98.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
cat > "$folder/costs.csv" <<'CSV'
cumulative;cost
1;1,5
2;1,2
4;0,98
CSV
seen=$("$folder/venv/bin/python" - "$folder/costs.csv" <<'PYTHON'
import sys, warnings
import agate
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    table = agate.Table.from_csv(sys.argv[1], delimiter=";")
kind = type(table.column_types[1]).__name__
print(kind, [str(value) for value in table.columns["cost"].values()], len(said))
PYTHON
)
echo "$seen"
[ "$seen" = "Number ['15', '12', '98'] 0" ]
