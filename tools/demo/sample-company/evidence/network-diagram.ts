// A network diagram as wikis have them: clear, and without a date.
import { box, line, path, picture } from '../render/svg-picture';

const INK = '#2a3134';
const MUTED = '#667077';

const node = (x: number, y: number, title: string, note: string, fill: string): string[] => [
  box(x, y, 210, 74, fill, { radius: 8, stroke: '#8b979c' }),
  line(x + 105, y + 32, title, { size: 15, bold: true, fill: INK, anchor: 'middle' }),
  line(x + 105, y + 54, note, { size: 12, fill: MUTED, anchor: 'middle' }),
];
/** `low` puts the title at the foot, where the lines from above do not cross it. */
const zone = (x: number, y: number, width: number, height: number, title: string, low = false): string[] => [
  box(x, y, width, height, '#f6f9f8', { radius: 12, stroke: '#b7c4c0' }),
  line(x + 16, low ? y + height - 16 : y + 26, title, { size: 13, bold: true, fill: '#35605a' }),
];
const link = (points: readonly (readonly [number, number])[]): string => path(points, '#7b878c', 1.6);

export const networkDiagram = (): Promise<Uint8Array> =>
  picture(1240, 860, [
    box(0, 0, 1240, 860, '#ffffff'),
    line(40, 52, 'Larkmoor Assist – production network', { size: 24, bold: true, fill: INK }),
    ...zone(40, 90, 1160, 130, 'Internet'),
    ...node(120, 126, 'Customers', 'browser, API', '#ffffff'),
    ...node(515, 126, 'Edge filter', 'rate limits, rules', '#e7efe9'),
    ...node(910, 126, 'Staff', 'managed devices', '#ffffff'),
    ...zone(40, 250, 760, 130, 'Entry subnet  198.51.100.0/26'),
    ...node(120, 286, 'assist-web', '3 instances', '#ffffff'),
    ...node(515, 286, 'assist-api', '6 instances', '#ffffff'),
    ...zone(840, 250, 360, 130, 'Operators  192.0.2.0/28'),
    ...node(910, 286, 'Bastion', 'recorded sessions', '#f7ecdf'),
    ...zone(40, 410, 760, 130, 'Application subnet  198.51.100.64/26'),
    ...node(80, 446, 'retrieval', 'per-tenant index', '#ffffff'),
    ...node(315, 446, 'guardrail', 'rule sets', '#e7efe9'),
    ...node(550, 446, 'inference-gateway', 'pinned models', '#ffffff'),
    ...zone(40, 570, 1160, 240, 'Serving and data subnet  203.0.113.0/25, no route to the internet', true),
    ...node(80, 620, 'Documents', 'encrypted store', '#e8edf5'),
    ...node(315, 620, 'Database', 'primary, standby', '#e8edf5'),
    ...node(550, 620, 'GPU pool eu1', '24 nodes', '#f3e8ef'),
    ...node(785, 620, 'Weights', 'registry, keys', '#f7ecdf'),
    ...node(910, 712, 'Backups', 'other region', '#e8edf5'),
    link([
      [330, 163],
      [515, 163],
    ]),
    link([
      [620, 200],
      [620, 286],
    ]),
    link([
      [515, 323],
      [330, 323],
    ]),
    link([
      [620, 360],
      [620, 446],
    ]),
    link([
      [525, 483],
      [550, 483],
    ]),
    link([
      [290, 483],
      [315, 483],
    ]),
    link([
      [655, 520],
      [655, 620],
    ]),
    link([
      [185, 520],
      [185, 620],
    ]),
    link([
      [420, 520],
      [420, 620],
    ]),
    link([
      [760, 657],
      [785, 657],
    ]),
    link([
      [1015, 200],
      [1015, 286],
    ]),
    link([
      [1015, 360],
      [1015, 712],
    ]),
  ]);
