// One picked row: what the list says, the evidence for each attribute, and where it stands.
import { useEffect, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { X } from 'lucide-react';
import {
  type Picker,
  type Population,
  SAMPLE_STATES,
  type SampleItem,
  type SampleState,
} from '../../../shared/domain/population';
import type { EvidenceId, SampleItemId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { offerUndo } from '../../app/undo';
import { call, useCall, useCommand } from '../../app/use-call';
import { stateText } from '../../messages/evidence-words';
import { populations as text } from '../../messages/populations';
import { Button } from '../../ui/Button';
import { undo as undoText } from '../../messages/undo';
import { IconButton } from '../../ui/IconButton';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { AttachDialog } from './AttachDialog';
import { SampleMark } from './population-marks';
import styles from './populations.module.css';

interface SamplePanelProps {
  readonly id: SampleItemId;
  readonly population: Population;
  /** Whose picks stand in the table beside it. */
  readonly shown: Picker;
  readonly onMove: (id: SampleItemId) => void;
  /** Opened by a link, and the table shows the other side's picks. */
  readonly onOther: (picker: Picker) => void;
  readonly onClose: () => void;
}

const MOST_PEERS = 500;
/** Samples are numbered from 1 without gaps, so the number is the place. */
const numberIn = (id: SampleItemId): number => Number(id.slice(id.lastIndexOf('-') + 1));

export const SamplePanel = ({ id, population, shown, onMove, onOther, onClose }: SamplePanelProps) => {
  const number = numberIn(id);
  const { data, failure } = useCall('populations', 'samples', {
    ...{ id: population.id, selection: null, picker: null },
    ...{ offset: number - 1, limit: 1 },
  });
  const item = data?.rows[0];
  const picker = item?.id === id ? item.picker : shown;
  // One moves among the picks of one side: the two are never mixed.
  const peers = useCall('populations', 'samples', {
    ...{ id: population.id, selection: null, picker },
    ...{ offset: 0, limit: MOST_PEERS },
  });
  const place = peers.data?.rows.findIndex((one) => one.id === id) ?? -1;
  const before = place < 0 ? undefined : peers.data?.rows[place - 1];
  const behind = place < 0 ? undefined : peers.data?.rows[place + 1];
  useEffect(() => {
    if (picker !== shown) onOther(picker);
  });
  if (item?.id !== id)
    return (
      <Panel number={id} title={text.columnSample} onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  return (
    <Panel
      number={id}
      title={item.cells.find((cell) => cell !== '') ?? text.meansRow(item.row)}
      onClose={onClose}
      {...(before !== undefined && {
        onPrevious: () => {
          onMove(before.id);
        },
      })}
      {...(behind !== undefined && {
        onNext: () => {
          onMove(behind.id);
        },
      })}
    >
      <KeyValues
        facts={[
          [
            text.samplePicked,
            item.picker === 'self' ? (
              <span key="self" className={styles.label}>
                {text.selfLabel}
              </span>
            ) : (
              text.picker(item.picker)
            ),
          ],
          [text.selectionOf, String(item.selection)],
          [text.columnState, <SampleMark key="state" state={item.state} />],
        ]}
      />
      <Evidence item={item} />
      <StateForm key={`${item.state} ${item.note}`} item={item} population={population} />
      <Section title={text.sampleCells} note={text.meansRow(item.row)}>
        <KeyValues
          facts={population.columns.map((column, at) => [
            column.name,
            <bdi key={column.position} className={styles.text}>
              {item.cells[at] ?? ''}
            </bdi>,
          ])}
        />
      </Section>
    </Panel>
  );
};

const Evidence = ({ item }: { readonly item: SampleItem }) => {
  const mayLink = useMay('sample.linked');
  const unlink = useCommand('populations', 'unlinkSamples');
  const [attachTo, setAttachTo] = useState<string | null>(null);
  const attributes = item.attributes.slice(1).map((one) => one.attribute);
  const detach = async (one: { readonly id: EvidenceId; readonly reason: string }, attribute: string) => {
    const linked = { evidenceId: one.id, items: [{ id: item.id, attribute }] };
    if ((await unlink.run(linked)) === null) return;
    offerUndo({
      done: undoText.unlinked(one.id, item.id),
      undo: () => call('populations', 'linkSamples', { ...linked, reason: one.reason }),
    });
  };
  return (
    <Section
      title={text.sampleEvidence}
      {...(mayLink && {
        action: (
          <Button
            kind="quiet"
            onPress={() => {
              setAttachTo('');
            }}
          >
            {text.attach}
          </Button>
        ),
      })}
    >
      {item.attributes.map(({ attribute, evidence }) => (
        <div key={attribute} className={styles.attribute}>
          <p className="muted">
            {attribute === '' ? text.attributeOfRow : <bdi>{attribute}</bdi>}
            {evidence.length === 0 && <span className={styles.none}> · {text.nothing}</span>}
          </p>
          {evidence.length > 0 && (
            <ul className="rows rows--top">
              {evidence.map((one) => (
                <li key={one.id}>
                  <span className="grow">
                    <ObjectLink id={one.id} label={one.title} /> <bdi>{one.title}</bdi>
                    {!one.counts && (
                      <>
                        {' '}
                        <span className={styles.none}>· {text.countsNot(stateText(one.state))}</span>
                      </>
                    )}
                    {one.reason !== '' && (
                      <>
                        <br />
                        <bdi className="help">{one.reason}</bdi>
                      </>
                    )}
                  </span>
                  {mayLink && (
                    <IconButton
                      label={text.detach(one.id, attribute)}
                      icon={<X className="i i--14" aria-hidden="true" />}
                      onPress={() => {
                        void detach(one, attribute);
                      }}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      <FailureNotice failure={unlink.failure} />
      {attachTo !== null && (
        <AttachDialog
          ids={[item.id]}
          attributes={attributes}
          attribute={attachTo}
          onClose={() => {
            setAttachTo(null);
          }}
          onAttached={() => {
            setAttachTo(null);
          }}
        />
      )}
    </Section>
  );
};

const StateForm = ({ item, population }: { readonly item: SampleItem; readonly population: Population }) => {
  const mayChange = useMay('sample.changed');
  const navigate = useNavigate();
  const change = useCommand('populations', 'changeSample');
  const [state, setState] = useState<SampleState>(item.state);
  const [note, setNote] = useState(item.note);
  const isChanged = state !== item.state || note.trim() !== item.note;
  const [control] = population.controlIds;
  return (
    <Section title={text.sampleStateTitle}>
      {mayChange ? (
        <div className={styles.group}>
          <Select
            label={text.columnState}
            options={SAMPLE_STATES.map((one) => ({ id: one, label: text.sampleState(one) }))}
            value={state}
            onChange={setState}
          />
          <TextField label={text.sampleNote} rows={2} value={note} maxLength={2000} onChange={setNote} />
          {isChanged && (
            <div className="btns">
              <Button
                kind="primary"
                isDisabled={change.isRunning}
                onPress={() => void change.run({ id: item.id, state, note })}
              >
                {text.sampleSave}
              </Button>
            </div>
          )}
          <FailureNotice failure={change.failure} />
        </div>
      ) : (
        item.note !== '' && <bdi className={styles.text}>{item.note}</bdi>
      )}
      {item.state === 'exception' &&
        (control === undefined ? (
          <p className="help">{text.recordExceptionNoControl}</p>
        ) : (
          <div className={styles.moves}>
            <Button onPress={() => void navigate({ to: '/exceptions', search: { record: control } })}>
              {text.recordException}
            </Button>
          </div>
        ))}
    </Section>
  );
};
