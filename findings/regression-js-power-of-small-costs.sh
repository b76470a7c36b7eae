#!/usr/bin/env bash
# regression 2.0.1 (npm; the curve fits of many chart libraries) rounds its coefficients to two decimals before it
# computes anything from them: on an exact power law with costs below half a cent the first coefficient is rounded to 0,
# every prediction is 0, and R² is -16.36 where the fit is perfect. In cents instead of dollars the same data give R² 1.
# Seen: [0, -0.32], R² -16.36, prediction 0; times 100: [0.4, -0.32], R² 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund regression@2.0.1
seen=$(node - <<'NODE'
const regression = require('regression');
const costs = [[1, 0.004], [2, 0.0032], [4, 0.00256], [8, 0.002048]];
const show = (rows) => { const fit = regression.power(rows); return [...fit.equation, fit.r2, fit.predict(16)[1]].join(' '); };
console.log(show(costs) + ' | ' + show(costs.map(([q, c]) => [q, c * 100])));
NODE
)
echo "$seen"
[ "$seen" = "0 -0.32 -16.36 0 | 0.4 -0.32 1 0.16" ]
