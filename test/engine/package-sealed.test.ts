// A package encrypted to its recipient: opened by the age program to the very zip, checked as any other, written
// again from the vault, and never in the open on the disk while it is made.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  addEvidence,
  addRecipient,
  addRecipientKey,
  buildRound,
  chooseEnvelope,
  confirmRecipientKey,
  createEngagement,
  createVault,
  listJournal,
  loadStarterControls,
  type OpenVault,
  rebuildPackage,
  verifyPackage,
} from '../../src/engine';
import { newIdentity, parseIdentities, withOpened } from '../../src/engine/age';
import { sha256Hex } from '../../src/engine/crypto/hash';
import type { Envelope } from '../../src/shared/domain/package-round';
import type { EngagementId, RecipientId, StarterControlId } from '../../src/shared/ids';
import { fileHandlePrototype, systemError } from './small-disk';
import { facts, PASSPHRASE, quietJob, testEnvironment } from './temporary-vault';

const MARK = 'only the auditor may read this line';
const TO_RECIPIENT: Envelope = { kind: 'recipients' };

let work: string;
let vault: OpenVault;
let engagementId: EngagementId;
let recipientId: RecipientId;
let identity: Awaited<ReturnType<typeof newIdentity>>;

beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'muniment-sealed-'));
  const input = { organization: 'Quillmere AI', member: 'Ada Byron', passphrase: PASSPHRASE };
  ({ vault } = await createVault(join(work, 'client.muniment'), input, testEnvironment()));
  ({ id: engagementId } = createEngagement(vault, {
    type: 1,
    asOf: '2026-03-31' as never,
    systemName: 'Answers',
    firm: 'Bramwell & Oakes LLP',
    categories: ['security'],
  }));
  const { added } = loadStarterControls(vault, ['AC-01'] as StarterControlId[]);
  const path = join(work, 'users.csv');
  // Larger than a chunk of age, so that parts of it are written before all of it was read.
  writeFileSync(path, `${MARK}\n`.repeat(6000));
  const said = facts({
    controlIds: added,
    effective: { from: '2026-03-31', to: '2026-03-31' } as never,
  });
  await addEvidence(vault, [{ paths: [path], facts: said }], quietJob());
  rmSync(path);
  identity = await newIdentity();
  writeFileSync(join(work, 'identity.txt'), identity.fileText, { mode: 0o600 });
  recipientId = addRecipient(vault, {
    firm: 'Bramwell & Oakes LLP',
    person: 'Noor Haddad',
    email: '',
    purpose: '',
    until: null,
    note: '',
  });
  await addRecipientKey(vault, recipientId, { key: identity.recipient, label: '' });
  const confirmation = { on: '2026-07-01' as never, channel: 'phone', note: '' } as const;
  confirmRecipientKey(vault, recipientId, identity.recipient, confirmation);
});
afterAll(() => {
  vault.close();
  rmSync(work, { recursive: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const build = async (targetPath: string, envelope: Envelope = TO_RECIPIENT, keys: string[] = []) =>
  buildRound(
    vault,
    {
      engagementId,
      targetPath,
      omissions: [],
      allowDraft: true,
      recipientIds: [recipientId],
      ...(await chooseEnvelope(vault, { envelope, recipientIds: [recipientId], keys })),
    },
    quietJob(),
  );

const folderOf = (name: string): string => {
  const folder = join(work, name);
  mkdirSync(folder);
  return folder;
};

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

const opener = async () =>
  ({ kind: 'identities', identities: await parseIdentities(identity.fileText) }) as const;
const verified = async (file: string) =>
  withOpened([[file]], opener, ([what = []]) => verifyPackage(what, { signer: null }, quietJob()));

describe('an encrypted package', () => {
  it('is the zip inside an age file, verified without a byte on the disk, and recorded', async () => {
    const folder = folderOf('out');
    const file = join(folder, 'package.zip.age');
    const { summary, files } = await build(file);
    expect(summary).toMatchObject({ encryption: 'recipients', recipientIds: [recipientId] });
    expect(readdirSync(folder)).toEqual(['package.zip.age']);
    const zip = execFileSync('age', ['-d', '-i', join(work, 'identity.txt'), file], { maxBuffer: 1e9 });
    writeFileSync(join(work, 'opened.zip'), zip);
    const sum = (path: string) => execFileSync('sha256sum', [path], { encoding: 'utf8' }).slice(0, 64);
    expect(sum(join(work, 'opened.zip'))).toBe(summary.zipSha256);
    expect(files).toMatchObject([{ name: 'package.zip.age', sha256: sum(file) }]);
    const report = await verified(file);
    expect(report).toMatchObject({
      verdict: 'verified-unknown-signer',
      findings: [],
      sealNumber: summary.sealNumber,
    });
    await expect(withOpened([[file]], null, () => Promise.resolve())).rejects.toMatchObject({
      code: 'package.encrypted',
    });

    const again = join(folder, 'again.zip');
    await rebuildPackage(
      vault,
      { of: { packageId: summary.id, round: summary.round }, targetPath: again },
      quietJob(),
    );
    expect(sum(again)).toBe(summary.zipSha256);
  });

  it('names a key that nobody has confirmed in the journal', async () => {
    const strange = (await newIdentity()).recipient;
    const { summary } = await build(join(folderOf('strange'), 'p.zip.age'), TO_RECIPIENT, [strange]);
    const { rows } = listJournal(vault, { subject: summary.id, newestFirst: true, offset: 0, limit: 1 });
    expect(rows[0]?.detail).toMatchObject({
      encryption: 'recipients',
      unconfirmedKeys: [sha256Hex(strange)],
    });
  });

  it('opens with its passphrase', async () => {
    const file = join(folderOf('passphrase'), 'p.zip.age');
    const passphrase = 'nine slow barges under the old bridge';
    await build(file, { kind: 'passphrase', passphrase });
    const report = await withOpened(
      [[file]],
      () => Promise.resolve({ kind: 'passphrase', passphrase }),
      ([what = []]) => verifyPackage(what, { signer: null }, quietJob()),
    );
    expect(report.findings).toEqual([]);
  });

  it('is found to be damaged wherever a bit flips', async () => {
    const file = join(folderOf('flips'), 'p.zip.age');
    await build(file);
    const bytes = readFileSync(file);
    for (const at of [0, 40, 300, 5_000, bytes.length >> 1, bytes.length - 70_000, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 4;
      writeFileSync(file, changed);
      const answer = await verified(file).then(
        (report) => report.verdict,
        (error: unknown) => (error as { code?: string }).code ?? String(error),
      );
      expect([
        'failed',
        'hostile',
        'incomplete',
        'package.not-a-package',
        'package.encryption-damaged',
        'package.wrong-identity',
      ]).toContain(answer);
    }
  });
});

/** Every byte that goes to a file, and every file there is after each of these writes, looked through for the mark. */
const watchingTheDisk = async (run: () => Promise<unknown>, folders: readonly string[]): Promise<number> => {
  const prototype = await fileHandlePrototype();
  let sightings = 0;
  const see = (bytes: unknown): void => {
    if (bytes instanceof Uint8Array && Buffer.from(bytes).includes(MARK)) sightings += 1;
  };

  const { write, writev } = prototype as unknown as Record<
    'write' | 'writev',
    (...given: unknown[]) => Promise<never>
  >;
  vi.spyOn(prototype, 'write').mockImplementation(async function (this: FileHandle, ...given: unknown[]) {
    see(given[0]);
    const answer = await write.apply(this, given);
    for (const file of folders.flatMap(filesBelow)) see(readFileSync(file));
    return answer;
  });
  vi.spyOn(prototype, 'writev').mockImplementation(async function (this: FileHandle, ...given: unknown[]) {
    for (const one of given[0] as unknown[]) see(one);
    return writev.apply(this, given);
  });
  await run();
  for (const file of folders.flatMap(filesBelow)) see(readFileSync(file));
  return sightings;
};

describe('the plaintext', () => {
  it('never touches the disk while a package is encrypted; without encryption the watch sees it', async () => {
    const [sealed, open, temporary] = [
      folderOf('watch-sealed'),
      folderOf('watch-open'),
      folderOf('watch-tmp'),
    ];
    vi.stubEnv('TMPDIR', temporary);
    expect(await watchingTheDisk(() => build(join(sealed, 'p.zip.age')), [sealed, temporary])).toBe(0);
    vi.restoreAllMocks();
    const plainly = () => build(join(open, 'p.zip'), { kind: 'none' });
    expect(await watchingTheDisk(plainly, [open, temporary])).toBeGreaterThan(0);
    vi.unstubAllEnvs();
  });
});

describe('trouble while encrypting', () => {
  it('leaves nothing when the disk is full or somebody cancels', async () => {
    const folder = folderOf('trouble');
    const prototype = await fileHandlePrototype();
    vi.spyOn(prototype, 'sync').mockRejectedValue(systemError('ENOSPC'));
    await expect(build(join(folder, 'p.zip.age'))).rejects.toMatchObject({ code: 'disk.full' });
    vi.restoreAllMocks();
    expect(readdirSync(folder)).toEqual([]);
    const stop = new AbortController();
    const job = {
      signal: stop.signal,
      progress: ({ phase, done }: { readonly phase: string; readonly done: number }) => {
        if (phase === 'writing' && done > 0) stop.abort();
      },
    };
    const asked = { envelope: TO_RECIPIENT, recipientIds: [recipientId] };
    const how = {
      targetPath: join(folder, 'p.zip.age'),
      omissions: [],
      allowDraft: true,
      recipientIds: [recipientId],
    };
    const sealing = await chooseEnvelope(vault, asked);
    await expect(buildRound(vault, { engagementId, ...how, ...sealing }, job as never)).rejects.toMatchObject(
      {
        code: 'job.cancelled',
      },
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
