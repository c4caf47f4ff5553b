// What tests of several engagements share: one of a year, and a scope with everything in it.
import { listJournal, type OpenVault } from '../../../src/engine';
import { NewEngagement } from '../../../src/shared/domain/engagement';
import { EngagementScope } from '../../../src/shared/domain/scope';

export const year = (number: number, given: object = {}): NewEngagement =>
  NewEngagement.parse({
    type: 2,
    period: { from: `${String(number)}-01-01`, to: `${String(number)}-12-31` },
    systemName: 'Quillmere Assist',
    categories: ['security', 'privacy'],
    firm: 'Hollis & Grane LLP',
    ...given,
  });

export const FRESH: EngagementScope = {
  boundary: '',
  items: [],
  people: [],
  subserviceOrganizations: [],
  notApplicable: [],
  privacyRoles: ['processor', 'controller'],
  makesProducts: true,
};

export const scopeOf = (given: object = {}): EngagementScope =>
  EngagementScope.parse({
    ...FRESH,
    boundary: 'From the public endpoint to the store of answers.',
    items: [
      { kind: 'service', name: 'Inference API', note: 'Public', inScope: true, reason: '' },
      { kind: 'infrastructure', name: 'Office network', note: '', inScope: false, reason: 'No data there' },
    ],
    people: [
      { side: 'organization', name: 'Ada Byron', role: 'System owner', email: 'ada@quillmere.example' },
      { side: 'firm', name: 'Noor Grane', role: 'Engagement partner', email: '' },
    ],
    subserviceOrganizations: [
      {
        name: 'Northern Cloud',
        service: 'Hosting',
        method: 'carve-out',
        assumedControls: 'Guards the halls',
        note: '',
      },
    ],
    notApplicable: [{ criterionId: 'P2.1', reason: 'The customers ask for consent, not we.' }],
    ...given,
  });

export const entries = (vault: OpenVault) =>
  listJournal(vault, { subject: null, newestFirst: true, offset: 0, limit: 200 });
export const last = (vault: OpenVault) => entries(vault).rows[0];
