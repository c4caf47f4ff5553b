// A backup gives the vault back with nothing but a shell, as docs/format/backup-v1.md §4 says: copies, and
// sha256sum to see that each is right.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEvidence, backupVault, checkVault, openVault } from '../../src/engine';
import { facts, makeVault, PASSPHRASE, quietJob, temporaryFolder } from '../engine/temporary-vault';

const BY_HAND = `
set -eu
state="$BACKUP/states/$NAME"
test "sum $(head -n 3 "$state/state" | sha256sum | cut -d' ' -f1)" = "$(tail -n 1 "$state/state")"
mkdir -p "$TO/blobs"
while read -r id sha256 size; do
  from="$BACKUP/files/$(printf %.2s "$sha256")/$sha256"
  echo "$sha256  $from" | sha256sum --quiet -c
  test "$(stat -c %s "$from")" = "$size"
  mkdir -p "$TO/blobs/$(printf %.2s "$id")"
  cp "$from" "$TO/blobs/$(printf %.2s "$id")/$id"
done < "$state/files"
cp "$state"/db-*.sqlite "$state/vault.header" "$TO/"
`;

describe('a backup in other hands than the program’s', () => {
  it('gives the vault back with a shell', async () => {
    const made = await makeVault();
    const paths = [made.file('a.txt', 'first'), made.file('b.txt', 'second')];
    await addEvidence(made.vault, [{ paths, facts: facts() }], quietJob());
    const backup = join(temporaryFolder(), 'backup');
    const { snapshot } = await backupVault(made.vault, backup, quietJob());
    made.vault.close();

    const to = join(temporaryFolder(), 'restored.muniment');
    const { status, stderr } = spawnSync('sh', ['-c', BY_HAND], {
      env: { PATH: process.env['PATH'] ?? '', BACKUP: backup, NAME: snapshot.name, TO: to },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);

    const vault = await openVault(to, { passphrase: PASSPHRASE }, made.environment);
    const report = await checkVault(vault, { deep: true }, quietJob());
    vault.close();
    // Only the README for people is not there.
    expect(report.findings.map((found) => found.subject)).toEqual(['README.txt']);
    expect(report).toMatchObject({ verdict: 'sound', counts: { blobs: 2 } });
  });
});
