#!/usr/bin/env bash
# jstat 1.9.6: given the sample, `normalci` divides the sum of squares by n and `tci` by n - 1. At n = 4 the normal
# interval has a half width of 1.096 where 1.96 standard errors are 1.265, so that it is too narrow by 13 % beyond the
# missing t quantile, and the two functions do not differ by the quantile alone.
# Seen: 1.0957 1.2652 2.0543 2.0543.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund jstat@1.9.6
seen=$(node - <<'NODE'
const { jStat } = require('jstat');
const x = [1, 2, 3, 4];
const half = (interval) => (interval[1] - interval[0]) / 2;
const error = Math.sqrt(x.reduce((s, v) => s + (v - 2.5) ** 2, 0) / 3) / 2;
console.log(half(jStat.normalci(2.5, 0.05, x)).toFixed(4), (1.959963984540054 * error).toFixed(4), half(jStat.tci(2.5, 0.05, x)).toFixed(4), (3.182446305284263 * error).toFixed(4));
NODE
)
echo "$seen"
[ "$seen" = '1.0957 1.2652 2.0543 2.0543' ]
