#!/usr/bin/env bash
# Makes this machine ready: system packages, virtual environment from the lock. Quick when nothing lacks.
#   packaging/setup.sh run    what the counter needs
#   packaging/setup.sh test   that and what the tests and checks need
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
lists=(packaging/apt.txt)
lock=packaging/requirements.txt
if [ "$purpose" = test ]; then
    lists+=(packaging/apt-test.txt)
    lock=packaging/requirements-dev.txt
fi

say() { printf '== %s\n' "$*"; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
        say "Cần quyền quản trị để cài gói hệ thống: chạy lại bằng root, hoặc cài sudo."
        exit 1
    fi
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Ubuntu 24.04 renamed some libraries for 64-bit time; the new name provides the old one.
present() { installed "$1" || installed "${1}t64"; }

system_packages() {
    command -v dpkg-query >/dev/null || {
        say "Không phải Debian/Ubuntu: hãy tự cài các gói trong ${lists[*]}."
        return
    }
    local lacking=()
    while read -r package; do
        present "$package" || lacking+=("$package")
    done < <(grep -hv '^#' "${lists[@]}")
    has_python || lacking+=(python3.11 python3.11-venv)
    [ ${#lacking[@]} = 0 ] && return
    say "Cài gói hệ thống: ${lacking[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${lacking[@]}" >/dev/null
}

python_is_new() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in python3 python3.13 python3.12 python3.11; do
        if command -v "$candidate" >/dev/null && python_is_new "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

has_python() { find_python >/dev/null; }

virtual_environment() {
    local stamp=.venv/.installed
    local wanted
    wanted=$(cat "$lock" | sha256sum | cut -d' ' -f1)
    # an environment for the tests also serves the counter
    if [ -x .venv/bin/python ] && grep -qs "^$wanted$" "$stamp"; then
        return
    fi
    [ -x .venv/bin/python ] || { say "Tạo môi trường Python .venv"; "$(find_python)" -m venv .venv; }
    say "Cài thư viện Python theo $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
    if [ "$purpose" = test ]; then
        sha256sum < packaging/requirements.txt | cut -d' ' -f1 > "$stamp"
        echo "$wanted" >> "$stamp"
    else
        echo "$wanted" > "$stamp"
    fi
}

system_packages
virtual_environment
