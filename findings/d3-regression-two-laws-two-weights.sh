#!/usr/bin/env bash
# d3-regression 2.2.0 fits the power law by plain least squares in logarithms, but weights the exponential by the
# observation: on the same costs Wright's and Moore's curve are not comparable. The exponent of the exponential is
# -.0781 where the logarithms give -.0741; the power law is that of the logarithms.
# Seen: -0.0781 -0.0741 | -0.4104 -0.4104.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund d3-regression@2.2.0
seen=$(node - <<'NODE'
import('d3-regression').then((d) => {
  const points = [[1, 100], [2, 82], [4, 61], [8, 53], [16, 30]];
  const slope = (xs) => {
    const ys = points.map((p) => Math.log(p[1])), mx = xs.reduce((a, b) => a + b) / 5, my = ys.reduce((a, b) => a + b) / 5;
    return xs.reduce((s, v, i) => s + (v - mx) * (ys[i] - my), 0) / xs.reduce((s, v) => s + (v - mx) ** 2, 0);
  };
  console.log(d.regressionExp()(points).b.toFixed(4), slope(points.map((p) => p[0])).toFixed(4), '|', d.regressionPow()(points).b.toFixed(4), slope(points.map((p) => Math.log(p[0]))).toFixed(4));
});
NODE
)
echo "$seen"
[ "$seen" = '-0.0781 -0.0741 | -0.4104 -0.4104' ]
