// The columns of picked rows: what tells them apart, the evidence per attribute, where each stands.
import type { Population, SampleItem } from '../../../shared/domain/population';
import { useOpenObject } from '../../app/use-open-object';
import { populations as text } from '../../messages/populations';
import type { Column } from '../../ui/column';
import { IdLink } from '../../ui/IdLink';
import { SampleMark } from './population-marks';
import styles from './populations.module.css';

/** As many of the list's columns as tell rows apart. */
const SHOWN_CELLS = 3;

export const firstOf = (item: SampleItem): string => item.cells.find((cell) => cell !== '') ?? '';

const hasAny = ({ evidence }: SampleItem['attributes'][number]): boolean =>
  evidence.some((one) => one.counts);

export const missingOf = ({ attributes }: SampleItem): number => {
  const [whole, ...each] = attributes;
  return whole !== undefined && hasAny(whole) ? 0 : each.filter((one) => !hasAny(one)).length;
};

const EvidenceChips = ({ item, attribute }: { readonly item: SampleItem; readonly attribute: string }) => {
  const open = useOpenObject();
  const found = item.attributes.find((one) => one.attribute === attribute);
  if (found === undefined) return null;
  // What counts stands for the rest; what does not is named in the panel.
  const [first, ...more] = found.evidence.filter((one) => one.counts);
  if (first === undefined)
    return <span className={styles.none}>{attribute === '' ? '–' : text.nothing}</span>;
  const press = open(first.id);
  return (
    <span
      className={styles.evidence}
      title={[first, ...more].map((one) => `${one.id} ${one.title}`).join('\n')}
    >
      <IdLink id={first.id} label={first.title} {...(press !== null && { onPress: press })} />
      {more.length > 0 && <span className="muted">+{more.length}</span>}
    </span>
  );
};

/** With the width they need, in pixels: beside the panel there is room for less. */
export const sampleColumns = (
  population: Population,
  attributes: readonly string[],
  hasPanel: boolean,
): { columns: readonly Column<SampleItem, never>[]; width: number } => {
  const cells = population.columns.slice(0, hasPanel ? 1 : SHOWN_CELLS);
  const columns: readonly Column<SampleItem, never>[] = [
    {
      id: 'id',
      title: text.columnSample,
      width: '64px',
      cell: (item) => <span className="id">{item.id.slice(item.id.indexOf('.') + 1)}</span>,
    },
    {
      id: 'row',
      title: text.columnRow,
      width: '64px',
      cell: (item) => <span className="muted num">{item.row}</span>,
    },
    ...cells.map((column, at) => ({
      id: `cell-${String(column.position)}`,
      title: column.name,
      width: 'minmax(96px, 1fr)',
      cell: (item: SampleItem) => <bdi title={item.cells[at] ?? ''}>{item.cells[at] ?? ''}</bdi>,
    })),
    {
      id: 'state',
      title: text.columnState,
      width: hasPanel ? '124px' : '190px',
      cell: (item) => <SampleMark state={item.state} />,
    },
    {
      id: 'whole',
      title: text.wholeRow,
      width: '116px',
      cell: (item) => <EvidenceChips item={item} attribute="" />,
    },
    ...attributes.map((attribute) => ({
      id: `attribute-${attribute}`,
      title: attribute,
      width: '128px',
      cell: (item: SampleItem) => <EvidenceChips item={item} attribute={attribute} />,
    })),
  ];
  const width = 64 + 64 + 96 * cells.length + 116 + 128 * attributes.length + (hasPanel ? 124 : 190) + 44;
  return { columns, width };
};
