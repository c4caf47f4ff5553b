// The evidence that is linked to a control, and a place to drop more.
import { Plus } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import type { ControlDetail } from '../../../shared/domain/control';
import { controlPanel as text } from '../../messages/control-panel';
import { controls } from '../../messages/controls';
import { Button } from '../../ui/Button';
import { DropTarget } from '../../ui/DropTarget';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { EvidenceLines } from '../evidence/EvidenceLines';
import { useTimeWords } from '../evidence/use-examined-time';
import { useTakeIn } from '../intake/use-take-in';

export const EvidenceTab = ({ control }: { readonly control: ControlDetail }) => {
  const takeIn = useTakeIn();
  const words = useTimeWords();
  const navigate = useNavigate();
  const origin = { controlIds: [control.id] };
  return (
    <>
      <Section
        title={controls.evidence}
        note={controls.evidenceCell(control.evidenceInPeriodCount, control.evidenceCount, words)}
      >
        {control.evidenceCount === 0 && <p className="muted">{text.evidenceNone}</p>}
        <EvidenceLines
          evidence={control.evidence}
          total={control.evidenceCount}
          onShowAll={() => void navigate({ to: '/evidence', search: { control: control.id } })}
        />
      </Section>
      {takeIn.may && (
        <DropTarget
          label={controls.dropTitle(control.id)}
          onFiles={(files) => {
            takeIn.offer(files, origin);
          }}
        >
          <p>
            <b>{controls.dropTitle(control.id)}</b>
          </p>
          <p className="help">{controls.dropText}</p>
          <Button
            icon={<Plus className="i" aria-hidden="true" />}
            onPress={() => {
              takeIn.choose(origin);
            }}
          >
            {controls.addEvidence}
          </Button>
        </DropTarget>
      )}
      <FailureNotice failure={takeIn.failure} />
    </>
  );
};
