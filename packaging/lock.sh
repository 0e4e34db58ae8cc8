#!/usr/bin/env bash
# Rewrites the locks from pyproject.toml: exact versions and hashes for Linux and Windows, no index address;
# one version of a library for every Python, as the pip of Ubuntu 22.04 cannot choose between two.
# Needs uv (a PyPI package) on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
options=(--universal --fork-strategy fewest --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --only-binary :all: --quiet)
uv pip compile "${options[@]}" pyproject.toml -o packaging/requirements.txt
uv pip compile "${options[@]}" --extra dev -c packaging/requirements.txt pyproject.toml -o packaging/requirements-dev.txt
