// What is recorded of an exception, and withdrawn again.
import { describe, expect, it } from 'vitest';
import {
  addEvidence,
  changeException,
  getException,
  loadStarterControls,
  recordException,
  setExceptionState,
  withdrawException,
} from '../../../src/engine';
import { evidenceId, exceptionId } from '../../../src/shared/ids';
import { facts, makeVault, quietJob } from '../temporary-vault';
import { starter, engage, exception, whole, ready, list, ids, journal, newest } from './exception-fixture';

describe('recording an exception', () => {
  it('makes a draft of the current engagement and tells the journal all of it', async () => {
    const { vault } = await ready();
    const made = recordException(vault, exception());
    expect(made).toMatchObject({
      id: 'EXC-01',
      engagementId: 'ENG-01',
      controlId: 'CTL-001',
      state: 'draft',
      withdrawn: null,
      packageIds: [],
      nextStates: ['confirmed'],
      createdAt: '2026-07-01T09:00:00Z',
    });
    expect(newest(vault)).toMatchObject({
      action: 'exception.recorded',
      subject: 'EXC-01',
      detail: { after: { ...exception(), engagementId: 'ENG-01', state: 'draft' } },
    });
  });

  it('keeps its evidence once and in order', async () => {
    const { vault, file } = await ready();
    for (const name of ['a.txt', 'b.txt']) {
      await addEvidence(vault, [{ facts: facts({ title: name }), paths: [file(name, name)] }], quietJob());
    }
    const made = recordException(
      vault,
      exception({ evidenceIds: [evidenceId(2), evidenceId(1), evidenceId(2)] }),
    );
    expect(made.evidenceIds).toEqual(['EVD-0001', 'EVD-0002']);
  });

  it('refuses what the vault does not know, and writes nothing then', async () => {
    const { vault } = await makeVault();
    expect(() => recordException(vault, exception())).toThrow('use.engagement-missing');
    engage(vault);
    const before = journal(vault).total;
    expect(() => recordException(vault, exception())).toThrow('use.unknown-control');
    loadStarterControls(vault, starter('AC-01'));
    expect(() => recordException(vault, exception({ evidenceIds: [evidenceId(9)] }))).toThrow(
      'use.unknown-evidence',
    );
    expect(() => getException(vault, exceptionId(1))).toThrow('use.unknown-exception');
    expect(journal(vault).total).toBe(before + 1);
  });
});

describe('withdrawing an exception', () => {
  it('takes it off the list and keeps it readable, with its reason', async () => {
    const { vault } = await ready();
    const { id } = recordException(vault, whole());
    const gone = withdrawException(vault, id, 'The review was there; we looked at the wrong folder.');
    expect(gone).toMatchObject({
      withdrawn: 'The review was there; we looked at the wrong folder.',
      nextStates: [],
    });
    expect(newest(vault)).toMatchObject({
      action: 'exception.withdrawn',
      subject: id,
      detail: { reason: 'The review was there; we looked at the wrong folder.' },
    });
    expect(ids(list(vault))).toEqual([]);
    expect(ids(list(vault, { withWithdrawn: true }))).toEqual([id]);
    for (const work of [
      () => withdrawException(vault, id, 'again'),
      () => setExceptionState(vault, id, 'confirmed'),
      () => changeException(vault, id, exception()),
    ])
      expect(work).toThrow('exception.state');
  });
});
