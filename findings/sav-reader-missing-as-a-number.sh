#!/usr/bin/env bash
# sav-reader 2.0.8 (npm) hands on SPSS's system-missing value of an uncompressed file as the number that stands for it
# in the file, -1.797693e308, not as null: a mean over the column is minus that over n, and a logarithm is NaN.
# Seen: 1.5 -1.7976931348623157e+308 2.25 3 4.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import pandas, pyreadstat
frame = pandas.DataFrame({"year": [2021.0, 2022, 2023, 2024, 2025], "cost": [1.5, None, 2.25, 3, 4]})
pyreadstat.write_sav(frame, "costs.sav")
print(len(pyreadstat.read_sav("costs.sav")[0]), "rows written")
PYTHON
npm install --silent --no-audit --no-fund sav-reader@2.0.8
seen=$(node - <<'NODE'
const { SavBufferReader } = require('sav-reader');
(async () => {
  const reader = new SavBufferReader(require('fs').readFileSync('costs.sav'));
  await reader.open();
  const rows = await reader.readAllRows();
  console.log(rows.map((row) => row.cost).join(' '));
})();
NODE
)
echo "$seen"
[ "$seen" = '1.5 -1.7976931348623157e+308 2.25 3 4' ]
