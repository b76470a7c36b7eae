#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1: F.TEST, in Excel the two-tailed probability that two variances are equal, returns the
# ratio of the variances. For 1, 2, 3, 4 and 2, 4, 6, 9 it is .187, easily taken for a p-value; the p-value from F(3,
# 3) of the same package is .202, and for exchanged arguments the "probability" is 5.35.
# Seen: 0.1869 5.3500 0.2019.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1
seen=$(node - <<'NODE'
const f = require('@formulajs/formulajs');
const a = [1, 2, 3, 4], b = [2, 4, 6, 9];
const ratio = f.VAR.S(a) / f.VAR.S(b);
console.log(f.F.TEST(a, b).toFixed(4), f.F.TEST(b, a).toFixed(4), (2 * f.F.DIST(ratio, 3, 3, true)).toFixed(4));
NODE
)
echo "$seen"
[ "$seen" = '0.1869 5.3500 0.2019' ]
