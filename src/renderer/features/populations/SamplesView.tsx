// Picked rows against what each has to show: evidence per attribute, several rows at a time. The auditor's
// picks and our own are never shown together.
import { type CSSProperties, useState } from 'react';
import { Download, Paperclip, Plus, Upload } from 'lucide-react';
import type { Population, SampleItem, Selection } from '../../../shared/domain/population';
import type { SampleItemId } from '../../../shared/ids';
import { useMay } from '../../app/use-access';
import { call, useCommand } from '../../app/use-call';
import { dateText } from '../../messages/dates';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Select } from '../../ui/Select';
import { AttachDialog } from './AttachDialog';
import { DropDialog } from './DropDialog';
import { ImportPicksDialog } from './ImportPicksDialog';
import styles from './populations.module.css';
import type { PopulationsSearch } from './populations-search';
import { firstOf, missingOf, sampleColumns } from './sample-columns';
import { SelfSampleDialog } from './SelfSampleDialog';
import { shownPicker } from './shown-picker';

const MOST_CHOSEN = 500;
interface SamplesViewProps {
  readonly population: Population;
  readonly selections: readonly Selection[];
  readonly search: PopulationsSearch;
  readonly onSearch: (next: PopulationsSearch) => void;
}

type Opened = 'import' | 'self' | 'attach';

