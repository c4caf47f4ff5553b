// Controls, criteria, evidence or records chosen for a field: a line each with its title, and the way to choose.
import { useState } from 'react';
import { useQueries } from '@tanstack/react-query';
import { X } from 'lucide-react';
import type { Register } from '../../../shared/domain/programme';
import { RecordId } from '../../../shared/domain/programme/record-id';
import { ObjectLink } from '../../app/ObjectLink';
import { call, useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { recordForm as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import styles from './form.module.css';
import { PickDialog } from './PickDialog';

export type PickKind = 'controls' | 'criteria' | 'evidence' | 'record';

interface PickedIdsProps {
  readonly kind: PickKind;
  /** Of `record`. */
  readonly of?: Register;
  readonly label: string;
  readonly help?: string;
  readonly error?: string | null;
  readonly ids: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** Only one, such as the vendor of a report. */
  readonly isSingle?: boolean;
}

/** What they are called; the number itself while it is asked for, or when it is not there. */
export const useTitles = (kind: PickKind, ids: readonly string[]): ReadonlyMap<string, string> => {
  const { data: catalog } = useCall('catalog', 'get', {});
  const asked = kind === 'criteria' ? [] : ids;
  const found = useQueries({
    queries: asked.map((id) => ({
      queryKey: [
        kind === 'controls' ? 'controls' : kind === 'evidence' ? 'evidence' : 'programme',
        'get',
        kind === 'record' ? { id, today: today() } : { id },
      ],
      queryFn: async (): Promise<{ readonly id: string; readonly title: string }> => {
        if (kind === 'controls') return call('controls', 'get', { id: id });
        if (kind === 'evidence') return call('evidence', 'get', { id: id });
        return call('programme', 'get', { id: RecordId.parse(id), today: today() });
      },
      retry: false,
    })),
    combine: (results) => results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  const known = kind === 'criteria' ? (catalog?.criteria ?? []) : found;
  return new Map(known.map(({ id, title }) => [id, title]));
};

export const PickedIds = ({
  kind,
  of,
  label,
  help,
  error = null,
  ids,
  onChange,
  isSingle = false,
}: PickedIdsProps) => {
  const [isOpen, setOpen] = useState(false);
  const titles = useTitles(kind, ids);
  return (
    <div
      className={styles.picked}
      role="group"
      aria-label={label}
      {...(error !== null && { 'data-invalid': true })}
    >
      <span className={styles.pickedLabel}>{label}</span>
      {ids.length > 0 && (
        <ul className="rows rows--top">
          {ids.map((id) => (
            <li key={id}>
              <ObjectLink id={id} label={titles.get(id) ?? ''} />
              <span className="grow" dir="auto" title={titles.get(id) ?? id}>
                {titles.get(id) ?? ''}
              </span>
              <IconButton
                label={text.remove(id)}
                icon={<X className="i i--14" aria-hidden="true" />}
                onPress={() => {
                  onChange(ids.filter((other) => other !== id));
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <span className={styles.pickedFoot}>
        <Button
          aria-label={text.chooseOf(label)}
          onPress={() => {
            setOpen(true);
          }}
        >
          {text.choose}
        </Button>
        {ids.length === 0 && <span className="faint small">{text.none}</span>}
      </span>
      {error === null ? (
        help !== undefined && help !== '' && <span className="help">{help}</span>
      ) : (
        <span className="help help--error">{error}</span>
      )}
      {isOpen && (
        <PickDialog
          kind={kind}
          {...(of !== undefined && { of })}
          isSingle={isSingle}
          chosen={ids}
          onTake={(next) => {
            onChange(next);
            setOpen(false);
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
};
