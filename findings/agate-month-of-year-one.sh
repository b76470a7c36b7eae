#!/usr/bin/env bash
# agate 1.14.2 (the reader beneath csvkit) reads a column of month names alone as dates in the year 1: "May" becomes
# 0001-05-01. A table of monthly costs whose year stands in a second column sorts and joins on dates that are two
# thousand years away, and a column of 0 and 1 (a dummy for a strike, say) becomes True and False in the same file.
# Seen: [datetime.date(1, 5, 1), datetime.date(1, 6, 1)], [True, False].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
cat > "$folder/months.csv" <<'CSV'
month,year,strike
May,2024,1
June,2024,0
CSV
seen=$("$folder/venv/bin/python" - "$folder/months.csv" <<'PYTHON'
import sys
import agate
table = agate.Table.from_csv(sys.argv[1])
print([list(table.columns[name].values()) for name in ("month", "strike")])
PYTHON
)
echo "$seen"
[ "$seen" = "[[datetime.date(1, 5, 1), datetime.date(1, 6, 1)], [True, False]]" ]
