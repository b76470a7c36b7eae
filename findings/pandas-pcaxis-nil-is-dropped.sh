#!/usr/bin/env bash
# pandas-pcaxis 0.2 reads the PC-Axis sign for nil, "-", as text: the column of the year turns into strings, and
# `dropna=True` removes the zero together with the cells that are really missing (".."). A statistical office that sold
# no unit in a year and one that did not report look alike, and a cumulative output loses a row.
# Seen: ['-', '..'] 4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pandas-pcaxis==0.2 lark-parser==0.12.0 numpy==2.4.6 pandas==3.1.1
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
from pandas_pcaxis import PxParser
content = """CHARSET="ANSI";
AXIS-VERSION="2010";
MATRIX="M1";
UNITS="number";
STUB="region";
HEADING="year";
VALUES("region")="North","South";
VALUES("year")="2021","2022","2023";
DECIMALS=1;
DATA=
12.5 "-" 3
4 ".." 6;
"""
table = PxParser().parse(content)
print(table.to_df()["2022"].tolist(), len(table.to_df(melt=True, dropna=True)))
PYTHON
)
echo "$seen"
[ "$seen" = '['\''-'\'', '\''..'\''] 4' ]
