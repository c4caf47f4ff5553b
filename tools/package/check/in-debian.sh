#!/usr/bin/env bash
# in-debian.sh: what is asked of the packages inside a bare Debian 12 (enter-root.sh). Each line that begins with
# "ok" was seen here; it stops at the first thing that is not so.
set -euo pipefail
cd /packed
ok() { echo "ok   $*"; }
fail() {
  echo "FAIL $*" >&2
  exit 1
}
as_ada() { runuser -u ada -- env HOME=/home/ada "$@"; }
quietly() { "$@" > /tmp/quiet 2>&1 || { tail -40 /tmp/quiet >&2; fail "$*"; }; }
offline() { unshare --net -- "$@"; }
/usr/sbin/useradd --create-home --shell /bin/bash ada
quietly apt-get update -q

# --- the command line alone, on a server
quietly apt-get install -y -q --no-install-recommends ./muniment-cli-stand-in_*.deb
! dpkg-query -W -f '${Package}\n' | grep -E 'gtk|x11|wayland' || fail 'the command line alone brought a window system'
offline runuser -u ada -- env HOME=/home/ada bash /packed/main-job.sh > /tmp/job || { cat /tmp/job; fail 'the main job on the command line'; }
ok "the command line alone: the main job as an ordinary user, without display, window libraries or network ($(head -1 /tmp/job))"
quietly apt-get purge -y -q muniment-cli-stand-in
[ ! -e /opt/Muniment ] || fail 'the command line alone left files in /opt'

# --- the whole program, with what it brings and nothing else
quietly apt-get install -y -q --no-install-recommends ./muniment-stand-in_*.deb
[ -z "$(dpkg --verify muniment-stand-in)" ] || fail 'installed files differ from their checksums'
missing=$(find /opt/Muniment -type f \( -perm -u+x -o -name '*.so*' -o -name '*.node' \) -exec sh -c 'LD_LIBRARY_PATH=/opt/Muniment ldd "$1" 2> /dev/null' _ {} \; | grep 'not found' || true)
[ -z "$missing" ] || fail "libraries are missing: $missing"
ok 'installs on a bare Debian 12 and brings every library it asks for'
[ "$(stat -c '%u %a' /opt/Muniment/chrome-sandbox)" = '0 4755' ] || fail 'chrome-sandbox'
[ -z "$(find /opt/Muniment ! -user root -o -type f -perm /022)" ] || fail 'somebody else may write into the program'
for file in /usr/bin/muniment /usr/bin/muniment-desktop /usr/share/man/man1/muniment.1.gz /usr/share/doc/muniment-stand-in/copyright \
  /opt/Muniment/resources/papers/{LICENSE,NOTICE,THIRD-PARTY-NOTICES.txt,sbom.cdx.json,LICENSE.node.txt} \
  /opt/Muniment/{LICENSE.electron.txt,LICENSES.chromium.html,NOT-A-RELEASE.txt}; do
  [ -s "$file" ] || fail "$file is missing"
done
ok 'belongs to root, nobody else may write into it; licences, notices, list of parts and manual pages are there'

# --- what a desktop has, and what drives a window from outside
quietly apt-get install -y -q --no-install-recommends xvfb xauth openbox dbus dbus-x11 at-spi2-core python3-gi \
  gir1.2-atspi-2.0 xdotool imagemagick iproute2 desktop-file-utils shared-mime-info libglib2.0-bin
