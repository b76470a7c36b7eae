#!/usr/bin/env bash
# statsmodels 0.15.0 `QuantReg` stops on an absolute change of 1e-6 in the coefficients: the median line of the same
# costs in dollars and in 1e-6 of it differs in the third digit, because the second one stops where it starts, near
# least squares. No warning. The exact median line comes from all pairs of points.
# Seen: -0.25728 -0.25901 -0.25728.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import itertools, numpy as np, statsmodels.api as sm
x = np.log(np.arange(1.0, 31.0))
y = 2 - 0.3 * x + 0.1 * np.sin(11 * np.arange(30) ** 2) + 0.4 * (np.arange(30) % 7 == 3)
matrix = sm.add_constant(x)
slopes = [sm.QuantReg(y * unit, matrix).fit(0.5).params[1] / unit for unit in (1, 1e-6)]
def line(i, j):
    b = (y[i] - y[j]) / (x[i] - x[j])
    return np.abs(y - y[i] - b * (x - x[i])).sum(), b
exact = min(line(i, j) for i, j in itertools.combinations(range(30), 2))[1]
print("%.5f %.5f %.5f" % (*slopes, exact))
PYTHON
)
echo "$seen"
[ "$seen" = '-0.25728 -0.25901 -0.25728' ]
