// Puts bytes into a vault as one piece of evidence, straight into the tables: what the vault's own tests
// need of the domain. Free of the test runner, because child-program.ts uses it too.
import type { OpenVault } from '../../src/engine';
import { keepBlobRow } from '../../src/engine/vault/blob-rows';
import type { StoredBlob } from '../../src/engine/vault/open-vault';

const nobodyCancels = { signal: new AbortController().signal, progress: () => undefined };

export const addBytes = async (vault: OpenVault, path: string, number: number): Promise<StoredBlob> => {
  const sealed = await vault.blobs.put(path, nobodyCancels);
  vault.write(({ db, now, record }) => {
    keepBlobRow(db, sealed.blob);
    db.prepare('INSERT INTO evidence (number, created_at) VALUES (?, ?)').run(number, now);
    db.prepare(
      `INSERT INTO evidence_version (evidence, version, title, source, sensitivity, taken_in_at, taken_in_by)
       VALUES (?, 1, 'Quarterly access review TITLE-MARKER', 'tests', 'internal', ?, 1)`,
    ).run(number, now);
    db.prepare(
      `INSERT INTO evidence_file (evidence, version, position, blob, original_name, media_type)
       VALUES (?, 1, 1, ?, 'NAME-MARKER.txt', 'text/plain')`,
    ).run(number, sealed.blob.id);
    record('evidence.added', `EVD-${String(number).padStart(4, '0')}`, { version: 1 });
  });
  return sealed.blob;
};
