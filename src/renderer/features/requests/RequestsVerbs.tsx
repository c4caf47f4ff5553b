// What can be done with the list as a whole: take in, write out, add by hand, follow up.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { ChartNoAxesGantt, FileInput, Plus } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import type { RequestId } from '../../../shared/ids';
import { useScreenVerb } from '../../app/screen-verbs';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { requests as text } from '../../messages/requests';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { ListImportDialog } from './ListImportDialog';
import { RequestDialog } from './RequestDialog';
import { ResponseDialog } from './ResponseDialog';

export type Told = { readonly words: string } | { readonly failure: Failure };

interface RequestsVerbsProps {
  readonly firm: string;
  readonly isEmpty: boolean;
  /** Little room: what is seldom wanted goes into the menu, and the sentence keeps its line. */
  readonly isTight: boolean;
  readonly onAdded: (id: RequestId) => void;
  /** What came of it, to be read under the head; null before the next verb. */
  readonly onTold: (told: Told | null) => void;
}

export const RequestsVerbs = ({ firm, isEmpty, isTight, onAdded, onTold }: RequestsVerbsProps) => {
  const navigate = useNavigate();
  const mayAdd = useMay('request.added');
  const mayTake = useMay('request.list-taken-in');
  const choose = useCommand('app', 'choose');
  const write = useCommand('requests', 'exportList');
  const [list, setList] = useState<FileRef | null>(null);
  const [opened, setOpened] = useState<'add' | 'response' | null>(null);
  const onFailure = (failure: Failure) => {
    onTold({ failure });
  };
  const close = () => {
    setOpened(null);
  };
  const chooseList = async () => {
    onTold(null);
    const [file] = (await choose.run({ what: 'table-file' }, onFailure)) ?? [];
    if (file !== undefined) setList(file);
  };
  useScreenVerb(
    'request.add',
    mayAdd
      ? () => {
          onTold(null);
          setOpened('add');
        }
      : null,
  );
  useScreenVerb('request.import', mayTake ? () => void chooseList() : null);
  const exportList = async () => {
    onTold(null);
    const [target] =
      (await choose.run({ what: 'new-table-file', suggestedName: text.exportName }, onFailure)) ?? [];
    if (target === undefined) return;
    const written = await write.run({ target: target.token }, onFailure);
    if (written !== null) onTold({ words: text.exported(written.requests, target.name) });
  };
  const follow = {
    id: 'follow-up',
    title: text.followUp,
    run: () => void navigate({ to: '/requests/follow-up' }),
  };
  const response = {
    id: 'response',
    title: text.takeResponse,
    run: () => {
      onTold(null);
      setOpened('response');
    },
  };
  const verbs = [
    ...(isTight ? [follow, ...(mayTake ? [response] : [])] : []),
    ...(mayTake ? [{ id: 'export', title: text.exportList, run: () => void exportList() }] : []),
  ];
  return (
    <>
      {!isEmpty && !isTight && (
        <>
          <Button
            kind="quiet"
            icon={<ChartNoAxesGantt className="i" aria-hidden="true" />}
            onPress={follow.run}
          >
            {follow.title}
          </Button>
          {mayTake && <Button onPress={response.run}>{response.title}</Button>}
        </>
      )}
      {mayTake && (
        <Button
          kind={isEmpty ? 'primary' : 'plain'}
          icon={<FileInput className="i" aria-hidden="true" />}
          isDisabled={choose.isRunning}
          onPress={() => void chooseList()}
        >
          {text.importList}
        </Button>
      )}
      {mayAdd && (
        <Button
          kind={isEmpty ? 'plain' : 'primary'}
          icon={<Plus className="i" aria-hidden="true" />}
          onPress={() => {
            setOpened('add');
          }}
        >
          {text.add}
        </Button>
      )}
      {!isEmpty && <MenuButton label={text.more} verbs={verbs} />}
      {list !== null && (
        <ListImportDialog
          key={list.token}
          file={list}
          firm={firm}
          onOtherFile={() => void chooseList()}
          onClose={() => {
            setList(null);
          }}
          onTold={(words) => {
            setList(null);
            onTold({ words });
          }}
        />
      )}
      {opened === 'response' && (
        <ResponseDialog
          onClose={close}
          onTold={(words) => {
            close();
            onTold({ words });
          }}
        />
      )}
      {opened === 'add' && (
        <RequestDialog
          request={null}
          onClose={close}
          onSaved={(id) => {
            close();
            onAdded(id);
          }}
        />
      )}
    </>
  );
};
