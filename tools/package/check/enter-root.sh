#!/usr/bin/env bash
# enter-root.sh ROOT ARCHIVES PACKED COMMAND…: makes ROOT the root of the file system and runs the command in it. Run in
# namespaces of its own (bare-debian.mjs): nothing that is mounted here is seen outside or outlives the command.
set -euo pipefail
root=$1 archives=$2 packed=$3
shift 3
mount --make-rprivate /
mount --bind "$root" "$root"
mkdir -p "$root/var/cache/apt/archives" "$root/.outside" "$root/packed"
mount --bind "$archives" "$root/var/cache/apt/archives"
mount --bind -o ro "$packed" "$root/packed"
mount -t proc proc "$root/proc"
mount -t sysfs -o ro sysfs "$root/sys" 2> /dev/null || true
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
  touch "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=620 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
cd "$root"
# Not chroot: inside one the kernel refuses user namespaces, and Chromium would be tried with half its sandbox.
pivot_root . .outside
umount -l /.outside
rmdir /.outside
# Without another network there is still the one that goes nowhere.
command -v ip > /dev/null && ip link set lo up 2> /dev/null || true
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive "$@"
