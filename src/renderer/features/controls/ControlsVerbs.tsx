// What one can do with the register as a whole: add a control, load starters, read a table in, write one.
import { useCallback, useState } from 'react';
import { Download, FileInput, FileOutput, Grid3x3, PackageOpen, Plus } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import type { ControlId } from '../../../shared/ids';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call } from '../../app/use-call';
import { controls as text } from '../../messages/controls';
import { kit } from '../../messages/kit';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { useTableFile } from '../tables/TableImportDialog';
import { AddControlDialog } from './AddControlDialog';
import { ControlsImportDialog } from './ControlsImportDialog';
import { StarterDialog } from './StarterDialog';

export interface ControlsVerbsState {
  readonly mayAdd: boolean;
  readonly add: () => void;
  readonly loadStarters: () => void;
  readonly importTable: () => void;
  /** What was written where, for the line below the head; null before. */
  readonly exported: { readonly controls: number; readonly name: string } | null;
  readonly failure: Failure | null;
  readonly exportTable: () => void;
  readonly dialogs: React.ReactNode;
}

/** The verbs and the dialogs they open, for the head of the screen and for its empty state. */
export const useControlsVerbs = (onAdded: (id: ControlId) => void): ControlsVerbsState => {
  const mayAdd = useMay('control.added');
  const [opened, setOpened] = useState<'add' | 'starters' | null>(null);
  const [exported, setExported] = useState<ControlsVerbsState['exported']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const table = useTableFile();
  const close = useCallback(() => {
    setOpened(null);
  }, []);

  const exportTable = async () => {
    setFailure(null);
    try {
      const [target] = await call('app', 'choose', {
        what: 'new-table-file',
        suggestedName: 'controls.xlsx',
      });
      if (target === undefined) return;
      const { controls } = await call('controls', 'exportTable', { target: target.token });
      setExported({ controls, name: target.name });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  return {
    mayAdd,
    add: () => {
      setOpened('add');
    },
    loadStarters: () => {
      setOpened('starters');
    },
    importTable: table.choose,
    exportTable: () => {
      void exportTable();
    },
    exported,
    failure: failure ?? table.failure,
    dialogs: (
      <>
        {opened === 'add' && (
          <AddControlDialog
            onClose={close}
            onAdded={(id) => {
              close();
              onAdded(id);
            }}
          />
        )}
        {opened === 'starters' && <StarterDialog onClose={close} />}
        {table.file !== null && (
          <ControlsImportDialog file={table.file} onOtherFile={table.choose} onClose={table.close} />
        )}
      </>
    ),
  };
};

export const ControlsActions = ({ verbs }: { readonly verbs: ControlsVerbsState }) => {
  const navigate = useNavigate();
  return (
    <>
      {verbs.mayAdd && (
        <Button icon={<Plus className="i" aria-hidden="true" />} onPress={verbs.add}>
          {text.addControl}
        </Button>
      )}
      <MenuButton
        label={text.more}
        verbs={[
          ...(verbs.mayAdd
            ? [
                {
                  id: 'starters',
                  title: text.loadStarters,
                  icon: <Download className="i i--14" />,
                  run: verbs.loadStarters,
                },
                {
                  id: 'import',
                  title: text.importTable,
                  icon: <FileInput className="i i--14" />,
                  run: verbs.importTable,
                },
              ]
            : []),
          {
            id: 'export',
            title: text.exportTable,
            icon: <FileOutput className="i i--14" />,
            run: verbs.exportTable,
          },
          {
            id: 'kit',
            title: kit.openFromControls,
            icon: <PackageOpen className="i i--14" />,
            run: () => void navigate({ to: '/kit' }),
          },
          {
            id: 'matrix',
            title: text.openMatrix,
            icon: <Grid3x3 className="i i--14" />,
            run: () => void navigate({ to: '/matrix' }),
            isFirstOfGroup: true,
          },
        ]}
      />
    </>
  );
};
