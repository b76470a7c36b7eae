#!/usr/bin/env bash
# pystout 0.0.8 with `scientific_notation=True`, meant for values too small for the digits, prints every negative
# coefficient in that notation: it compares the value, not its size. An elasticity of -.32 becomes -3.23E-01 beside an
# intercept of 3.00.
# Seen: -3.23E-01 3.00.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check pystout==0.0.8 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import sys, numpy as np, pandas as pd, statsmodels.api as sm
from pystout import pystout
x = np.log(np.arange(1.0, 31.0))
fit = sm.OLS(pd.Series(3 - 0.32 * x + 0.05 * np.sin(7 * x)), pd.DataFrame({"const": 1.0, "lnQ": x})).fit()
pystout([fit], file=sys.argv[1] + "/table.tex", stars=None, digits=2, scientific_notation=True, modstat={"nobs": "N"})
print(*[line.split("&")[1].strip(" \\\n") for line in open(sys.argv[1] + "/table.tex") if line[:3] in ("lnQ", "con")])
PYTHON
)
echo "$seen"
[ "$seen" = '-3.23E-01 3.00' ]
