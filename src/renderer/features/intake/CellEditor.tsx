// The editor of one cell of the intake table, by its column; it turns what was typed into a change of the row.
import { useState } from 'react';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../../shared/domain/evidence';
import { ControlId } from '../../../shared/ids';
import type { DateRange } from '../../../shared/period';
import { call, useCall } from '../../app/use-call';
import { rangeText, today } from '../../messages/dates';
import { kindText } from '../../messages/evidence-words';
import { intake as text } from '../../messages/intake';
import { CellChoice } from '../../ui/CellChoice';
import { CellSelect } from '../../ui/CellSelect';
import { type CellExit, CellText, exitOf } from '../../ui/CellText';
import type { EditedColumn } from './intake-columns';
import { effectiveOf, type IntakeRow, kindOf } from './intake-draft';
import { rangeFromText } from './range-from-text';

export type RowPatch = Partial<Omit<IntakeRow, 'key' | 'files'>>;

/** The one cell that is open. */
export interface EditedCell {
  /** Of its row. */
  readonly key: string;
  readonly column: EditedColumn;
  readonly seed: string | null;
}

interface CellEditorProps {
  readonly row: IntakeRow;
  readonly column: EditedColumn;
  /** What was typed to open it; replaces what stands there. */
  readonly seed: string | null;
  readonly mediaType: string | undefined;
  /** The examined time; null while there is none. */
  readonly within: DateRange | null;
  readonly host: HTMLElement;
  readonly onTake: (patch: RowPatch | null, exit: CellExit) => void;
  readonly onCancel: () => void;
}

export const CellEditor = (props: CellEditorProps) => {
  switch (props.column) {
    case 'title':
      return <TitleEditor {...props} />;
    case 'effective':
      return <DatesEditor {...props} />;
    case 'controls':
      return <ControlsEditor {...props} />;
    case 'kind':
      return <KindEditor {...props} />;
  }
};

const TitleEditor = ({ row, seed, onTake, onCancel }: CellEditorProps) => (
  <CellText
    label={text.columnTitle}
    initial={seed ?? row.title}
    isSelected={seed === null}
    maxLength={300}
    onTake={(title, exit) => {
      onTake(title === row.title ? null : { title }, exit);
      return true;
    }}
    onCancel={onCancel}
  />
);

const DatesEditor = ({ row, seed, within, onTake, onCancel }: CellEditorProps) => {
  const effective = effectiveOf(row);
  const shown = effective === null ? '' : rangeText(effective);
  const day = today();
  const year = day.slice(0, 4);
  const calendar = {
    today: day,
    within: within ?? ({ from: `${year}-01-01`, to: `${year}-12-31` } as DateRange),
  };
  return (
    <CellText
      label={text.editDates}
      initial={seed ?? shown}
      isSelected={seed === null}
      placeholder={text.datesCell}
      maxLength={60}
      onTake={(typed, exit) => {
        // Untouched, also when what stands there runs backwards.
        if (typed === shown) {
          onTake(null, exit);
          return true;
        }
        const range = rangeFromText(typed, calendar);
        if (range === null) return false;
        onTake(
          range === 'empty'
            ? { effectiveFrom: null, effectiveTo: null }
            : { effectiveFrom: range.from, effectiveTo: range.to },
          exit,
        );
        return true;
      }}
      onCancel={onCancel}
    />
  );
};

/** `27`, `ctl-27`, `CTL-027` are the same control; null for what is no number of one. */
const controlIdFrom = (typed: string): ControlId | null => {
  const digits = /^(?:ctl[- ]?)?0*(\d{1,6})$/i.exec(typed.trim())?.[1];
  if (digits === undefined) return null;
  const parsed = ControlId.safeParse(`CTL-${digits.padStart(3, '0')}`);
  return parsed.success ? parsed.data : null;
};

const searchFor = (search: string, limit: number) =>
  ({
    search,
    series: null,
    cadence: null,
    withoutEvidenceInPeriod: false,
    sort: 'id',
    direction: 'ascending',
    offset: 0,
    limit,
  }) as const;

const isThere = async (id: ControlId): Promise<boolean> => {
  const { rows } = await call('controls', 'list', searchFor(id, 5));
  return rows.some((row) => row.id === id);
};

const OFFERED = 8;

const ControlsEditor = ({ row, seed, host, onTake, onCancel }: CellEditorProps) => {
  const [word, setWord] = useState('');
  const search = controlIdFrom(word) ?? word;
  const { data } = useCall('controls', 'list', searchFor(search, OFFERED));
  const take = async (typed: string, exit: CellExit): Promise<boolean> => {
    const words = typed
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const ids = words.map(controlIdFrom);
    const known = new Set<ControlId>([...row.controlIds, ...(data?.rows ?? []).map((one) => one.id)]);
    try {
      for (const id of ids) if (id === null || (!known.has(id) && !(await isThere(id)))) return false;
    } catch {
      // Not found out whether it is there: the field stays open and marked.
      return false;
    }
    const controlIds = [...new Set(ids.filter((id) => id !== null))];
    const isSame = controlIds.join() === row.controlIds.join();
    onTake(isSame ? null : { controlIds }, exit);
    return true;
  };
  return (
    <CellChoice
      label={text.editControls}
      initial={seed ?? row.controlIds.join(', ')}
      isSelected={seed === null}
      options={(data?.rows ?? []).map(({ id, title }) => ({ id, title }))}
      onSearch={setWord}
      onTake={take}
      onCancel={onCancel}
      host={host}
    />
  );
};

const KindEditor = ({ row, mediaType, onTake, onCancel }: CellEditorProps) => {
  const [kind, setKind] = useState<EvidenceKind>(kindOf(row, mediaType));
  const [isTouched, setTouched] = useState(false);
  const leave = (exit: CellExit) => {
    onTake(isTouched ? { kind } : null, exit);
  };
  return (
    <span
      role="presentation"
      className="grow"
      onClick={(event) => {
        event.stopPropagation();
      }}
      onBlur={() => {
        leave('stay');
      }}
    >
      <CellSelect<EvidenceKind>
        label={text.columnKind}
        options={EVIDENCE_KINDS.map((id) => ({ id, label: kindText(id) }))}
        value={kind}
        isFramed
        autoFocus
        onChange={(next) => {
          setKind(next);
          setTouched(true);
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          const exit = exitOf(event);
          if (exit === undefined) return;
          event.preventDefault();
          if (exit === 'cancel') onCancel();
          else leave(exit);
        }}
      />
    </span>
  );
};
