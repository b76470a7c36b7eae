#!/usr/bin/env bash
# mannkendall 1.1.1 has exact probabilities for ten observations or fewer in a table that can't be reached: the
# statistic is a float, as an index of the table it raises IndexError, for every series of 4 to 10 values. Eleven work.
# Annual prices of a new product are seldom more; for eight falling values the exact p is 2/8!.
# Seen: IndexError IndexError IndexError 2.6e-05 5.0e-05.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check mannkendall==1.1.1 numpy==2.4.6 scipy==1.17.1
seen=$("$folder/venv/bin/python" - "$folder" <<'PYTHON'
import datetime, math, numpy as np, mannkendall
answers = []
for n in (4, 8, 10, 11):
    days = np.array([datetime.datetime(2000 + i, 1, 1) for i in range(n)])
    try:
        answers.append("%.1e" % mannkendall.compute_mk_stat(days, np.arange(n)[::-1] * 1.0, 0.01)[0]["p"])
    except IndexError:
        answers.append("IndexError")
print(*answers, "%.1e" % (2 / math.factorial(8)))
PYTHON
)
echo "$seen"
[ "$seen" = 'IndexError IndexError IndexError 2.6e-05 5.0e-05' ]
