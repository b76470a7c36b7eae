#!/usr/bin/env bash
# just-percentile 4.2.0 sorts the array that it is given, in place: a series of costs by year is in order of size after
# its median was asked for, and whatever is computed afterwards by position (differences, a lag, the last value)
# belongs to other years.
# Seen: 70 [51,64,70,80,100].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund just-percentile@4.2.0
seen=$(node - <<'NODE'
const p = require('just-percentile');
const costs = [100, 80, 64, 70, 51];
console.log((p.default || p)(costs, 0.5), JSON.stringify(costs));
NODE
)
echo "$seen"
[ "$seen" = '70 [51,64,70,80,100]' ]
