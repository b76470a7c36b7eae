#!/usr/bin/env bash
# statsmodels 0.15.0 `linear_harvey_collier` always leaves out the first three recursive residuals, whatever the number
# of coefficients: with two it drops a valid one (t -.953 for -.657), with five the test is NaN. The t of the recursive
# residuals by hand stands beside it.
# Seen: -0.953 -0.657 nan -0.931.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np, statsmodels.api as sm
from statsmodels.stats.diagnostic import linear_harvey_collier
steps = np.arange(40.0)
columns = np.c_[np.ones(40), steps / 10, np.sin(steps), np.cos(3 * steps), np.sin(steps**2)]
y = 3 + 0.2 * steps / 10 - 0.01 * (steps / 10) ** 2 + 0.1 * np.sin(5 * steps**2)
for k in (2, 5):
    x = columns[:, :k]
    w = []
    for t in range(k, 40):
        beta = np.linalg.lstsq(x[:t], y[:t], rcond=None)[0]
        w.append((y[t] - x[t] @ beta) / np.sqrt(1 + x[t] @ np.linalg.inv(x[:t].T @ x[:t]) @ x[t]))
    w = np.array(w)
    print("%.3f %.3f" % (linear_harvey_collier(sm.OLS(y, x).fit()).statistic, w.mean() / (w.std(ddof=1) / np.sqrt(len(w)))), end=" " if k == 2 else "\n")
PYTHON
)
echo "$seen"
[ "$seen" = '-0.953 -0.657 nan -0.931' ]
