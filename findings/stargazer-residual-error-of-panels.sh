#!/usr/bin/env bash
# stargazer 0.0.7 prints the explained sum of squares as "Residual Std. Error" of a linearmodels regression: its square
# root takes the model's sum of squares in place of the residuals'. The better the fit, the larger the error in the
# table, here twelve times the true one.
# Seen: 0.888 0.072.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check stargazer==0.0.7 linearmodels==7.1 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np, pandas as pd
from linearmodels.panel import PooledOLS
from stargazer.stargazer import Stargazer
x = np.tile(np.arange(10.0), 4)
y = 20 - 0.3 * x + 0.1 * np.sin(7 * np.arange(40))
index = pd.MultiIndex.from_product([range(4), range(10)])
data = pd.DataFrame({"y": y, "one": 1.0, "x": x}, index=index)
fit = PooledOLS(data["y"], data[["one", "x"]]).fit()
printed = [line for line in Stargazer([fit]).render_latex().splitlines() if "Residual" in line][0].split()[4]
regressors = np.c_[np.ones(40), x]
residuals = y - regressors @ np.linalg.lstsq(regressors, y, rcond=None)[0]
print(printed, "%.3f" % np.sqrt(residuals @ residuals / 38))
PYTHON
)
echo "$seen"
[ "$seen" = '0.888 0.072' ]
