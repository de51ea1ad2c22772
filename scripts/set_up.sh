#!/usr/bin/env bash
# Finds a Python, makes .venv once and hands over to set_up.py: `scripts/set_up.sh run` or `scripts/set_up.sh test`.
set -euo pipefail
cd "$(dirname "$0")/.."

fits() { "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
  local name
  for name in ${TGCF_PYTHON:-} python3.11 python3.12 python3.13 python3.14 python3; do
    if command -v "$name" >/dev/null 2>&1 && fits "$name"; then echo "$name"; return; fi
  done
  echo "No Python 3.11 or newer with its venv module was found: install one (Debian and Ubuntu: apt-get install python3-venv;" \
    "macOS: brew install python), or name it with TGCF_PYTHON=/path/to/python3." >&2
  return 1
}

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
  python=$(find_python)
  rm -rf .venv
  trap 'rm -rf .venv' EXIT # one that was interrupted half-way looks whole
  "$python" -m venv --without-pip .venv
  trap - EXIT
fi
exec .venv/bin/python scripts/set_up.py "$@"
