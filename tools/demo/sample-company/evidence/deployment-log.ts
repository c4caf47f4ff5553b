// The pipeline’s own log of a staged model release.
import { model } from '../models';
import { seededRandom } from '../seeded-random';

const STAGES = [
  ['2026-06-29', '07:00', 'canary', 2],
  ['2026-06-29', '11:00', 'small', 10],
  ['2026-06-29', '15:00', 'half', 50],
  ['2026-06-30', '07:00', 'all', 100],
] as const;

export const deploymentLog = (): string => {
  const chance = seededRandom('deployment');
  const { weightsSha256 } = model('heron-3.0');
  const lines = [
    '[2026-06-26T13:02:00Z] rel-883 rehearsal: rollback to heron-2.5 in staging',
    '[2026-06-26T13:02:04Z] rel-883 rehearsal: traffic 100 % heron-3.0',
    '[2026-06-26T13:10:31Z] rel-883 rehearsal: halt rule triggered by hand (error rate set to 4 %)',
    '[2026-06-26T13:10:52Z] rel-883 rehearsal: heron-2.5 serving 100 %; took 21 s (limit 120 s)',
    '[2026-06-26T13:11:00Z] rel-883 rehearsal: done, witness h.weiss',
    `[2026-06-29T06:58:10Z] rel-883 start model=heron-3.0 weights=${weightsSha256}`,
    '[2026-06-29T06:58:11Z] rel-883 gate check: 4 of 4 met',
    '[2026-06-29T06:58:11Z] rel-883 approvals: m.zhou (Head of AI), h.weiss (Product Lead)',
    '[2026-06-29T06:58:40Z] rel-883 weights verified against the registry on 12 of 12 nodes',
    '[2026-06-29T06:59:00Z] rel-883 halt rules: errors > 2 %, p95 > 4.0 s, withheld answers > 3 %',
  ];
  for (const [date, begin, stage, share] of STAGES) {
    lines.push(`[${date}T${begin}:00Z] rel-883 stage=${stage} share=${String(share)}%`);
    for (let minute = 15; minute <= 60; minute += 15) {
      const hour = String(Number(begin.slice(0, 2)) + Math.floor(minute / 60)).padStart(2, '0');
      lines.push(
        `[${date}T${hour}:${String(minute % 60).padStart(2, '0')}:00Z] rel-883 stage=${stage} errors=${(0.2 + chance.next() * 0.4).toFixed(2)}% p95=${(1.9 + chance.next() * 0.8).toFixed(2)}s withheld=${(0.6 + chance.next() * 0.5).toFixed(2)}% ok`,
      );
    }
  }
  lines.push('[2026-06-30T08:05:00Z] rel-883 done; heron-2.5 kept warm until 2026-07-14');
  return `${lines.join('\n')}\n`;
};
