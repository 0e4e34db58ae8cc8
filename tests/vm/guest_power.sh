# In the guest: the desk's data on a real disk, a counter scanning without end, and no goodbye.
cd "$1" || exit 1
export PYTHONDONTWRITEBYTECODE=1 HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin
mkdir -p /mnt/quay && mount -t ext4 /dev/vda /mnt/quay || echo "guest: no disk"
if [ "$3" = look ]; then
    .venv/bin/python -m tests.vm.guest_look /mnt/quay 2>&1
else
    .venv/bin/python -m tests.use_cases.scan_to_kill /mnt/quay 2>&1
fi
sync
poweroff -f
