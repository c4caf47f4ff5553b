// What one can do with the record in the panel: change it, move its state, link it, sign it, withdraw it.
import { type ReactNode, useState } from 'react';
import { Archive, ArrowRightLeft, Link2, Pencil, PenLine, Undo2 } from 'lucide-react';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useMay } from '../../app/use-access';
import { useOpenObject } from '../../app/use-open-object';
import { recordPanel as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { KeepAsEvidenceDialog } from './KeepAsEvidenceDialog';
import { LinkRecordsDialog } from './LinkRecordsDialog';
import { MoveRecordsDialog } from './MoveRecordsDialog';
import type { ProgrammeSearch } from './programme-search';
import { REGISTER_PARTS } from './register-parts';
import { SignRecordDialog } from './SignRecordDialog';
import { WithdrawRecordDialog } from './WithdrawRecordDialog';

interface RecordVerbsProps {
  readonly record: RecordDetail;
  readonly search: ProgrammeSearch;
  readonly onSearch: (search: ProgrammeSearch) => void;
}

type Opened = 'move' | 'link' | 'sign' | 'keep' | 'withdraw';

export const RecordVerbs = ({ record, search, onSearch }: RecordVerbsProps): ReactNode => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const openObject = useOpenObject();
  const may = {
    edit: useMay('register.changed'),
    link: useMay('register.linked'),
    sign: useMay('register.signed'),
    keep: useMay('evidence.added'),
    withdraw: useMay('register.withdrawn'),
  };
  const Own = REGISTER_PARTS[record.register]?.PanelVerbs;
  const stands = record.withdrawn === null;
  const close = () => {
    setOpened(null);
  };
  const verb = (what: Opened, title: string, icon: ReactNode, isFirstOfGroup = false) => ({
    id: what,
    title,
    icon,
    isFirstOfGroup,
    run: () => {
      setOpened(what);
    },
  });
  const ids = [record.id];
  return (
    <>
      {Own !== undefined && <Own record={record} asAt={null} />}
      {stands && may.edit && (
        <Button
          icon={<Pencil className="i" aria-hidden="true" />}
          onPress={() => {
            onSearch({ ...search, edit: true });
          }}
        >
          {text.edit}
        </Button>
      )}
      {stands && (
        <MenuButton
          label={text.more(record.id)}
          verbs={[
            ...(may.edit ? [verb('move', text.move, <ArrowRightLeft className="i i--14" />)] : []),
            ...(may.link ? [verb('link', text.link, <Link2 className="i i--14" />)] : []),
            ...(may.sign ? [verb('sign', text.sign, <PenLine className="i i--14" />)] : []),
            ...(may.keep ? [verb('keep', text.keep, <Archive className="i i--14" />)] : []),
            ...(may.withdraw ? [verb('withdraw', text.withdraw, <Undo2 className="i i--14" />, true)] : []),
          ]}
        />
      )}
      {opened === 'move' && (
        <MoveRecordsDialog
          register={record.register}
          ids={ids}
          state={record.state}
          holdsFrom={record.on}
          onClose={close}
        />
      )}
      {opened === 'link' && <LinkRecordsDialog register={record.register} ids={ids} onClose={close} />}
      {opened === 'sign' && <SignRecordDialog record={record} onClose={close} />}
      {opened === 'withdraw' && <WithdrawRecordDialog record={record} onClose={close} />}
      {opened === 'keep' && (
        <KeepAsEvidenceDialog
          register={record.register}
          ids={ids}
          asAt={null}
          onClose={close}
          onKept={(_, id) => {
            close();
            openObject(id)?.();
          }}
        />
      )}
    </>
  );
};
