#!/usr/bin/env bash
# sav-reader 2.0.8 (npm) reads one row of a short SPSS file that is compressed in the ordinary way, SPSS's default: of
# five years of costs written by pyreadstat the first one arrives, without an error. Not compressed, all five do.
# Seen: 1 {"year":2021,"cost":1.5}.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyreadstat==1.3.7 pandas==3.1.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import pandas, pyreadstat
frame = pandas.DataFrame({"year": [2021.0, 2022, 2023, 2024, 2025], "cost": [1.5, None, 2.25, 3, 4]})
pyreadstat.write_sav(frame, "costs.sav", row_compress=True)
print(len(pyreadstat.read_sav("costs.sav")[0]), "rows written")
PYTHON
npm install --silent --no-audit --no-fund sav-reader@2.0.8
seen=$(node - <<'NODE'
const { SavBufferReader } = require('sav-reader');
(async () => {
  const reader = new SavBufferReader(require('fs').readFileSync('costs.sav'));
  await reader.open();
  const rows = await reader.readAllRows();
  console.log(rows.length, JSON.stringify(rows[0]));
})();
NODE
)
echo "$seen"
[ "$seen" = '1 {"year":2021,"cost":1.5}' ]
