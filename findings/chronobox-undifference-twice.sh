#!/usr/bin/env bash
# chronobox 0.1.0 says that `undifference` takes y0 = [y[0], y[1]] for second differences, and sums them once: squares
# come back as odd numbers, one value short. A forecast made on twice differenced costs is returned as a level that
# never was.
# Seen: [1.0, 3.0, 5.0, 7.0, 9.0] [1.0, 4.0, 9.0, 16.0, 25.0, 36.0].
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check chronobox==0.1.0 numpy==2.4.6 pandas==3.1.1 scipy==1.17.1 statsmodels==0.15.0
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import numpy as np
from chronobox.core.transforms import difference, undifference
y = np.arange(1.0, 7.0) ** 2
print(undifference(difference(y, 2), y[:2]).tolist(), y.tolist())
PYTHON
)
echo "$seen"
[ "$seen" = '[1.0, 3.0, 5.0, 7.0, 9.0] [1.0, 4.0, 9.0, 16.0, 25.0, 36.0]' ]
