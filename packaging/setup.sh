#!/usr/bin/env bash
# Makes this machine ready: system packages, virtual environment from the lock. Quick when nothing lacks.
#   packaging/setup.sh run    what the counter needs
#   packaging/setup.sh test   that and what the tests and checks need
#   packaging/setup.sh vm     that and a virtual machine with real camera devices and power cuts
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
lists=(packaging/apt.txt)
lock=packaging/requirements.txt
if [ "$purpose" != run ]; then
    lists+=(packaging/apt-test.txt)
    lock=packaging/requirements-dev.txt
fi
if [ "$purpose" = vm ]; then
    lists+=(packaging/apt-vm.txt)
fi
stamp=.venv/.installed # the hashes of the locks installed
pip_log=.venv/pip.log
wanted_libraries=0

say() { printf '== %s\n' "$*" >&2; }

# Downloads are silent for minutes; these lines prove that the machine is still at work, terminal or not.
alive_every=10
with_signs_of_life() { # HOW_FAR COMMAND...: runs the command; HOW_FAR prints how far it is
    local how_far=$1 started=$SECONDS watcher status=0
    shift
    (
        trap 'exit 0' TERM
        while sleep $alive_every & wait $!; do
            say "… vẫn đang làm, $((SECONDS - started)) giây: $("$how_far")"
        done
    ) &
    watcher=$!
    trap "kill $watcher 2>/dev/null || true" EXIT
    "$@" || status=$?
    kill $watcher 2>/dev/null || true
    wait $watcher 2>/dev/null || true
    trap - EXIT
    return $status
}

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

system_packages() {
    local lacking
    if ! has_apt; then
        [ -e $stamp ] || say "Máy không có apt: hãy tự cài những gói tương ứng với ${lists[*]}."
        return
    fi
    mapfile -t lacking < <(lacking_packages)
    [ ${#lacking[@]} = 0 ] || install_packages "${lacking[@]}"
}

# Releases since 2024 renamed some libraries for 64-bit time (…t64); the new name provides the old one.
lacking_packages() {
    dpkg-query -W -f='${db:Status-Status} ${Package}\n' | awk '
        FILENAME == "-" { if ($1 == "installed") { sub(/t64$/, "", $2); there[$2] } next }
        /^[^#]/ && !($1 in there) { print $1 }' - "${lists[@]}"
}

install_packages() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Thiếu gói hệ thống. Nhờ người quản trị máy chạy: apt-get install $*"
            return
        fi
        apt=(sudo "${apt[@]}")
    fi
    say "Cài $# gói hệ thống, thường 1-3 phút tùy đường mạng: $*"
    with_signs_of_life apt_words "${apt[@]}" update ||
        say "Không cập nhật được danh mục gói; thử cài theo danh mục đang có."
    with_signs_of_life apt_words "${apt[@]}" install -y --no-install-recommends "$@" >/dev/null
}

apt_words() { echo "đang tải và cài gói hệ thống"; }

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"
            return
        fi
    done
    return 1
}

new_environment() {
    # what Ubuntu 22.04 calls python3 is 3.10; it has 3.11 beside it
    find_python >/dev/null || ! has_apt || install_packages python3.11 python3.11-venv
    find_python >/dev/null || { say "Cần Python 3.11 trở lên."; exit 1; }
    say "Tạo môi trường Python .venv"
    "$(find_python)" -m venv --clear .venv
}

# Whole, and of the Python this machine has now: an upgrade of the system leaves an empty one behind.
sound_environment() {
    [ -x .venv/bin/python ] && [ -e .venv/bin/pip ] && [ -d ".venv/lib/$(basename "$(readlink -f .venv/bin/python)")" ]
}

virtual_environment() {
    local wanted
    wanted=$(sha256sum < "$lock")
    sound_environment || new_environment
    grep -qsxF "$wanted" $stamp && return
    wanted_libraries=$(grep -c '==' "$lock")
    say "Cài thư viện Python theo $lock: tải chừng 200 MB, chiếm 700 MB đĩa, thường 1-5 phút tùy đường mạng."
    say "Dừng giữa chừng cũng được: chạy lại thì làm tiếp. Chi tiết: $pip_log"
    if ! with_signs_of_life pip_words install_libraries; then
        say "Không cài được thư viện Python. Những dòng cuối của pip:"
        tail -n 15 $pip_log >&2
        exit 1
    fi
    say "Đã cài xong thư viện Python."
    # an environment for the tests also serves the counter
    if [ "$purpose" != run ]; then sha256sum < packaging/requirements.txt > $stamp; else : > $stamp; fi
    echo "$wanted" >> $stamp
}

install_libraries() {
    .venv/bin/python -m pip install --progress-bar off --disable-pip-version-check \
        --only-binary :all: --require-hashes -r "$lock" > $pip_log 2>&1
}

pip_words() {
    if grep -qs '^Installing collected' $pip_log; then
        echo "đã tải đủ, đang chép vào .venv ($(du -sm .venv | cut -f1) MB)"
    else
        local ignored found # libraries of other systems stand in the lock too
        ignored=$(grep -cs '^Ignoring' $pip_log || true)
        found=$(grep -csE '^(Collecting|Processing)' $pip_log || true)
        echo "đã tìm và tải $found/$((wanted_libraries - ignored)) thư viện"
    fi
}

system_packages
virtual_environment
