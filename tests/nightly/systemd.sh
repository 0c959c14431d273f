#!/usr/bin/env bash
# systemd.sh UNITS SCRIPT [PREPARE]: run SCRIPT with a systemd of its own as
# process 1 of new namespaces, whose units are those of the folder UNITS alone.
# Nothing outside is touched; the machine need not run systemd.  PREPARE is run
# before it, where mounts may be changed.  Exit status 77: it is not possible here.
set -u
units=$1 script=$2 prepare=${3:-true}
[ "$(id -u)" = 0 ] && [ -x /lib/systemd/systemd ] || exit 77
hierarchy=$(findmnt -n -o TARGET -t cgroup2 | head -1)
[ -n "$hierarchy" ] || exit 77
before=$hierarchy$(sed -n 's/^0:://p' /proc/self/cgroup)
group=$hierarchy/diptych-test-$$
mkdir "$group" 2>/dev/null || exit 77
leave() {
	echo $$ >"$before/cgroup.procs"
	find "$group" -depth -type d -exec rmdir {} + 2>/dev/null
}
trap leave EXIT
echo $$ >"$group/cgroup.procs" || exit 77
flags="--fork --pid --mount --uts --ipc --net --cgroup --mount-proc --propagation private"
# shellcheck disable=SC2086
unshare $flags true 2>/dev/null || exit 77
for t in sysinit basic shutdown timers sockets paths; do
	printf '[Unit]\nDefaultDependencies=no\n' >"$units/$t.target"
done
printf '[Unit]\nDefaultDependencies=no\nRequires=go.service\n' >"$units/go.target"
cat >"$units/go.service" <<END
[Unit]
DefaultDependencies=no
SuccessAction=exit-force
FailureAction=exit-force
[Service]
Type=oneshot
ExecStart=/bin/bash $script
StandardOutput=file:$units/said
StandardError=inherit
END
: >"$units/console"
# shellcheck disable=SC2086,SC2016
timeout -k 5 120 unshare $flags --kill-child bash -c '
mount -t tmpfs tmpfs /run && mkdir /run/lock && umount -l /sys/fs/cgroup && mount -t cgroup2 cgroup2 /sys/fs/cgroup &&
mount --bind "$1/console" /dev/console && bash -c "$2" &&
exec env -i container=private PATH="$PATH" SYSTEMD_UNIT_PATH="$1" /lib/systemd/systemd --system --unit=go.target \
	--log-target=console --show-status=no --default-standard-output=null --default-standard-error=null' sh "$units" "$prepare" || exit 77
cat "$units/said"
