import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Gap, VerifyReport } from '../../src/shared/domain/package';
import { PackageSummary } from '../../src/shared/domain/package-round';
import { EXIT } from '../../src/shared/errors';
import { type Desk, deskWithControls } from './desk';
import { done, muniment } from './run-cli-in-test';

const EVIDENCE = 'user,role\nada,admin\ngrace,reader\n';

/** One control of seven has evidence; the rest and most criteria are gaps. */
const deskWithEvidence = async (): Promise<Desk> => {
  const desk = await deskWithControls();
  const facts = ['--title', 'User list', '--control', 'CTL-001', '--effective', '2026-03-31'];
  await done(['evidence', 'add', desk.vault, desk.file('users.csv', EVIDENCE), ...facts]);
  return desk;
};

/** Gives every gap a reason, as a person would in a spreadsheet. */
const giveReasons = async (desk: Desk): Promise<string> => {
  const template = desk.at('gaps.csv');
  await done(['package', 'plan', desk.vault, '--template', template]);
  const [head = '', ...rows] = readFileSync(template, 'utf8').trimEnd().split('\n');
  expect(head).toBe('key,reason,what');
  writeFileSync(
    template,
    [head, ...rows.map((row) => row.replace(',', ',"Planned for 2027, with the new team"'))].join('\n'),
  );
  return template;
};

const built = async (desk: Desk, name = 'package.zip'): Promise<{ zip: string; signer: string }> => {
  const zip = desk.at(name);
  await done(['package', 'build', desk.vault, '--out', zip, '--omissions', await giveReasons(desk)]);
  const { signer } = (await done(['vault', 'info', desk.vault, '--json'])).document() as {
    signer: { publicKey: string };
  };
  return { zip, signer: signer.publicKey };
};

const unpacked = (desk: Desk, zip: string): string => {
  const folder = desk.at('unpacked');
  expect(spawnSync('unzip', ['-q', zip, '-d', folder]).status).toBe(0);
  const [top = ''] = spawnSync('ls', [folder], { encoding: 'utf8' }).stdout.split('\n');
  return join(folder, top);
};

describe('building a package', () => {
  it('lists undeclared gaps, builds nothing and answers 1', async () => {
    const desk = await deskWithEvidence();
    const zip = desk.at('package.zip');
    const ran = await muniment(['package', 'build', desk.vault, '--out', zip, '--json']);
    expect(ran.exit).toBe(EXIT.answerIsNo);
    const answer = ran.document() as { error: { code: string }; undeclared: Gap[] };
    expect(answer.error.code).toBe('package.undeclared-omissions');
    expect(answer.undeclared.map((gap) => gap.key)).toContain('control-without-evidence:CTL-002');
    expect(() => readFileSync(zip)).toThrow('ENOENT');
    const told = await muniment(['package', 'build', desk.vault, '--out', zip]);
    expect(told.stdout).toContain('control-without-evidence:CTL-002');
  });

  it('builds a draft when that is allowed', async () => {
    const desk = await deskWithEvidence();
    const words = [
      'package',
      'build',
      desk.vault,
      '--out',
      desk.at('draft.zip'),
      '--allow-omissions',
      '--json',
    ];
    expect(PackageSummary.strip().parse((await done(words)).document()).verdict).toBe('draft');
  });

  it('refuses a folder that is not there, before anything is opened', async () => {
    const ran = await muniment(['package', 'build', 'nowhere', '--out', '/nowhere/package.zip'], { env: {} });
    expect([ran.exit, ran.stderr]).toEqual([EXIT.wrongUse, expect.stringContaining('There is no folder')]);
  });

  it('takes reasons from CSV and from JSON', async () => {
    const desk = await deskWithEvidence();
    const { zip } = await built(desk);
    const { scope } = (await done(['package', 'show', zip, '--json'])).document() as VerifyReport;
    expect(scope?.verdict).toBe('complete-with-declared-omissions');

    const { gaps } = (await done(['package', 'plan', desk.vault, '--json'])).document() as { gaps: Gap[] };
    const reasons = desk.file(
      'reasons.json',
      JSON.stringify(gaps.map(({ key }) => ({ key, reason: 'Other words' }))),
    );
    const words = [
      'package',
      'build',
      desk.vault,
      '--out',
      desk.at('again.zip'),
      '--omissions',
      reasons,
      '--json',
    ];
    expect(PackageSummary.strip().parse((await done(words)).document()).omissionCount).toBe(gaps.length);
  });

  it('gives the same bytes again, and never replaces a file', async () => {
    const desk = await deskWithEvidence();
    const { zip } = await built(desk);
    const reasons = desk.at('gaps.csv');
    const again = ['package', 'build', desk.vault, '--omissions', reasons, '--out'];
    await done([...again, desk.at('second.zip')]);
    expect(readFileSync(desk.at('second.zip')).equals(readFileSync(zip))).toBe(true);
    const refused = await muniment([...again, zip, '--json']);
    expect(refused.exit).toBe(EXIT.wrongUse);
    expect(refused.document()).toMatchObject({ error: { code: 'package.target-exists' } });
  });
});

