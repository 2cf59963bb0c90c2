#!/usr/bin/env bash
# Puts a real Asterisk 22 into a folder, as a chroot: Debian's own package, from the unstable suite, because bookworm
# has none. Needs root and a Debian mirror; about 75 s and 640 MB.
#   scripts/peers/asterisk-root.sh [DIR]      then: chroot DIR asterisk -V
set -euo pipefail

root=${1:-${SIP_LENS_ASTERISK_ROOT:-/opt/asterisk-root}}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
  echo "asterisk-root: $*" >&2
  exit 1
}

if [ -x "$root/usr/sbin/asterisk" ]; then
  echo "asterisk-root: $(chroot "$root" asterisk -V) is already in $root"
  exit 0
fi

[ "$(id -u)" = 0 ] || fail "a chroot can only be made by root"
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"
[ -e "$keyring" ] || fail "$keyring is missing: apt-get install debian-archive-keyring"

mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
  grep -oE 'https?://[^ ]+/debian/?( |$)' | tr -d ' ' | sort -u | sed -n 1p || true)
[ -n "$mirror" ] || fail "no Debian mirror is named in the apt sources"

# An attempt that was broken off is of no use to the next one.
building="$root.part"
rm -rf "$building"
log=$(mktemp)
trap 'rm -f "$log"' EXIT

echo "asterisk-root: unpacking Debian unstable into $root"
debootstrap --variant=minbase --keyring="$keyring" sid "$building" "$mirror" >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; fail "debootstrap failed"; }
cp /etc/resolv.conf "$building/etc/resolv.conf" 2>/dev/null || true

echo "asterisk-root: installing the package asterisk"
# A mirror's copy of the suite can be older than its Release file allows.
chroot "$building" sh -c 'export DEBIAN_FRONTEND=noninteractive
  apt-get -o Acquire::Check-Valid-Until=false update -qq &&
  apt-get install -y -qq --no-install-recommends asterisk' >"$log" 2>&1 ||
  { tail -n 20 "$log" >&2; fail "apt-get install asterisk failed"; }

rm -rf "$root"
mv "$building" "$root"
echo "asterisk-root: $(chroot "$root" asterisk -V) is in $root"
