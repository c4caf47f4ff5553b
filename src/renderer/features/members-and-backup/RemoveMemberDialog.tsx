// Removing a member, honestly: what it does, and what nobody can undo any more.
import type { Member } from '../../../shared/domain/member';
import { useJob } from '../../app/use-job';
import { members, removeMember as text } from '../../messages/members';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { ProgressView } from '../../ui/ProgressView';
import styles from './members.module.css';

interface RemoveMemberDialogProps {
  readonly member: Member;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

export const RemoveMemberDialog = ({ member, onClose, onRemoved }: RemoveMemberDialogProps) => {
  const remove = useJob('members', 'remove');
  const submit = async () => {
    if ((await remove.start({ id: member.id })) !== null) onRemoved();
  };
  return (
    <Dialog
      title={text.title(member.name)}
      role="alertdialog"
      isOpen
      {...(!remove.isRunning && { onClose })}
      foot={
        !remove.isRunning && (
          <>
            <Button onPress={onClose} autoFocus>
              {members.cancel}
            </Button>
            <Button kind="danger" onPress={() => void submit()}>
              {text.remove}
            </Button>
          </>
        )
      }
    >
      {remove.isRunning ? (
        <ProgressView
          title={text.working}
          progress={remove.progress}
          isCancelling={remove.isCancelling}
          onCancel={remove.cancel}
          ifCancelled={text.ifCancelled}
        />
      ) : (
        <>
          <Honest title={text.does} lines={text.doesList} />
          <Honest title={text.cannot} lines={text.cannotList} />
          <p className="muted">{text.then}</p>
          <FailureNotice failure={remove.failure} />
        </>
      )}
    </Dialog>
  );
};

const Honest = ({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) => (
  <div className={styles.honest}>
    <h3>{title}</h3>
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  </div>
);
