#!/usr/bin/env bash
# ml-regression-power 3.0.0 (and its siblings, through one base class): `score().r2` is the squared correlation of
# forecast and observation. A learning curve scored on costs that are a tenth of its forecasts, or that rise by as much
# as it lets them fall, has r2 1; one minus the unexplained share is far below zero.
# Seen: 1.0000 -1405.1 / 1.0000 -11.2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund ml-regression-power@3.0.0
seen=$(node - <<'NODE'
const { PowerRegression } = require('ml-regression-power');
const q = [1, 2, 4, 8], cost = [100, 80, 64, 51.2];
const fit = new PowerRegression(q, cost);
for (const seen of [cost.map((c) => c / 10), cost.map((c) => 200 - c)]) {
  const mean = seen.reduce((s, v) => s + v) / 4;
  const share = 1 - q.reduce((s, v, i) => s + (seen[i] - fit.predict(v)) ** 2, 0) / seen.reduce((s, v) => s + (v - mean) ** 2, 0);
  console.log(fit.score(q, seen).r2.toFixed(4), share.toFixed(1));
}
NODE
)
echo "$seen"
[ "$seen" = '1.0000 -1405.1
1.0000 -11.2' ]
