import { describe, expect, it } from 'vitest';
import type { EvidenceId, RequestId } from '../../../shared/ids';
import { answersOf } from './intake-request';

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
});
