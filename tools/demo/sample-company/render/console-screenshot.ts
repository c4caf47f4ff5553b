// A screenshot of an administration console as auditors want one: the whole screen, with clock, address,
// signed-in user, filters and counts.
import { box, line, path, picture } from './svg-picture';

export const SCREEN = { width: 1600, height: 1000 } as const;
/** Where a content drawing begins, and how wide it may be. */
export const CONTENT = { x: 236, y: 268, width: 1332, height: 636 } as const;

export interface ConsoleScreen {
  /** What the clock of the computer shows, such as `Thu 15 Oct 2026  14:32`. */
  readonly clock: string;
  readonly app: {
    readonly name: string;
    readonly colour: string;
    readonly sections: readonly string[];
    readonly section: string;
  };
  readonly address: string;
  readonly user: string;
  readonly title: string;
  readonly filters: readonly string[];
  /** Drawn below the filters. */
  readonly content: readonly string[];
  /** Such as `43 of 43 users · unfiltered`. */
  readonly count: string;
}

const INK = '#1f2629';
const MUTED = '#66727a';

const desktop = (screen: ConsoleScreen): string[] => [
  box(0, 0, SCREEN.width, SCREEN.height, '#f4f6f6'),
  box(0, 0, SCREEN.width, 30, '#20272a'),
  line(20, 20, 'Applications', { size: 13, fill: '#cfd6d8' }),
  line(SCREEN.width / 2, 20, screen.clock, { size: 13, fill: '#ffffff', bold: true, anchor: 'middle' }),
  line(SCREEN.width - 20, 20, 'wired  ·  en  ·  100 %', { size: 13, fill: '#cfd6d8', anchor: 'end' }),
  box(0, 30, SCREEN.width, 40, '#dfe4e5'),
  box(14, 36, 290, 34, '#ffffff', { radius: 6 }),
  line(32, 58, `${screen.app.name}: ${screen.title}`.slice(0, 36), { size: 13 }),
  box(0, 70, SCREEN.width, 46, '#ffffff'),
  path(
    [
      [36, 86],
      [28, 93],
      [36, 100],
    ],
    MUTED,
  ),
  path(
    [
      [66, 86],
      [74, 93],
      [66, 100],
    ],
    '#b9c3c6',
  ),
  `<circle cx="103" cy="93" r="7" fill="none" stroke="${MUTED}" stroke-width="2" stroke-dasharray="34 10"/>`,
  box(130, 77, 1300, 32, '#eef1f2', { radius: 16 }),
  line(150, 98, `https://${screen.address}`, { size: 14, fill: INK, mono: true }),
];

const application = (screen: ConsoleScreen): string[] => {
  const { app } = screen;
  return [
    box(0, 116, 204, SCREEN.height - 116, app.colour),
    line(24, 158, app.name, { size: 21, fill: '#ffffff', bold: true }),
    ...app.sections.flatMap((section, index) => {
      const y = 204 + index * 40;
      const chosen = section === app.section;
      return [
        chosen ? box(12, y - 24, 180, 34, 'rgba(255,255,255,0.2)', { radius: 5 }) : '',
        line(26, y, section, { size: 14, fill: '#ffffff', bold: chosen }),
      ];
    }),
    line(CONTENT.x, 168, screen.title, { size: 24, bold: true }),
    box(SCREEN.width - 352, 140, 320, 36, '#ffffff', { radius: 18, stroke: '#d5dcde' }),
    `<circle cx="${String(SCREEN.width - 332)}" cy="158" r="11" fill="${app.colour}"/>`,
    line(SCREEN.width - 312, 163, screen.user, { size: 13 }),
  ];
};

const filterChips = (filters: readonly string[]): string[] => {
  let x: number = CONTENT.x;
  return filters.flatMap((filter) => {
    const width = filter.length * 7.4 + 28;
    const chip = [
      box(x, 204, width, 32, '#ffffff', { radius: 5, stroke: '#c8d1d3' }),
      line(x + 14, 225, filter, { size: 13 }),
    ];
    x += width + 12;
    return chip;
  });
};

export const consoleScreenshot = (screen: ConsoleScreen): Promise<Uint8Array> =>
  picture(SCREEN.width, SCREEN.height, [
    ...desktop(screen),
    ...application(screen),
    ...filterChips(screen.filters),
    box(CONTENT.x, CONTENT.y - 12, CONTENT.width, CONTENT.height + 24, '#ffffff', {
      radius: 8,
      stroke: '#d5dcde',
    }),
    ...screen.content,
    line(CONTENT.x, 950, screen.count, { size: 14, fill: MUTED }),
    line(SCREEN.width - 32, 950, `${screen.app.name} console`, { size: 12, fill: MUTED, anchor: 'end' }),
  ]);

export interface TableColumn {
  readonly title: string;
  readonly width: number;
  readonly mono?: boolean;
}

/** A table as content; `marked` rows are drawn as needing attention. */
export const tableContent = (
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  marked: ReadonlySet<number> = new Set(),
): string[] => {
  const rowHeight = 32;
  const cells = (values: readonly string[], y: number, head: boolean): string[] => {
    let x: number = CONTENT.x + 20;
    return values.map((value, index) => {
      const column = columns[index];
      const drawn = line(x, y, value, {
        size: 13,
        fill: head ? MUTED : INK,
        bold: head,
        mono: !head && column?.mono === true,
      });
      x += column?.width ?? 0;
      return drawn;
    });
  };
  return [
    ...cells(
      columns.map((column) => column.title),
      CONTENT.y + 20,
      true,
    ),
    ...rows.flatMap((row, index) => {
      const top = CONTENT.y + 34 + index * rowHeight;
      return [
        box(
          CONTENT.x + 1,
          top,
          CONTENT.width - 2,
          rowHeight,
          marked.has(index) ? '#fdf1dc' : index % 2 === 0 ? '#ffffff' : '#f8fafa',
        ),
        ...cells(row, top + 21, false),
      ];
    }),
  ];
};

/** A page of settings: name, state, explanation. */
export const settingsContent = (
  colour: string,
  settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly note: string;
    readonly on?: boolean;
  }[],
): string[] =>
  settings.flatMap(({ name, value, note, on }, index) => {
    const y = CONTENT.y + 40 + index * 76;
    return [
      line(CONTENT.x + 28, y, name, { size: 16, bold: true }),
      line(CONTENT.x + 28, y + 24, note, { size: 13, fill: MUTED }),
      ...(on === undefined
        ? [line(CONTENT.x + CONTENT.width - 28, y + 6, value, { size: 15, anchor: 'end' })]
        : [
            line(CONTENT.x + CONTENT.width - 96, y + 6, value, { size: 15, anchor: 'end' }),
            box(CONTENT.x + CONTENT.width - 80, y - 12, 52, 26, on ? colour : '#b9c3c6', { radius: 13 }),
            `<circle cx="${String(CONTENT.x + CONTENT.width - (on ? 41 : 67))}" cy="${String(y + 1)}" r="10" fill="#ffffff"/>`,
          ]),
      box(CONTENT.x + 28, y + 44, CONTENT.width - 56, 1, '#e3e9ea'),
    ];
  });
