#!/usr/bin/env bash
# agate 1.14.2 (the reader beneath csvkit) drops per cent and currency signs and keeps the digits: a share of 45% is
# read as 45, not 0.45, a column that writes some shares as 0.45 and some as 45% mixes the two scales, and $1 beside
# €2 become 1 and 2 of the same unit. Nothing is said.
# Seen: shares [0.45, 46], costs [1, 2].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check agate==1.14.2
cat > "$folder/shares.csv" <<'CSV'
year,share,cost
2023,0.45,$1
2024,46%,€2
CSV
seen=$("$folder/venv/bin/python" - "$folder/shares.csv" <<'PYTHON'
import sys, warnings
import agate
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    table = agate.Table.from_csv(sys.argv[1])
print([[str(value) for value in table.columns[name].values()] for name in ("share", "cost")], len(said))
PYTHON
)
echo "$seen"
[ "$seen" = "[['0.45', '46'], ['1', '2']] 0" ]
