#!/usr/bin/env bash
# main-job.sh: the main job with the installed command line, as an ordinary user without display or network:
# vault, engagement, controls, evidence, coverage, package, verification, backup. Stops at the first thing that fails.
set -euo pipefail
cd "$(mktemp -d)"
export MUNIMENT_PASSPHRASE='six lanterns by the quiet mill'
[ -z "${DISPLAY:-}" ]
muniment --version
printf '%s\n' "$MUNIMENT_PASSPHRASE" > passphrase
muniment vault create acme.muniment --organization 'Acme AI' --member 'Ada' --passphrase-file passphrase > words
muniment engagement create acme.muniment --type 2 --period 2026-01-01..2026-12-31 --firm 'Example CPA'
muniment control load acme.muniment --set ai-company > /dev/null
printf 'user,decision\nada,keep\n' > 'Zugriffsprüfung.csv'
muniment evidence add acme.muniment 'Zugriffsprüfung.csv' --title 'Access review' --control CTL-026 --effective 2026-04-01..2026-06-30
# Text is read in a thread of its own, whose script lies beside the program.
muniment evidence search acme.muniment decision --json | grep EVD-0001 > /dev/null
muniment coverage show acme.muniment > coverage
grep -q CTL-026 coverage
muniment package build acme.muniment --engagement ENG-01 --out acme.zip --allow-omissions > /dev/null
muniment package verify acme.zip --json | grep '"verdict": "verified-unknown-signer"' > /dev/null
muniment package checker --out verify.html > /dev/null
grep -q '<html' verify.html
muniment vault backup acme.muniment backups > /dev/null
muniment vault check acme.muniment > /dev/null
# Nothing from outside decides how it runs.
NODE_OPTIONS='--require=/nowhere.js' muniment --version > /dev/null
printf 'x' | dd of=acme.zip bs=1 seek=4000 conv=notrunc status=none
! muniment package verify acme.zip > /dev/null 2>&1