export const SamplesView = ({ population, selections, search, onSearch }: SamplesViewProps) => {
  const mayPick = useMay('sample.selected');
  const mayLink = useMay('sample.linked');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dropped, setDropped] = useState<{ ids: readonly SampleItemId[]; files: readonly File[] } | null>(
    null,
  );
  const [saidText, setSaid] = useState('');
  const write = useCommand('populations', 'exportSamples');
  const shownSelection = selections.find((one) => one.number === search.selection);
  const picker = shownPicker(population, selections, search);
  const shown =
    shownSelection === undefined ? selections.filter((one) => one.picker === picker) : [shownSelection];
  const attributes = [...new Set(shown.flatMap((one) => one.attributes))];
  const question = { id: population.id, selection: shownSelection?.number ?? null, picker };
  const close = () => {
    setOpened(null);
  };
  const options = [
    { id: 'auditor', label: text.picker('auditor') },
    { id: 'self', label: text.picker('self') },
    ...selections.map((one) => ({
      id: String(one.number),
      label: text.selection(one.number, one.itemCount, one.pickedOn === null ? null : dateText(one.pickedOn)),
      description: text.picker(one.picker),
    })),
  ];
  const { columns, width } = sampleColumns(population, attributes, search.sample !== undefined);
  const save = async () => {
    setSaid('');
    const [target] = await call('app', 'choose', {
      what: 'new-table-file',
      suggestedName: text.exportName(population.id, picker),
    });
    if (target === undefined) return;
    const written = await write.run({ id: population.id, picker, target: target.token });
    if (written !== null) setSaid(text.exported(written.rows, target.name));
  };
  const all = async () => {
    const page = await call('populations', 'samples', { ...question, offset: 0, limit: MOST_CHOSEN });
    setChosen((now) => (now.size >= page.rows.length ? new Set() : new Set(page.rows.map((row) => row.id))));
  };
  const chosenIds = [...chosen] as SampleItemId[];
  const isNone = shown.length === 0;
  return (
    <>
      <div className={styles.bar}>
        {selections.length > 0 && (
          <Select
            label={text.shown}
            hideLabel
            options={options}
            value={shownSelection === undefined ? picker : String(shownSelection.number)}
            onChange={(id) => {
              setChosen(new Set());
              onSearch(
                id === 'auditor' || id === 'self'
                  ? { ...search, of: id, selection: undefined, sample: undefined }
                  : { ...search, of: undefined, selection: Number(id), sample: undefined },
              );
            }}
          />
        )}
        {chosen.size > 0 ? (
          <>
            <span className="muted">{text.chosen(chosen.size)}</span>
            <Button
              kind="primary"
              icon={<Paperclip className="i" aria-hidden="true" />}
              onPress={() => {
                setOpened('attach');
              }}
            >
              {text.attach}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setChosen(new Set());
              }}
            >
              {text.clear}
            </Button>
          </>
        ) : (
          <>
            <span className={styles.grow} />
            {!isNone && (
              <Button
                kind="quiet"
                icon={<Download className="i" aria-hidden="true" />}
                isDisabled={write.isRunning}
                onPress={() => void save()}
              >
                {text.export}
              </Button>
            )}
            {mayPick && population.rowCount > 0 && (
              <Button
                kind="quiet"
                icon={<Plus className="i" aria-hidden="true" />}
                onPress={() => {
                  setOpened('self');
                }}
              >
                {text.selfSample}
              </Button>
            )}
            {mayPick && population.state !== 'returned' && (
              <Button
                kind={isNone && picker === 'auditor' ? 'quiet' : 'primary'}
                icon={<Upload className="i" aria-hidden="true" />}
                onPress={() => {
                  setOpened('import');
                }}
              >
                {text.import}
              </Button>
            )}
          </>
        )}
        <span role="status" className="help">
          {saidText}
        </span>
      </div>
      <FailureNotice failure={write.failure} />
      {picker === 'self' && !isNone && (
        <Notice>
          <p>
            <b>{text.selfLabel}.</b> {text.selfWarning}
          </p>
          {shown.map(
            ({ number, method, seed }) =>
              method !== null &&
              seed !== null && (
                <p key={number} className="muted">
                  {text.selfNote(number, method, seed)}
                </p>
              ),
          )}
        </Notice>
      )}
      {isNone ? (
        <EmptyState
          title={text.noSamples}
          action={
            mayPick &&
            population.state !== 'returned' && (
              <Button
                kind="primary"
                onPress={() => {
                  setOpened('import');
                }}
              >
                {text.import}
              </Button>
            )
          }
        >
          {text.noSamplesText}
        </EmptyState>
      ) : (
        <div className={styles.wide} style={{ '--table-width': `${String(width)}px` } as CSSProperties}>
          <DataTable<'populations', 'samples'>
            label={text.samplesTable}
            group="populations"
            name="samples"
            question={question}
            columns={columns}
            rowId={(item) => item.id}
            rowLabel={(item) => text.sampleLabel(item.id, firstOf(item), item.state, missingOf(item))}
            selectedId={search.sample ?? null}
            onSelect={(id) => {
              onSearch({ ...search, sample: id as SampleItemId });
            }}
            empty={<p className="muted">{text.noSamplesText}</p>}
            {...(mayLink && {
              choosing: { chosen, onChange: setChosen, onAll: () => void all() },
              onDropFiles: (item: SampleItem, files: readonly File[]) => {
                const ids = chosen.has(item.id) ? chosenIds : [item.id];
                setDropped({ ids, files });
              },
            })}
          />
        </div>
      )}
      {opened === 'import' && (
        <ImportPicksDialog
          population={population}
          onClose={close}
          onApplied={(selection) => {
            close();
            onSearch({ ...search, of: 'auditor', selection: selection ?? undefined, sample: undefined });
          }}
        />
      )}
      {opened === 'self' && (
        <SelfSampleDialog
          population={population}
          onClose={close}
          onPicked={(selection) => {
            close();
            onSearch({ ...search, of: undefined, selection, sample: undefined });
          }}
        />
      )}
      {opened === 'attach' && (
        <AttachDialog
          ids={chosenIds}
          attributes={attributes}
          onClose={close}
          onAttached={() => {
            close();
            setChosen(new Set());
          }}
        />
      )}
      {dropped !== null && (
        <DropDialog
          population={population}
          ids={dropped.ids}
          attributes={attributes}
          files={dropped.files}
          onClose={() => {
            setDropped(null);
          }}
          onDone={(id) => {
            setDropped(null);
            setChosen(new Set());
            setSaid(id === null ? text.dropAttached : text.dropDone(id));
          }}
        />
      )}
    </>
  );
};
