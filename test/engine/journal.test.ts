// The journal against somebody who has the database key and any SQL tool, but not the member's key.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import canonicalize from 'canonicalize';
import { listJournal, openVault, verifyJournal } from '../../src/engine';
import { journalLeaf } from '../../src/engine/crypto/hash';
import { signingKey } from '../../src/engine/crypto/signing';
import { journalMessage } from '../../src/engine/crypto/verify-signature';
import { AUTHORITY_SQL } from '../../src/engine/journal/read-roster';
import type { OpenDatabase } from '../../src/engine/db/open-database';
import { PASSPHRASE, testEnvironment, quietJob } from './temporary-vault';
import { rawDatabase, vaultFixture, type VaultFixture } from './vault-fixture';

let fixture: VaultFixture;
let folder: string;
const open = () => openVault(folder, { passphrase: PASSPHRASE }, testEnvironment());

beforeAll(async () => {
  fixture = await vaultFixture((vault) => {
    for (let n = 1; n <= 8; n += 1) {
      vault.write(({ record }) =>
        record('control.added', `CTL-00${String(n)}`, { title: `Control ${String(n)} – “ü”` }),
      );
    }
    return Promise.resolve();
  });
});
afterAll(() => fixture.remove());
beforeEach(async () => {
  folder = await fixture.copy();
});

interface Row {
  seq: number;
  line: string;
  leaf: Uint8Array;
  signature: Uint8Array;
}

/** Changes the database behind the program's back, then answers the codes that a verification finds. */
const codesAfter = async (tamper: (db: OpenDatabase, rows: Row[]) => void): Promise<string[]> => {
  const db = await rawDatabase(folder);
  db.exec(
    'PRAGMA foreign_keys = OFF; DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_cut;',
  );
  tamper(db, db.prepare('SELECT seq, line, leaf, signature FROM journal ORDER BY seq').all() as Row[]);
  const report = await verifyJournal({ db: db as never }, quietJob());
  db.close();
  expect(report.verdict).toBe(report.findings.length === 0 ? 'unbroken' : 'broken');
  return report.findings.map((found) => `${found.code} ${found.subject}`);
};
const put = (db: OpenDatabase, row: Row): void => {
  db.prepare('UPDATE journal SET line = ?, leaf = ?, signature = ? WHERE seq = ?').run(
    row.line,
    row.leaf,
    row.signature,
    row.seq,
  );
};
const at = (rows: Row[], seq: number): Row => {
  const row = rows[seq];
  if (row === undefined) throw new Error('the fixture has this entry');
  return row;
};

describe('a journal nobody touched', () => {
  it('is unbroken, and lists page by page, newest first, by subject', async () => {
    expect(await codesAfter(() => undefined)).toEqual([]);
    const vault = await open();
    const page = listJournal(vault, { subject: null, newestFirst: true, offset: 2, limit: 3 });
    expect(page.total).toBe(9);
    expect(page.rows.map((row) => row.seq)).toEqual([6, 5, 4]);
    const about = listJournal(vault, { subject: 'CTL-003', newestFirst: false, offset: 0, limit: 10 });
    expect(about).toMatchObject({
      total: 1,
      rows: [{ seq: 3, memberName: 'Dana Owner', detail: { title: 'Control 3 – “ü”' } }],
    });
    vault.close();
  });

  it('is verified a page at a time, with progress, and stops when it is cancelled', async () => {
    const vault = await open();
    for (let n = 0; n < 450; n += 1) vault.write(({ record }) => record('control.added', 'CTL-004', { n }));
    const whole = quietJob();
    expect(await verifyJournal(vault, whole)).toMatchObject({ verdict: 'unbroken', entries: 459 });
    expect(whole.reported[0]).toMatchObject({ phase: 'checking', done: 200, total: 459, unit: 'items' });
    const stop = new AbortController();
    const cancelled = verifyJournal(vault, { signal: stop.signal, progress: () => stop.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'job.cancelled' });
    vault.close();
  });

  it('gives its entries about members without being read whole', async () => {
    const db = await rawDatabase(folder);
    const plan = db.prepare(`EXPLAIN QUERY PLAN ${AUTHORITY_SQL}`).all(-1, 9) as { detail: string }[];
    expect(plan.map((step) => step.detail).join()).toContain('journal_by_authority');
    db.close();
  });

  it('is never changed or cut through SQL', async () => {
    const db = await rawDatabase(folder);
    expect(() => db.exec('UPDATE journal SET subject = subject')).toThrow('append-only');
    expect(() => db.exec('DELETE FROM journal WHERE seq = 8')).toThrow('append-only');
    db.close();
  });
});

