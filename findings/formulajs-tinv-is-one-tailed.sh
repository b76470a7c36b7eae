#!/usr/bin/env bash
# @formulajs/formulajs 4.6.1: TINV, the two-tailed quantile of Student's t in Excel, is the left tail here. TINV(0.05,
# 4) is -2.132 instead of 2.776; an interval built with it has its bounds exchanged and covers 90 %. T.INV.2T of the
# same package is right.
# Seen: -2.1318 2.7764.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund @formulajs/formulajs@4.6.1
seen=$(node - <<'NODE'
const f = require('@formulajs/formulajs');
console.log(f.TINV(0.05, 4).toFixed(4), f.T.INV['2T'](0.05, 4).toFixed(4));
NODE
)
echo "$seen"
[ "$seen" = '-2.1318 2.7764' ]
