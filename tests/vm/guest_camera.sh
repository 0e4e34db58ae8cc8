# In the guest: a loopback camera that a feeder shows our page on; pulled out and plugged in again.
cd "$1" || exit 1
export PYTHONDONTWRITEBYTECODE=1 HOME=/tmp PATH=/usr/sbin:/usr/bin:/sbin:/bin
module=$(find "$2" -name v4l2loopback.ko)
plug() { insmod "$module" video_nr=7 card_label='"May chup tai lieu"' exclusive_caps=1; }
show() { .venv/bin/python -m tests.vm.camera_feeder /dev/video7 "$3" 2>&1 & feeder=$!; }
plug
show "$@"
.venv/bin/python -m tests.vm.guest_camera take 2>&1
.venv/bin/python -m tests.vm.guest_camera watch > /tmp/watch.log 2>&1 &
watching=$!
until grep -q seen /tmp/watch.log || ! kill -0 $watching; do sleep 1; done
kill $feeder
wait $watching
cat /tmp/watch.log
rmmod v4l2loopback && echo unplugged
.venv/bin/python -m tests.vm.guest_camera list 2>&1
plug
show "$@"
.venv/bin/python -m tests.vm.guest_camera list 2>&1
echo finished
poweroff -f