desktop-file-validate /usr/share/applications/muniment-desktop.desktop || fail 'the menu entry'
[ -s /usr/share/icons/hicolor/48x48/apps/muniment-desktop.png ] || fail 'the icon'
mkdir /tmp/files && cd /tmp/files
cp /packed/ours.zip /packed/other.zip .
cp ours.zip ours-without-ending
# Of an empty file GLib does not look at the name.
echo '{}' > vault.header
echo 'age-encryption.org/v1' > package.zip.age
kind() { gio info -a standard::content-type "$1" | sed -n 's/.*content-type: //p'; }
is() { [ "$(kind "$1")" = "$2" ] || fail "$1 is taken for $(kind "$1")"; }
is vault.header application/vnd.muniment.vault
is package.zip.age application/vnd.muniment.package+age
is ours-without-ending application/vnd.muniment.package+zip
is other.zip application/zip
openers() { gio mime "$1" 2>&1 || true; }
[[ $(openers application/vnd.muniment.vault) == *muniment-desktop* ]] || fail "nobody opens vaults: $(openers application/vnd.muniment.vault)"
[[ $(openers application/zip) != *muniment* ]] || fail 'it took over zip files'
[[ $(openers inode/directory) != *muniment* ]] || fail 'it took over folders'
ok "menu entry and icon; opens its own file types; zip files and folders stay with whom they belong (ours.zip by its name: $(kind ours.zip))"
cd /packed

# --- the window
as_ada_on_display() { offline bash -c 'ip link set lo up; exec runuser -u ada -- env HOME=/home/ada LANG=C.UTF-8 "$@"' _ "$@"; }
code=0
as_ada_on_display timeout 60 xvfb-run -a muniment-desktop --remote-debugging-port=9222 > /tmp/quiet 2>&1 || code=$?
grep -q 'does not start with --remote-debugging-port' /tmp/quiet || { cat /tmp/quiet; fail 'no sentence about the refused switch'; }
[ "$code" = 2 ] || fail "a refused switch ends with $code"
ok "refuses --remote-debugging-port with a sentence and exit code 2"
as_ada_on_display dbus-run-session -- xvfb-run -a -s '-screen 0 1440x900x24' \
  bash -c 'openbox > /dev/null 2>&1 & exec /usr/bin/python3 /packed/drive-window.py' 2> /tmp/quiet || { tail -20 /tmp/quiet; fail 'the main job in the window'; }
as_ada muniment package verify /home/ada/for-the-auditor.zip --json | grep '"verdict": "verified-unknown-signer"' > /dev/null || fail 'the package from the window'
as_ada env MUNIMENT_PASSPHRASE='seven quiet lanterns over the harbour' muniment vault check /home/ada/halden-labs.muniment > /dev/null || fail 'the vault from the window'
ok 'the package that the window built is verified, and its vault found sound, by the command line'

# --- a byte of the archive changed, as root
archive=/opt/Muniment/resources/app.asar
cp -p "$archive" /tmp/app.asar
at=$(grep -abo 'id="root"' "$archive" | head -1 | cut -d: -f1)
printf 'X' | dd of="$archive" bs=1 seek="$((at + 4))" conv=notrunc status=none
[[ $(dpkg --verify muniment-stand-in || true) == *app.asar* ]] || fail 'dpkg does not see the changed archive'
code=0
as_ada_on_display timeout 20 xvfb-run -a muniment-desktop --disable-gpu --log-level=3 > /tmp/quiet 2>&1 || code=$?
cp -p /tmp/app.asar "$archive"
ok "a changed byte in app.asar: dpkg --verify names the file; Electron on Linux $([ "$code" = 124 ] && echo 'starts all the same (it checks the archive on Windows and macOS only)' || echo "does not start (exit $code)")"

# --- taken away
state() { find /home/ada -type f -not -path '*/.cache/*' -exec sha256sum {} + | sort | sha256sum; }
kept=$(state)
quietly apt-get purge -y -q muniment-stand-in
[ "$(state)" = "$kept" ] || fail 'removing it touched vaults or settings'
[ -d '/home/ada/.config/Muniment stand-in' ] && [ -f /home/ada/halden-labs.muniment/vault.header ] || fail 'vault or settings are gone'
[ ! -e /opt/Muniment ] || fail 'files are left in /opt'
left=$(find /usr /etc /var/lib -iname '*muniment*' -not -path '/var/lib/apt/*' | head -5)
[ -z "$left" ] || fail "left behind: $left"
ok 'purged: vaults and settings are as they were, and nothing of the program is left'
