#!/usr/bin/env bash
# stargazer 0.0.7 leaves the weights out of "Residual Std. Error" of a weighted regression: it takes the plain
# residuals where statsmodels (and R, which it follows) report the root of the weighted sum of squares over the degrees
# of freedom. The error in the table and the F statistic below it belong to two models.
# Seen: 0.038 0.086.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check stargazer==0.0.7 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np, pandas as pd, statsmodels.api as sm
from stargazer.stargazer import Stargazer
x = np.arange(1.0, 21.0)
y = 3 - 0.3 * np.log(x) + 0.05 * np.sin(7 * x)
weights = np.linspace(1, 9, 20)
regressors = sm.add_constant(pd.DataFrame({"x": np.log(x)}))
fit = sm.WLS(y, regressors, weights=weights).fit()
printed = [line for line in Stargazer([fit]).render_latex().splitlines() if "Residual" in line][0].split()[4]
root = np.sqrt(weights)
matrix = regressors.to_numpy() * root[:, None]
residuals = root * y - matrix @ np.linalg.lstsq(matrix, root * y, rcond=None)[0]
print(printed, "%.3f" % np.sqrt(residuals @ residuals / 18))
PYTHON
)
echo "$seen"
[ "$seen" = '0.038 0.086' ]