describe('verifying a package', () => {
  it('agrees with unzip, sha256sum and minisign', async () => {
    const desk = await deskWithEvidence();
    const { zip, signer } = await built(desk);
    const ran = await done(['package', 'verify', zip, '--signer', signer, '--json'], { env: {} });
    const report = VerifyReport.parse(ran.document());
    expect(report).toMatchObject({ verdict: 'verified', findings: [], signer: { publicKey: signer } });

    expect(spawnSync('unzip', ['-t', zip]).status).toBe(0);
    const cwd = unpacked(desk, zip);
    const sums = spawnSync('sha256sum', ['--quiet', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], {
      cwd,
    });
    expect(sums.status).toBe(0);
    const signature = spawnSync('minisign', ['-Vm', 'tagmanifest-sha256.txt', '-P', signer], {
      cwd,
      encoding: 'utf8',
    });
    expect(signature.status).toBe(0);
    expect(signature.stdout).toContain(report.trustedComment ?? 'no comment');
    expect((await done(['package', 'verify', cwd, '--signer', join(cwd, 'signer.pub')])).exit).toBe(
      EXIT.done,
    );
    expect(
      (await done(['package', 'verify', zip, '--signer', report.signer?.words.join(' ') ?? ''])).exit,
    ).toBe(0);
  });

  it('answers 0 with a plain warning when no signer was named, and 20 when another was', async () => {
    const desk = await deskWithEvidence();
    const { zip } = await built(desk);
    const unnamed = await done(['package', 'verify', zip, '--json']);
    expect(unnamed.document()).toMatchObject({ verdict: 'verified-unknown-signer' });
    expect(unnamed.stderr).toContain('proves nothing');
    const stranger = 'RWQ8B4kfSFfJe3QclvWWWcwS2hZ2urwPqfbrpsNmg3tidVFQk3yGnIBt';
    const other = await muniment(['package', 'verify', zip, '--signer', stranger, '--json']);
    expect(other.exit).toBe(EXIT.damaged);
    expect(other.document()).toMatchObject({
      verdict: 'failed',
      findings: [{ code: 'signature.other-signer' }],
    });
  });

  it('answers 20 or 22 for one changed byte anywhere, and names the file whose bytes changed', async () => {
    const desk = await deskWithEvidence();
    const { zip } = await built(desk);
    const good = readFileSync(zip);
    const places = Array.from({ length: 24 }, (_, index) => Math.floor(((index + 0.5) * good.length) / 24));
    for (const place of places) {
      const bytes = Buffer.from(good);
      bytes[place] = (bytes[place] ?? 0) ^ 0x20;
      const ran = await muniment(['package', 'verify', desk.file('changed.zip', bytes), '--json']);
      expect({ place, exit: ran.exit }).toEqual({
        place,
        exit: expect.toSatisfy((exit) => exit === 20 || exit === 22) as number,
      });
      expect((ran.document() as VerifyReport).findings.length).toBeGreaterThan(0);
    }
    const inEvidence = good.indexOf('grace,reader');
    const bytes = Buffer.from(good);
    bytes[inEvidence] = 'G'.charCodeAt(0);
    const ran = await muniment(['package', 'verify', desk.file('changed.zip', bytes), '--json']);
    expect(ran.exit).toBe(EXIT.damaged);
    const { findings } = ran.document() as VerifyReport;
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: 'file.changed',
        path: expect.stringContaining('/EVD-0001.01_') as string,
      }),
    );
  });

  it('answers 20 for a cut zip, 22 for bytes behind it, 20 for something else, 2 for nothing', async () => {
    const desk = await deskWithEvidence();
    const { zip } = await built(desk);
    const good = readFileSync(zip);
    const exits = [];
    for (const bytes of [
      good.subarray(0, good.length >> 1),
      Buffer.concat([good, Buffer.from('MZ')]),
      Buffer.from('hello'),
    ])
      exits.push((await muniment(['package', 'verify', desk.file('x.zip', bytes)])).exit);
    exits.push((await muniment(['package', 'verify', desk.at('none.zip')])).exit);
    expect(exits).toEqual([EXIT.damaged, EXIT.hostile, EXIT.damaged, EXIT.wrongUse]);
  });

  it.each(['RW', 'one two three', '/nowhere/signer.pub'])('refuses %j as a signer', async (signer) => {
    expect((await muniment(['package', 'verify', 'x.zip', '--signer', signer])).exit).toBe(EXIT.wrongUse);
  });
});

it('warns that the original goes out while its redacted version waits, beside plan and build', async () => {
  const desk = await deskWithEvidence();
  const redact = ['evidence', 'redact', desk.vault, 'EVD-0001', '--columns', 'user', '--reason', 'Names'];
  const said = 'Warning: EVD-0001.02 is redacted and not approved: EVD-0001.01 goes in';
  await done(['evidence', 'approve', desk.vault, 'EVD-0001', '--override', 'A team of one']);
  await done(redact);
  const plan = await done(['package', 'plan', desk.vault, '--json']);
  expect(plan.stderr).toContain(said);
  const out = desk.at('package.zip');
  const build = ['package', 'build', desk.vault, '--allow-omissions', '--out', out];
  expect((await done(build)).stderr).toContain(said);
});
