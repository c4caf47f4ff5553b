import { describe, expect, it } from 'vitest';
import type { EvidenceId, RequestId } from '../../../shared/ids';
import { answersOf, linkKnown } from './intake-request';
import { inspected, looksOf, row } from './rows-test-support';

const request = (id: string) => id as RequestId;
const evidence = (id: string) => id as EvidenceId;

describe('files dropped on a request', () => {
  const rows = [
    { key: 'a', requestId: request('REQ-001') },
    { key: 'b', requestId: null },
    { key: 'c', requestId: request('REQ-001') },
    { key: 'd', requestId: request('REQ-002') },
  ];

  it('are linked to it once they are stored, each item once', () => {
    const stored = [
      { key: 'a', id: evidence('EVD-0001') },
      { key: 'b', id: evidence('EVD-0002') },
      { key: 'c', id: evidence('EVD-0001') },
    ];
    expect(answersOf(rows, stored)).toEqual([{ requestId: 'REQ-001', evidenceIds: ['EVD-0001'] }]);
  });

  it('that are in the vault already are linked instead of being left out', () => {
    const looks = looksOf([
      inspected('known.csv', { alreadyIn: [evidence('EVD-0007')] }),
      inspected('new.csv'),
    ]);
    const dropped = [
      row('known.csv', {}, { requestId: request('REQ-001') }),
      row('new.csv', {}, { requestId: request('REQ-001') }),
      row('known.csv'),
    ];
    const next = linkKnown(new Set(dropped.map(({ key }) => key)), looks)(dropped);
    expect(next.map(({ action, itemId }) => [action, itemId])).toEqual([
      ['link', 'EVD-0007'],
      ['auto', null],
      ['auto', null],
    ]);
  });
});
