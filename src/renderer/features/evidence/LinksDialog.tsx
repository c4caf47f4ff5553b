// Changes what a piece of evidence counts for: its controls, and points of focus of their mappings, and why.
import { useState } from 'react';
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';
import { offerUndo } from '../../app/undo';
import { useCommand } from '../../app/use-call';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { undo as undoText } from '../../messages/undo';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { TextField } from '../../ui/TextField';
import { ControlPicker } from '../controls/ControlPicker';
import { PointChoice } from '../controls/PointChoice';
import styles from './evidence.module.css';
import { hasLinks, linkChanges } from './link-changes';
import { linkBack } from './link-back';

interface LinksDialogProps {
  readonly item: EvidenceDetail;
  readonly onClose: () => void;
}

export const LinksDialog = ({ item, onClose }: LinksDialogProps) => {
  const link = useCommand('evidence', 'link');
  const unlink = useCommand('evidence', 'unlink');
  const [controlIds, setControlIds] = useState<ReadonlySet<ControlId>>(
    new Set(item.controls.map((control) => control.id)),
  );
  const [pointIds, setPointIds] = useState<ReadonlySet<PointOfFocusId>>(
    new Set(item.pointsOfFocus.map((point) => point.id)),
  );
  const [reason, setReason] = useState('');
  const { added, removed } = linkChanges(item, { controlIds, pointOfFocusIds: pointIds });

  const save = async () => {
    if (hasLinks(added) && (await link.run({ id: item.id, ...added, reason })) === null) return;
    if (hasLinks(removed) && (await unlink.run({ id: item.id, ...removed })) === null) return;
    if (hasLinks(added) || hasLinks(removed))
      offerUndo({ done: undoText.linksChanged(item.id), undo: () => linkBack(item, added, removed) });
    onClose();
  };

  return (
    <Dialog
      title={text.linksTitle(item.id)}
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
            isDisabled={link.isRunning || unlink.isRunning}
            onPress={() => {
              void save();
            }}
          >
            {text.linksSave}
          </Button>
        </>
      }
    >
      <p className="muted">{text.linksText}</p>
      <div className={styles.linkColumns}>
        <Section title={text.linksControls}>
          <ControlPicker selected={controlIds} onChange={setControlIds} autoFocus />
        </Section>
        <Section title={text.linksPoints}>
          <div className={styles.linkPoints}>
            <PointChoice controlIds={[...controlIds]} selected={pointIds} onChange={setPointIds} />
          </div>
        </Section>
      </div>
      {hasLinks(added) && (
        <TextField
          label={text.linksReason}
          help={text.linksReasonHelp}
          value={reason}
          onChange={setReason}
          maxLength={2000}
        />
      )}
      <FailureNotice failure={link.failure ?? unlink.failure} />
    </Dialog>
  );
};
