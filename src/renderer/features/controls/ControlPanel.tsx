// One control beside the table: its wording, what it is mapped to, its evidence, what to ask for.
import { Plus } from 'lucide-react';
import type { ControlDetail } from '../../../shared/domain/control';
import type { ControlId } from '../../../shared/ids';
import { useCall } from '../../app/use-call';
import { controls as text } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { EvidenceLines } from '../evidence/EvidenceLines';
import { useTimeWords } from '../evidence/use-examined-time';
import { useTakeIn } from '../intake/use-take-in';
import { useNavigate } from '@tanstack/react-router';
import { ControlMappings } from './ControlMappings';
import styles from './controls.module.css';

interface ControlPanelProps {
  readonly id: ControlId;
  readonly onClose: () => void;
}

export const ControlPanel = ({ id, onClose }: ControlPanelProps) => {
  const { data, failure } = useCall('controls', 'get', { id });
  const control = data?.id === id ? data : undefined;
  return (
    <Panel number={id} title={control?.title ?? ''} onClose={onClose}>
      <FailureNotice failure={failure} />
      {control !== undefined && <ControlSheet control={control} />}
    </Panel>
  );
};

const ControlSheet = ({ control }: { readonly control: ControlDetail }) => (
  <>
    <Section title={text.wording}>
      <p className="doc" dir="auto">
        {control.wording}
      </p>
    </Section>
    <KeyValues
      facts={[
        [text.owner, <bdi key="owner">{control.ownerRole}</bdi>],
        [text.cadenceLabel, text.cadence(control.cadence)],
        [text.nature, text.natureAndKind(control.nature, control.kind)],
        [text.domain, control.aiSpecific ? `${control.domain}. ${text.aiSpecific}.` : control.domain],
        ...(control.starterId === null
          ? []
          : ([[text.startedFrom, text.startedFromText(control.starterId)]] as const)),
      ]}
    />
    <ControlMappings control={control} />
    <ControlEvidence control={control} />
    {control.checklistItems.length > 0 && (
      <Section title={text.askedFor}>
        <ul className={styles.examples}>
          {control.checklistItems.map(({ text: example }) => (
            <li key={example}>{example}</li>
          ))}
        </ul>
        <p className="help">{text.askedForHelp}</p>
      </Section>
    )}
  </>
);

const ControlEvidence = ({ control }: { readonly control: ControlDetail }) => {
  const takeIn = useTakeIn();
  const words = useTimeWords();
  const navigate = useNavigate();
  const origin = { controlIds: [control.id] };
  return (
    <Section
      title={text.evidence}
      note={text.evidenceCell(control.evidenceInPeriodCount, control.evidenceCount, words)}
    >
      <EvidenceLines
        evidence={control.evidence}
        total={control.evidenceCount}
        onShowAll={() => void navigate({ to: '/evidence', search: { control: control.id } })}
      />
      {takeIn.may && (
        <div className={styles.add}>
          <DropTarget
            label={text.dropTitle(control.id)}
            onFiles={(files) => {
              takeIn.offer(files, origin);
            }}
          >
            <p>
              <b>{text.dropTitle(control.id)}</b>
            </p>
            <p className="help">{text.dropText}</p>
            <Button
              icon={<Plus className="i" aria-hidden="true" />}
              onPress={() => {
                takeIn.choose(origin);
              }}
            >
              {text.addEvidence}
            </Button>
          </DropTarget>
        </div>
      )}
    </Section>
  );
};
