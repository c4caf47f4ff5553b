// Exceptions in a package: what is handed over, and never let go of again.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  buildPackage,
  changeException,
  getException,
  recordException,
  setExceptionState,
  verifyPackage,
  withdrawException,
} from '../../../src/engine';
import { controlId, evidenceId } from '../../../src/shared/ids';
import { facts, quietJob } from '../temporary-vault';
import { whole, ready, refusal } from './exception-fixture';

describe('exceptions in a package', () => {
  const prepared = async () => {
    const made = await ready();
    const { vault, file, desk } = made;
    const inside = { from: '2026-02-01', to: '2026-02-28' } as never;
    await addEvidence(
      vault,
      [
        { facts: facts({ controlIds: [controlId(1)], effective: inside }), paths: [file('a.txt', 'a')] },
        { facts: facts({ title: 'The retest' }), paths: [file('retest.txt', 'retest')] },
      ],
      quietJob(),
    );
    const build = (name: string) =>
      buildPackage(
        vault,
        { engagementId: 'ENG-01' as never, targetPath: join(desk, name), omissions: [], allowDraft: true },
        quietJob(),
      );
    const read = (name: string, path: string): string =>
      execFileSync('unzip', ['-p', join(desk, name), `*/data/${path}`], { encoding: 'utf8' });
    const json = (name: string) =>
      JSON.parse(read(name, 'package.json')) as {
        exceptions: Record<string, unknown>[];
        counts: Record<string, number>;
        evidence: { ref: string }[];
      };
    return { ...made, build, read, json };
  };

  it('hands over what is confirmed, with its evidence, and nothing else', async () => {
    const { vault, desk, build, read, json } = await prepared();
    recordException(vault, whole({ title: 'Still a draft' }));
    const { id } = recordException(vault, whole({ evidenceIds: [evidenceId(2)] }));
    const gone = recordException(vault, whole({ title: 'Was none' }));
    for (const one of [id, gone.id]) setExceptionState(vault, one, 'confirmed');
    withdrawException(vault, gone.id, 'It did not happen.');
    await build('one.zip');
    const { exceptions, counts, evidence } = json('one.zip');
    expect(exceptions).toEqual([
      expect.objectContaining({
        id,
        control: 'CTL-001',
        state: 'confirmed',
        extent: { failed: 1, of: 2 },
        response_approved_by: 'Ada Byron',
        evidence: ['EVD-0002.01'],
      }),
    ]);
    expect(counts['exceptions']).toBe(1);
    expect(evidence.map((one) => one.ref)).toEqual(['EVD-0001.01', 'EVD-0002.01']);
    const page = read('one.zip', '60_exceptions/exceptions.html');
    expect(page).toContain('Nobody looked at the accounts in June.');
    for (const unseen of ['Still a draft', 'Was none']) {
      expect(page).not.toContain(unseen);
      expect(read('one.zip', '90_custody/entries.jsonl')).not.toContain(unseen);
    }
    const report = await verifyPackage(join(desk, 'one.zip'), { signer: null }, quietJob());
    expect(report.findings).toEqual([]);
  });

  it('gives the same package for the same exceptions, and another one when an answer has changed', async () => {
    const { vault, build } = await prepared();
    const { id } = recordException(vault, whole());
    setExceptionState(vault, id, 'confirmed');
    const first = await build('one.zip');
    expect(await build('two.zip')).toEqual(first);
    recordException(vault, whole({ title: 'A draft changes nothing' }));
    expect(await build('three.zip')).toEqual(first);
    changeException(vault, id, whole({ cause: 'Nobody was the deputy.' }));
    const next = await build('four.zip');
    expect(next).toMatchObject({ id: first.id, round: 2 });
    expect(getException(vault, id).packageIds).toEqual([first.id]);
  });

  it('never lets go of one that was handed over', async () => {
    const { vault, build, json } = await prepared();
    const { id } = recordException(vault, whole());
    setExceptionState(vault, id, 'confirmed');
    const { id: packageId } = await build('one.zip');
    const before = getException(vault, id);
    expect(before).toMatchObject({ packageIds: [packageId], nextStates: ['responded', 'accepted'] });
    for (const work of [
      () => withdrawException(vault, id, 'We would rather not.'),
      () => setExceptionState(vault, id, 'draft'),
    ]) {
      expect(refusal(work)).toEqual({
        code: 'exception.in-package',
        details: { id, package: packageId },
      });
    }
    expect(getException(vault, id)).toEqual(before);
    setExceptionState(vault, id, 'responded');
    await build('two.zip');
    expect(json('two.zip').exceptions).toMatchObject([{ id, state: 'responded' }]);
  });
});
