// Chooses what answers one or many requests: controls, evidence, populations, or rows that were picked.
import { type ReactNode, useState } from 'react';
import type { RequestTarget } from '../../../shared/domain/request';
import type { ControlId, EvidenceId, PopulationId, RequestId, SampleItemId } from '../../../shared/ids';
import { useCall, useCommand } from '../../app/use-call';
import { rangeText } from '../../messages/dates';
import { requestPanel as text } from '../../messages/request-panel';
import { requests as listText } from '../../messages/requests';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
import { ControlPicker } from '../controls/ControlPicker';
import styles from './requests.module.css';

export type LinkKind = RequestTarget['kind'];

const MOST_LINES = 200;
const KINDS = [
  { id: 'evidence', label: text.evidence },
  { id: 'control', label: text.controls },
  { id: 'population', label: text.populations },
  { id: 'sample', label: text.samples },
] as const;

interface LinkDialogProps {
  readonly ids: readonly RequestId[];
  /** Not offered again. */
  readonly linked: readonly RequestTarget[];
  /** Left out, the dialog asks. */
  readonly kind?: LinkKind;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

export const LinkDialog = ({ ids, linked, kind: only, onDone, onClose }: LinkDialogProps) => {
  const link = useCommand('requests', 'link');
  const [kind, setKind] = useState<LinkKind>(only ?? 'evidence');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState('');
  const known = new Set<string>(linked.map((target) => target.id));
  const fresh = [...chosen].filter((id) => !known.has(id));
  const save = async () => {
    const targets = fresh.map((id) => ({ kind, id }) as RequestTarget);
    if ((await link.run({ ids: [...ids], targets, note })) !== null) onDone();
  };
  const picker: ReactNode = {
    control: <ControlPicker selected={chosen as ReadonlySet<ControlId>} onChange={setChosen} autoFocus />,
    evidence: <EvidenceChoice known={known} chosen={chosen} onChange={setChosen} />,
    population: <PopulationChoice known={known} chosen={chosen} onChange={setChosen} />,
    sample: <SampleChoice known={known} chosen={chosen} onChange={setChosen} />,
  }[kind];
  return (
    <Dialog
      title={text.linkTitle(kind)}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {listText.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={fresh.length === 0 || link.isRunning}
            onPress={() => void save()}
          >
            {text.linkDo(fresh.length)}
          </Button>
        </>
      }
    >
      {only === undefined && (
        <Select
          label={text.links}
          options={KINDS}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setChosen(new Set());
          }}
        />
      )}
      {picker}
      <TextField
        label={text.linkNote}
        help={text.linkNoteHelp}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
      <FailureNotice failure={link.failure} />
    </Dialog>
  );
};

interface ChoiceProps {
  readonly known: ReadonlySet<string>;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

const EvidenceChoice = ({ known, chosen, onChange }: ChoiceProps) => {
  const [query, setQuery] = useState('');
  const { data } = useCall('evidence', 'list', {
    search: query,
    controlId: null,
    criterionId: null,
    verdict: null,
    sort: 'id',
    direction: 'descending',
    offset: 0,
    limit: MOST_LINES,
  });
  return (
    <>
      <SearchField label={text.linkSearch} value={query} onChange={setQuery} autoFocus />
      <div className={styles.choices}>
        <CheckList<EvidenceId>
          label={text.evidence}
          groups={[
            {
              id: 'all',
              title: '',
              items: (data?.rows ?? [])
                .filter(({ id }) => !known.has(id))
                .map(({ id, title, effective }) => ({
                  id,
                  number: id,
                  title,
                  ...(effective !== null && { description: rangeText(effective) }),
                })),
            },
          ]}
          selected={chosen as ReadonlySet<EvidenceId>}
          onChange={onChange}
          empty={data === undefined ? '' : text.linkNoneFound}
        />
      </div>
    </>
  );
};

const PopulationChoice = ({ known, chosen, onChange }: ChoiceProps) => {
  const { data } = useCall('populations', 'list', { offset: 0, limit: MOST_LINES });
  return (
    <div className={styles.choices}>
      <CheckList<PopulationId>
        label={text.populations}
        groups={[
          {
            id: 'all',
            title: '',
            items: (data?.rows ?? [])
              .filter(({ id }) => !known.has(id))
              .map(({ id, title }) => ({ id, number: id, title })),
          },
        ]}
        selected={chosen as ReadonlySet<PopulationId>}
        onChange={onChange}
        empty={data === undefined ? '' : text.noPopulations}
      />
    </div>
  );
};

const SampleChoice = ({ known, chosen, onChange }: ChoiceProps) => {
  const populations = useCall('populations', 'list', { offset: 0, limit: MOST_LINES }).data?.rows ?? [];
  const [of, setOf] = useState<PopulationId | null>(null);
  const shown = of ?? populations[0]?.id ?? null;
  if (shown === null) return <p className="muted">{text.noPopulations}</p>;
  return (
    <>
      <Select
        label={text.choosePopulation}
        options={populations.map(({ id, title }) => ({ id, label: `${id} ${title}` }))}
        value={shown}
        onChange={setOf}
      />
      <SamplesOf id={shown} known={known} chosen={chosen} onChange={onChange} />
    </>
  );
};

const SamplesOf = ({ id, known, chosen, onChange }: ChoiceProps & { readonly id: PopulationId }) => {
  const { data } = useCall('populations', 'samples', {
    id,
    selection: null,
    picker: 'auditor',
    offset: 0,
    limit: MOST_LINES,
  });
  return (
    <div className={styles.choices}>
      <CheckList<SampleItemId>
        label={text.samples}
        groups={[
          {
            id: 'all',
            title: '',
            items: (data?.rows ?? [])
              .filter((sample) => !known.has(sample.id))
              .map((sample) => ({
                id: sample.id,
                number: sample.id,
                title: text.sampleRow(sample.row, id),
                description: sample.cells.filter((cell) => cell !== '').join(' · '),
              })),
          },
        ]}
        selected={chosen as ReadonlySet<SampleItemId>}
        onChange={onChange}
        empty={data === undefined ? '' : text.noSamples}
      />
    </div>
  );
};
