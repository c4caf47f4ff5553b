import { describe, expect, it } from 'vitest';
import type { ControlId, EvidenceId } from '../../shared/ids';
import type { HandedOverRequest } from '../requests';
import { evidenceForRequests, selectRequests } from './select-requests';
import type { ScopeSurvey } from './survey-scope';

const known = new Set(['CTL-001'] as ControlId[]);

const request = (id: string, more: Partial<Record<keyof HandedOverRequest, unknown>>): HandedOverRequest =>
  ({ id, evidence: [], controlIds: [], populationIds: [], sampleIds: [], ...more }) as never;

const answeredWith = (...ids: string[]) => ({
  evidence: ids.map((evidenceId) => ({ evidenceId, ref: `${evidenceId}.01` })),
});

const survey = (requests: readonly HandedOverRequest[]): ScopeSurvey =>
  ({
    requests,
    populations: [
      { id: 'POP-01', controlIds: ['CTL-001'] },
      { id: 'POP-02', controlIds: ['CTL-002'] },
      { id: 'POP-03', controlIds: [] },
    ],
    evidence: new Map(
      [
        ['EVD-0001', ['CTL-001']],
        ['EVD-0002', ['CTL-002']],
        ['EVD-0003', []],
        ['EVD-0004', ['CTL-002', 'CTL-001']],
      ].map(([id, controlIds]) => [id as EvidenceId, { controlIds }]),
    ),
  }) as never;

describe('requests of a package of chosen controls', () => {
  it('are those about one of them, by themselves or through a list, and those about none', () => {
    const chosen = selectRequests(
      survey([
        request('REQ-001', { controlIds: ['CTL-001', 'CTL-002'] }),
        request('REQ-002', { controlIds: ['CTL-002'] }),
        request('REQ-003', { populationIds: ['POP-01'] }),
        request('REQ-004', { populationIds: ['POP-02'] }),
        request('REQ-005', { sampleIds: ['POP-02.S-04'] }),
        request('REQ-006', { sampleIds: ['POP-01.S-04'] }),
        request('REQ-007', { populationIds: ['POP-03'] }),
        request('REQ-008', {}),
      ]),
      known,
    );
    expect(chosen.map((one) => one.id)).toEqual(['REQ-001', 'REQ-003', 'REQ-006', 'REQ-007', 'REQ-008']);
  });
});

describe('evidence of requests', () => {
  const all = ['EVD-0001', 'EVD-0002', 'EVD-0003', 'EVD-0004', 'EVD-0099'];
  const of = (one: HandedOverRequest, controls: ReadonlySet<ControlId> | null) =>
    evidenceForRequests(survey([one]), [one], controls);

  it('is all that counts, of a package of the whole scope', () => {
    expect(of(request('REQ-001', answeredWith(...all)), null)).toEqual(all.slice(0, 4));
  });

  it('is all of a request about a chosen control', () => {
    const one = request('REQ-001', { ...answeredWith(...all), controlIds: ['CTL-001'] });
    expect(of(one, known)).toEqual(all.slice(0, 4));
  });

  it('of a request about no control leaves out what is evidence of others alone', () => {
    expect(of(request('REQ-001', answeredWith(...all)), known)).toEqual(['EVD-0001', 'EVD-0003', 'EVD-0004']);
  });
});
