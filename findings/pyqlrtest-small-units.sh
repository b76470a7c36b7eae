#!/usr/bin/env bash
# pyqlrtest 0.1.1 (Quandt's test for a break at an unknown date) compares the residual variance with an absolute 1e-9
# and sets F to infinity below it: the same series in dollars per unit and in 1e-5 of that finds no break (F 7.6, p
# .10) and a certain one (F infinite, p 0) at the first date it may look at. Prices per bit are of that size.
# Seen: 7.593 30 0.103 | inf 9 0.000 | 7.593.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pyqlrtest==0.1.1 numpy==2.4.6 scipy==1.17.1 pandas==3.1.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np
from qlrtest import qlr_test
t = np.arange(60) / 60
cost = 1 - 0.3 * t + 0.05 * np.sin(11 * np.arange(60) ** 2)
regressors = np.c_[np.ones(60), t]
for unit in (1, 1e-5):
    found = qlr_test(cost * unit, regressors)
    print("%.3f %d %.3f" % (found["max_f_stat"], found["breakpoint"], found["p_value"]), end=" | ")
def rss(rows):
    return np.linalg.lstsq(regressors[rows], cost[rows], rcond=None)[1][0]
whole = rss(slice(None))
print("%.3f" % max((whole - rss(slice(b)) - rss(slice(b, None))) / 2 / ((rss(slice(b)) + rss(slice(b, None))) / 56) for b in range(9, 51)))
PYTHON
)
echo "$seen"
[ "$seen" = '7.593 30 0.103 | inf 9 0.000 | 7.593' ]
