#!/usr/bin/env bash
# simple-statistics 7.12.1 (npm) has a normal quantile that is good to three digits only and a distribution function
# read from a table: the 97.5 % quantile is 1.9572 (1.95996), so that a 95 % interval is 0.14 % too narrow, and the
# probability below 3.5 is .999 (.99977), so that a two-sided p of .0005 becomes .002.
# Seen: 1.9571619316560775, 0.999.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund simple-statistics@7.12.1
seen=$(node - <<'NODE'
const s = require('simple-statistics');
console.log(s.probit(0.975), s.cumulativeStdNormalProbability(3.5));
NODE
)
echo "$seen"
[ "$seen" = "1.9571619316560775 0.999" ]