describe('a journal that was tampered with', () => {
  it('entry-edited', async () => {
    expect(
      await codesAfter((db, rows) =>
        put(db, { ...at(rows, 4), line: at(rows, 4).line.replace('Control 4', 'Control 9') }),
      ),
    ).toEqual(['journal.wrong-leaf entry 4', 'journal.wrong-signature entry 4']);
  });

  it('entry-edited-and-hashed-again', async () => {
    const codes = await codesAfter((db, rows) => {
      const line = at(rows, 4).line.replace('Control 4', 'Control 9');
      put(db, { ...at(rows, 4), line, leaf: journalLeaf(line) });
    });
    expect(codes).toEqual(['journal.wrong-signature entry 4', 'journal.broken-chain entry 5']);
  });

  it('whole-tail-rewritten-by-another-key', async () => {
    const stranger = signingKey(new Uint8Array(32).fill(1));
    const codes = await codesAfter((db, rows) => {
      let prev = '';
      for (const row of rows.slice(4)) {
        const text = JSON.parse(row.line) as { prev: string; detail: object };
        if (prev !== '') text.prev = prev;
        text.detail = { title: 'rewritten' };
        const line = String(canonicalize(text));
        const leaf = journalLeaf(line);
        prev = Buffer.from(leaf).toString('hex');
        put(db, { ...row, line, leaf, signature: stranger.sign(journalMessage(line)) });
      }
    });
    expect(codes).toEqual([4, 5, 6, 7, 8].map((seq) => `journal.wrong-signature entry ${String(seq)}`));
  });

  it('entry-deleted', async () => {
    expect(await codesAfter((db) => db.exec('DELETE FROM journal WHERE seq = 4'))).toEqual([
      'journal.missing-entry entry 5',
      'journal.broken-chain entry 5',
    ]);
  });

  it('entry-deleted-and-the-rest-renumbered', async () => {
    const codes = await codesAfter((db) =>
      db.exec(
        'DELETE FROM journal WHERE seq = 4; UPDATE journal SET seq = -(seq - 1) WHERE seq > 4; UPDATE journal SET seq = -seq WHERE seq < 0;',
      ),
    );
    expect(codes).toContain('journal.broken-chain entry 4');
    expect(codes).toContain('journal.wrong-columns entry 4');
  });

  it('first-entry-deleted', async () => {
    const codes = await codesAfter((db) => db.exec('DELETE FROM journal WHERE seq = 0'));
    expect(codes).toContain('journal.missing-entry entry 1');
    expect(codes).toContain('journal.untold-key entry 0');
    await expect(open()).rejects.toMatchObject({ code: 'vault.substituted' });
  });

  it('all-entries-deleted', async () => {
    expect(await codesAfter((db) => db.exec('DELETE FROM journal'))).toContain(
      'journal.wrong-beginning entry 0',
    );
    await expect(open()).rejects.toMatchObject({ code: 'vault.substituted' });
  });

  it('two-entries-exchanged', async () => {
    const codes = await codesAfter((db, rows) => {
      put(db, { ...at(rows, 5), seq: 3 });
      put(db, { ...at(rows, 3), seq: 5 });
    });
    expect(codes).toContain('journal.broken-chain entry 3');
    expect(codes).toContain('journal.broken-chain entry 5');
    expect(codes).toContain('journal.wrong-columns entry 3');
  });

  it('columns-edited-beside-the-line', async () => {
    for (const column of [
      `time = '2020-01-01T00:00:00Z'`,
      `action = 'control.mapped'`,
      `subject = 'CTL-999'`,
    ]) {
      folder = await fixture.copy();
      expect(await codesAfter((db) => db.exec(`UPDATE journal SET ${column} WHERE seq = 2`))).toEqual([
        'journal.wrong-columns entry 2',
      ]);
    }
  });

  it('signature-of-another-entry', async () => {
    expect(
      await codesAfter((db, rows) => put(db, { ...at(rows, 2), signature: at(rows, 3).signature })),
    ).toEqual(['journal.wrong-signature entry 2']);
  });

  it('line-with-other-spelling', async () => {
    const codes = await codesAfter((db, rows) => {
      const line = at(rows, 8).line.replace('{"action"', '{ "action"');
      put(db, { ...at(rows, 8), line, leaf: journalLeaf(line) });
    });
    expect(codes).toContain('journal.malformed-line entry 8');
  });

  it('key-added-without-an-entry', async () => {
    const stranger = signingKey(new Uint8Array(32).fill(1));
    const codes = await codesAfter((db) =>
      db
        .prepare('INSERT INTO member_key (member, since_seq, public_key) VALUES (2, 5, ?)')
        .run(stranger.publicKey),
    );
    expect(codes).toEqual(['journal.untold-key entry 5']);
  });

  it('journal-of-another-vault', async () => {
    const other = await vaultFixture();
    try {
      const source = await rawDatabase(await other.copy());
      const rows = source.prepare('SELECT * FROM journal').all() as Record<string, unknown>[];
      const keys = source.prepare('SELECT public_key FROM member_key').all() as { public_key: Uint8Array }[];
      source.close();
      const db = await rawDatabase(folder);
      db.exec(
        'DROP TRIGGER journal_is_never_changed; DROP TRIGGER journal_is_never_cut; DELETE FROM journal',
      );
      for (const row of rows) {
        db.prepare(
          'INSERT INTO journal VALUES (@seq, @time, @member, @action, @subject, @line, @leaf, @signature)',
        ).run(row);
      }
      const own = db.prepare('SELECT public_key FROM member_key').get() as { public_key: Uint8Array };
      db.prepare('UPDATE member_key SET public_key = ?').run(keys[0]?.public_key);
      const report = await verifyJournal({ db: db as never }, quietJob());
      expect(report.findings.map((found) => found.code)).toEqual([
        'journal.wrong-beginning',
        'journal.untold-key',
        'journal.untold-member',
      ]);
      expect(own.public_key).not.toEqual(keys[0]?.public_key);
      db.close();
    } finally {
      await other.remove();
    }
  });
});
