// Plain logs as machines write them.
import { SERVICES } from '../company';
import { seededRandom, type SeededRandom } from '../seeded-random';

const two = (value: number): string => String(value).padStart(2, '0');

const atSeconds = (date: string, seconds: number): string =>
  `${date}T${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}Z`;

const address = (chance: SeededRandom): string =>
  `${chance.pick(['192.0.2', '198.51.100', '203.0.113'] as const)}.${String(chance.between(2, 250))}`;

/** One day of the edge filter: scanners, injection attempts, clients over their limit. */
export const wafLog = (): string => {
  const chance = seededRandom('waf');
  const rules = [
    ['sqli-3', 'GET /api/v2/files?q=%27%20OR%201%3D1'],
    ['path-1', 'GET /../../etc/passwd'],
    ['bot-7', 'GET /wp-login.php'],
    ['rate-key', 'POST /api/v2/answers'],
    ['inject-12', 'POST /api/v2/answers'],
    ['size-2', 'POST /api/v2/uploads'],
  ] as const;
  const lines: string[] = [
    '# edge-filter eu1  2026-08-19  rule set 41  fields: time action rule client key method path status',
  ];
  let seconds = chance.between(3, 90);
  while (seconds < 86_400) {
    const [rule, request] = chance.pick(rules);
    const limited = rule === 'rate-key';
    lines.push(
      `${atSeconds('2026-08-19', seconds)} ${limited ? 'limit' : 'block'} ${rule} ${address(chance)} ${limited || rule === 'inject-12' ? `lk_live_…${chance.hex(4)}` : '-'} ${request} ${limited ? '429' : '403'}`,
    );
    seconds += chance.between(20, 420);
  }
  lines.push(`# end of day: ${String(lines.length - 1)} entries, 0 dropped`);
  return `${lines.join('\n')}\n`;
};

/** Nightly jobs of a month; one fails and is run again. */
export const backupLog = (): string => {
  const chance = seededRandom('backup');
  const stores = ['documents', 'database', 'registry', 'weights'] as const;
  const lines: string[] = [];
  for (let date = 1; date <= 31; date += 1) {
    const on = `2026-10-${two(date)}`;
    stores.forEach((store, index) => {
      const gigabytes = 180 + index * 95 + date + chance.between(0, 6);
      const failed = date === 13 && store === 'database';
      if (failed)
        lines.push(
          `${on} 01:${two(10 + index * 9)}:${two(chance.between(0, 59))} job=${store}-nightly state=FAILED error="snapshot timed out" retry=scheduled`,
        );
      lines.push(
        `${on} ${failed ? '03' : '01'}:${two(12 + index * 9)}:${two(chance.between(0, 59))} job=${store}-nightly state=OK size=${String(gigabytes)}GB took=${String(chance.between(6, 19))}m target=eu2/backups encrypted=yes sha256=${chance.hex(16)}… keep=35d`,
      );
    });
  }
  lines.push('2026-11-01 00:05:00 summary month=2026-10 jobs=124 ok=124 retried=1 missed=0');
  return `${lines.join('\n')}\n`;
};

/** The transcript of a restore test, with counts and checksums before and after. */
export const restoreLog = (): string => {
  const chance = seededRandom('restore');
  const digest = chance.hex(64);
  return [
    'restore test  TV-2026-Q3  2026-09-10  operator: p.wolan  witness: f.aziz',
    '08:02:11  target: empty account restore-lab, no route to production',
    '08:04:40  source: documents-nightly of 2026-09-09, 214 GB',
    '08:04:41  restore started',
    '09:21:07  restore finished: 1,284,310 objects, 0 errors',
    '09:25:30  rows in table file: source 418,202  restored 418,202',
    `09:25:31  sha256 of sorted object list, source    ${digest}`,
    `09:26:58  sha256 of sorted object list, restored  ${digest}`,
    '09:30:12  sample of 50 documents opened by hand: 50 readable',
    '09:31:00  time to restore 1 h 26 min (target 4 h)',
    '09:40:00  lab account emptied, keys revoked',
    ...SERVICES.slice(0, 3).map(
      (service, index) =>
        `09:4${String(index + 2)}:00  ${service}: started against the copy, health check ok`,
    ),
    '09:50:00  result: restored completely; nothing to follow up',
    '',
  ].join('\n');
};
