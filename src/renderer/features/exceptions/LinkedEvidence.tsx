// Evidence of the cause, the remediation or the retest of an exception.
import { useState } from 'react';
import { X } from 'lucide-react';
import type { EvidenceId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useCall } from '../../app/use-call';
import { rangeText } from '../../messages/dates';
import { exceptions as text } from '../../messages/exceptions';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { IconButton } from '../../ui/IconButton';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import styles from './exceptions.module.css';

const MOST_LINES = 100;

interface LinkedEvidenceProps {
  readonly ids: readonly EvidenceId[];
  readonly isDisabled: boolean;
  readonly onChange: (ids: readonly EvidenceId[]) => void;
}

export const LinkedEvidence = ({ ids, isDisabled, onChange }: LinkedEvidenceProps) => {
  const [isChoosing, setChoosing] = useState(false);
  return (
    <Section
      title={text.evidence}
      {...(!isDisabled && {
        action: (
          <Button
            kind="quiet"
            onPress={() => {
              setChoosing(true);
            }}
          >
            {text.evidenceAdd}
          </Button>
        ),
      })}
    >
      {ids.length === 0 ? (
        <p className="muted">{text.evidenceNone}</p>
      ) : (
        <ul className="rows rows--top">
          {ids.map((id) => (
            <li key={id}>
              <span className="grow">
                <ObjectLink id={id} />
              </span>
              {!isDisabled && (
                <IconButton
                  label={text.evidenceRemove(id)}
                  icon={<X className="i i--14" aria-hidden="true" />}
                  onPress={() => {
                    onChange(ids.filter((one) => one !== id));
                  }}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {isChoosing && (
        <ChooseEvidence
          linked={ids}
          onChoose={(chosen) => {
            onChange([...ids, ...chosen]);
            setChoosing(false);
          }}
          onClose={() => {
            setChoosing(false);
          }}
        />
      )}
    </Section>
  );
};

interface ChooseEvidenceProps {
  readonly linked: readonly EvidenceId[];
  readonly onChoose: (ids: readonly EvidenceId[]) => void;
  readonly onClose: () => void;
}

const ChooseEvidence = ({ linked, onChoose, onClose }: ChooseEvidenceProps) => {
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<EvidenceId>>(new Set());
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
    <Dialog
      title={text.evidenceTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={chosen.size === 0}
            onPress={() => {
              onChoose([...chosen]);
            }}
          >
            {text.evidenceDo(chosen.size)}
          </Button>
        </>
      }
    >
      <SearchField label={text.evidenceSearch} value={query} onChange={setQuery} autoFocus />
      <div className={styles.choices}>
        <CheckList
          label={text.evidence}
          groups={[
            {
              id: 'all',
              title: '',
              items: (data?.rows ?? [])
                .filter(({ id }) => !linked.includes(id))
                .map(({ id, title, effective }) => ({
                  id,
                  number: id,
                  title,
                  ...(effective !== null && { description: rangeText(effective) }),
                })),
            },
          ]}
          selected={chosen}
          onChange={setChosen}
          empty={data === undefined ? '' : text.evidenceFound}
        />
      </div>
    </Dialog>
  );
};
