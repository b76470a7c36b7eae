#!/usr/bin/env bash
# chronobox 0.1.0 searches partitions with one break more than it is asked for, from two breaks on: two shifts of the
# mean are answered by `n_breaks` 3 with four dates, and sup F(2) is computed from the residuals of three breaks over
# the degrees of freedom of two. BIC and UDmax rest on it.
# Seen: 3 [10, 20, 30, 40] 1355.58 1050.66.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check chronobox==0.1.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import itertools, numpy as np
from chronobox.tests_stat.structural_breaks.bai_perron import bai_perron_test
y = np.r_[np.zeros(20), 3 * np.ones(20), np.ones(20)] + 0.3 * np.sin(11 * np.arange(60) ** 2)
found = bai_perron_test(y).additional_info
def ssr(*cuts):
    bounds = [0, *cuts, 60]
    return sum(((y[a:b] - y[a:b].mean()) ** 2).sum() for a, b in zip(bounds, bounds[1:]))
two = min(ssr(a, b) for a, b in itertools.combinations(range(9, 52), 2) if b - a >= 9)
right = (ssr() - two) / 2 / (two / 57)
print(found["n_breaks"], found["break_dates"], "%.2f %.2f" % (found["sup_F"][2], right))
PYTHON
)
echo "$seen"
[ "$seen" = '3 [10, 20, 30, 40] 1355.58 1050.66' ]
