#!/usr/bin/env bash
# pyjstat 2.4.0 writes the value column as it stands into a JSON-stat cube, whose cells have no labels of their own: a
# frame whose rows are not in the order of its dimensions comes back with the values of firm B in the wrong years, and
# a frame with one row missing gives fewer values than the cube has cells. Neither is said.
# Seen: [['2021', 4.0], ['2022', 3.0]] [2, 3] 5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyjstat==2.4.0 numpy==2.4.6 pandas==3.1.1
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import json, pandas as pd
from pyjstat import pyjstat
def there_and_back(rows):
    frame = pd.DataFrame(rows, columns=["firm", "year", "value"])
    return pyjstat.Dataset.read(frame).write()
order = [["A", "2021", 1.0], ["A", "2022", 2.0], ["B", "2022", 4.0], ["B", "2021", 3.0]]
back = pyjstat.Dataset.read(there_and_back(order)).write("dataframe")
print(back[back["firm"] == "B"][["year", "value"]].to_numpy().tolist(), end=" ")
cube = json.loads(there_and_back(order[:2] + [["B", "2021", 3.0], ["B", "2022", 4.0], ["B", "2023", 5.0]]))
print(cube["size"], len(cube["value"]))
PYTHON
)
echo "$seen"
[ "$seen" = '[['\''2021'\'', 4.0], ['\''2022'\'', 3.0]] [2, 3] 5' ]
