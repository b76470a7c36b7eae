#!/usr/bin/env bash
# bassmodelgens 0.1.1 calls the momentary rate of adoption at the beginning of a period its sales: over all periods the
# sales of a market of 1000 add up to 1014.1, the first period sells 30 where the same model's cumulative share says
# 35.8, and a fit of counts per period to it is shifted by half a period.
# Seen: 1014.1 30.0 | 1000.0 35.8.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check bassmodelgens==0.1.1 numpy==2.4.6 scipy==1.17.1
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np, bassmodelgens as bass
p, q, m = 0.03, 0.38, 1000
periods = np.arange(60)
def share(t):
    return (1 - np.exp(-(p + q) * t)) / (1 + q / p * np.exp(-(p + q) * t))
sales = bass.bass_sales(periods, p, q, m)
right = m * (share(periods + 1) - share(periods))
print("%.1f %.1f | %.1f %.1f" % (sales.sum(), sales[0], right.sum(), right[0]))
PYTHON
)
echo "$seen"
[ "$seen" = '1014.1 30.0 | 1000.0 35.8' ]
