// The columns of each kind of record; what stands in them is the package's own word (docs/receiver.md).
import { Check, CircleDashed } from 'lucide-react';
import type { PackageRow, RecordKind } from '../../../shared/domain/review';
import { visibleText } from '../../../shared/visible-text';
import { receiver as text } from '../../messages/receiver';
import type { Column } from '../../ui/column';
import styles from './receiver.module.css';

interface Wanted {
  readonly id: string;
  readonly width: string;
  readonly isNumber?: boolean;
  /** The room below which it is left to the panel. */
  readonly needs?: 1 | 2;
}

/** The least a table needs beside the panel; the rest stands in the panel. */
const COLUMNS: Readonly<Record<RecordKind, readonly Wanted[]>> = {
  criterion: [
    { id: 'controls', width: '72px', isNumber: true },
    { id: 'evidence', width: '80px', isNumber: true },
  ],
  control: [
    { id: 'criteria', width: 'minmax(0, 148px)', needs: 1 },
    { id: 'cadence', width: '96px', needs: 2 },
    { id: 'evidence', width: '72px', isNumber: true },
  ],
  evidence: [
    { id: 'dates', width: 'minmax(0, 164px)' },
    { id: 'verdict', width: 'minmax(0, 128px)', needs: 1 },
    { id: 'type', width: 'minmax(0, 96px)', needs: 2 },
  ],
  population: [
    { id: 'state', width: 'minmax(0, 172px)' },
    { id: 'rows', width: '80px', isNumber: true },
    { id: 'picks', width: '64px', isNumber: true },
  ],
  request: [
    { id: 'reference', width: '96px' },
    { id: 'status', width: '104px' },
  ],
  exception: [
    { id: 'control', width: '96px' },
    { id: 'found', width: 'minmax(0, 132px)' },
    { id: 'state', width: 'minmax(0, 132px)' },
  ],
  record: [
    { id: 'register', width: 'minmax(0, 148px)' },
    { id: 'state', width: 'minmax(0, 112px)', needs: 1 },
    { id: 'since', width: '104px', needs: 2 },
  ],
  omission: [{ id: 'reason', width: 'minmax(0, 1.4fr)' }],
};

const ID_WIDTH: Readonly<Record<RecordKind, string | null>> = {
  criterion: '72px',
  control: '84px',
  evidence: '96px',
  population: '80px',
  request: '92px',
  exception: '80px',
  record: '84px',
  omission: null,
};

/** Looked at, in words for the ear and a shape for the eye. */
export const LookedAtMark = ({ mark }: { readonly mark: PackageRow['mark'] }) => {
  if (mark === 'none') return null;
  const Icon = mark === 'looked-at' ? Check : CircleDashed;
  return (
    <span className={mark === 'looked-at' ? styles.looked : styles.lookedEarlier} title={text.mark[mark]}>
      <Icon className="i i--14" role="img" aria-label={text.mark[mark]} />
    </span>
  );
};

export const recordColumns = (
  kind: RecordKind,
  options: {
    readonly hasRounds: boolean;
    readonly keepsNotes: boolean; /** 2 with the whole width, 1 beside a panel or in a small window, 0 with both. */
    readonly room: 0 | 1 | 2;
  },
): readonly Column<PackageRow, never>[] => {
  const idWidth = ID_WIDTH[kind];
  const wanted = COLUMNS[kind].filter(({ needs = 0 }) => options.room >= needs);
  const hasChanges = options.hasRounds && options.room > 0 && (kind === 'evidence' || kind === 'control');
  return [
    ...(options.keepsNotes
      ? [
          {
            id: 'looked',
            title: '',
            width: '28px',
            cell: ({ mark }: PackageRow) => <LookedAtMark mark={mark} />,
          },
        ]
      : []),
    ...(idWidth === null
      ? []
      : [
          {
            id: 'id',
            title: text.columns['id'] ?? '',
            width: idWidth,
            cell: ({ id }: PackageRow) => <span className="id">{visibleText(id)}</span>,
          },
        ]),
    {
      id: 'title',
      title: text.columns['title'] ?? '',
      width: 'minmax(0, 1fr)',
      cell: ({ title, notes }: PackageRow) => (
        <bdi className="txt" title={visibleText(title)}>
          {visibleText(title)}
          {notes > 0 && (
            <small className="faint">
              {' '}
              · {text.sections.notes.split(' ')[0]} {notes}
            </small>
          )}
        </bdi>
      ),
    },
    ...(hasChanges
      ? [
          {
            id: 'change',
            title: text.columns['change'] ?? '',
            width: '72px',
            cell: ({ sinceLastRound }: PackageRow) =>
              sinceLastRound === null ? '' : <span className="muted">{text.change[sinceLastRound]}</span>,
          },
        ]
      : []),
    ...wanted.map(({ id, width, isNumber = false }): Column<PackageRow, never> => ({
      id,
      title: text.columns[id] ?? id,
      width,
      ...(isNumber && { align: 'end' as const }),
      cell: ({ columns }) => {
        const value = visibleText(columns[id] ?? '');
        return (
          <bdi className={isNumber ? 'num' : 'muted'} title={value}>
            {value}
          </bdi>
        );
      },
    })),
  ];
};
