#!/usr/bin/env bash
# lambert-w-function 5.0.0: W of a small argument is 0 from 1e-16 on, though W(x) = x - x^2 there and doubles reach to
# 1e-308: the relative error jumps from 1e-10 at 1e-15 to 1, and x/W(x), which tends to 1, is Infinity.
# Seen: 0 Infinity 1e-17.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund lambert-w-function@5.0.0
seen=$(node - <<'NODE'
const { lambertW0 } = require('lambert-w-function');
const x = 1e-17;
console.log(lambertW0(x), x / lambertW0(x), x - x * x);
NODE
)
echo "$seen"
[ "$seen" = '0 Infinity 1e-17' ]
