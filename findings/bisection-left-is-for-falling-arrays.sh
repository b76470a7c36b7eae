#!/usr/bin/env bash
# bisection 0.0.3, by its description Python's bisect in JavaScript: `bisection.left` searches falling arrays, while
# `bisection` and `bisection.right` search rising ones. In 1, 2, 4, 8 the place of 3 is 2, left says 4, past the end;
# the interval that holds a quantity is then the last one.
# Seen: 4 2 2 2.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund bisection@0.0.3
seen=$(node - <<'NODE'
const b = require('bisection');
const q = [1, 2, 4, 8];
console.log(b.left(q, 3), b.right(q, 3), q.filter((v) => v < 3).length, b.left([8, 4, 2, 1], 3));
NODE
)
echo "$seen"
[ "$seen" = '4 2 2 2' ]
