// A kit that is taken in: new controls, one said otherwise, a draft of a policy, a mapping of a firm. All of it or nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyKit } from '../../src/engine';
import type { CalendarDate } from '../../src/shared/period';
import type { Step } from './ledger';
import { nobodyCancels, type Stage } from './stage';

const on = '2026-07-01' as CalendarDate;

const writeKitTo = ({ desk, performance }: Stage): string => {
  const control = (number: number) => ({
    id: `CTL-${String(number).padStart(3, '0')}`,
    ...{
      starter: null,
      aiSpecific: false,
      title: `Of a kit ${String(number)} ${performance}`,
      wording: 'Each quarter.',
    },
    ...{ ownerRole: '', domain: 'Kit', cadence: 'quarterly', weekdaysOnly: false, graceDays: null },
    ...{ nature: 'preventive', kind: 'manual', checklist: ['The list'] },
    mappings: [{ to: 'CC6.1-3', rationale: 'because' }],
  });
  const mapping = {
    ...{ sheet: null, headRow: 1, headRows: 1, dayFirst: false, statuses: [], kinds: [], priorities: [] },
    columns: [{ column: `Request ${performance}`, field: 'wording' }],
  };
  const policy = {
    ...{ title: `Kit policy ${performance}`, kind: 'policy', text: '# Policy\n', reviewMonths: '12' },
    ...{ acknowledgedBy: 'everyone', starter: '', controls: ['CTL-300'], criteria: ['CC6.1'] },
  };
  const kit = {
    format: 'muniment-kit-1',
    controls: Array.from({ length: 20 }, (_none, at) => control(300 + at)),
    policyWords: [{ name: 'security_lead', value: `CISO ${performance}` }],
    policies: [policy],
    questionnaires: [],
    listMappings: [{ firm: 'Harrow & Pike LLP', mapping }],
    views: [{ name: 'Undated', query: { dates: ['undated'], q: performance } }],
  };
  const path = join(desk, 'desk.muniment-kit');
  writeFileSync(path, JSON.stringify(kit));
  return path;
};

export const takeInAKit: Step = {
  does: 'take in a kit',
  run: async (vault, stage) => {
    const given = { path: writeKitTo(stage), on };
    const look = await applyKit(vault, { ...given, take: null, apply: false, sha256: null }, nobodyCancels);
    if (look.counts.refused > 0) throw new Error('an entry of the kit was refused');
    const take = look.rows.flatMap(({ key, change }) => (change === 'same' ? [] : [key]));
    await applyKit(vault, { ...given, take, apply: true, sha256: look.sha256 }, nobodyCancels);
  },
};
