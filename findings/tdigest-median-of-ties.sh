#!/usr/bin/env bash
# tdigest 0.1.3: equal values become one centroid, and the quantiles are interpolated from it to the next value. The
# median of four list prices of 1 and one of 10 is given as 2.8, the 75 % quantile as 7.3, though four of five values
# are 1. Prices that stay for months are ties.
# Seen: 2.8 7.3 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund tdigest@0.1.3
seen=$(node - <<'NODE'
const { TDigest } = require('tdigest');
const digest = new TDigest();
digest.push([1, 1, 1, 1, 10]);
digest.compress();
console.log(digest.percentile(0.5).toFixed(1), digest.percentile(0.75).toFixed(1), [1, 1, 1, 1, 10][2]);
NODE
)
echo "$seen"
[ "$seen" = '2.8 7.3 1' ]
