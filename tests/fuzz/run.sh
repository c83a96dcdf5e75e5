#!/usr/bin/env bash
# Has Schemathesis ask every operation of the JSON API for what it describes and
# for what it does not, as an owner, as a learner and without a token: no answer
# may be a 500 or one that the OpenAPI document does not name. The end is
# "N passed, N failed", a check for each operation and each of the three.
#
# Needs python3 and the binary that LAUREL_TEST_BINARY names. Python packages go
# into tests/.venv, reports into tests/out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=$root/tests/.venv/fuzz

packages="schemathesis==4.32.5"
if [ "$(cat "$venv/packages" 2>/dev/null)" != "$packages" ]; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$packages"
    echo "$packages" >"$venv/packages"
fi
exec "$venv/bin/python" "$here/run.py" "$root/tests/out/fuzz"
