// What one can do with a register as a whole: add to it, take a table in, write one, keep it as evidence, make a
// population of it.
import { type ReactNode, useCallback, useState } from 'react';
import { Archive, FileInput, FileOutput, Plus, Rows3 } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import { SPECS } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { call } from '../../app/use-call';
import { recordsText, register as text } from '../../messages/programme';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { ImportRegisterDialog } from './ImportRegisterDialog';
import { KeepAsEvidenceDialog } from './KeepAsEvidenceDialog';
import { MakePopulationDialog } from './MakePopulationDialog';
import type { PagePartProps } from './register-part';

export interface RegisterVerbs {
  readonly register: PagePartProps['register'];
  readonly mayAdd: boolean;
  readonly mayKeep: boolean;
  readonly mayMakePopulation: boolean;
  readonly add: () => void;
  readonly importTable: () => void;
  readonly exportTable: () => void;
  /** Some of its records; null for all. */
  readonly keep: (ids: readonly RecordId[] | null) => void;
  readonly makePopulation: () => void;
  /** What was done just now, for the line below the head; null before. */
  readonly done: ReactNode;
  readonly failure: Failure | null;
  readonly dialogs: ReactNode;
}

type Opened =
  | { readonly what: 'import'; readonly file: FileRef }
  | { readonly what: 'keep'; readonly ids: readonly RecordId[] | null }
  | { readonly what: 'population' };

/** The verbs and the dialogs they open, for the head of the screen and for its empty state. */
export const useRegisterVerbs = ({ register, search, onSearch }: PagePartProps): RegisterVerbs => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [done, setDone] = useState<ReactNode>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const close = useCallback(() => {
    setOpened(null);
  }, []);
  const attempt = (step: () => Promise<void>) => {
    setFailure(null);
    setDone(null);
    void step().catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const finished = (words: string, id: string) => {
    setDone(
      <>
        {words} <ObjectLink id={id} />
      </>,
    );
    close();
  };
  const importTable = () => {
    attempt(async () => {
      const [file] = await call('app', 'choose', { what: 'register-file' });
      if (file !== undefined) setOpened({ what: 'import', file });
    });
  };
  const exportTable = () => {
    attempt(async () => {
      const [target] = await call('app', 'choose', {
        what: 'new-register-file',
        suggestedName: `${SPECS[register].many.replaceAll(' ', '-')}.xlsx`,
      });
      if (target === undefined) return;
      const { records } = await call('programme', 'exportTable', {
        register,
        asAt: search.asAt ?? null,
        target: target.token,
      });
      setDone(text.exported(recordsText(register, records), target.name));
    });
  };
  return {
    register,
    mayAdd: useMay('register.added'),
    mayKeep: useMay('evidence.added'),
    mayMakePopulation: useMay('population.recorded'),
    add: () => {
      onSearch({ add: true });
    },
    importTable,
    exportTable,
    keep: (ids) => {
      setOpened({ what: 'keep', ids });
    },
    makePopulation: () => {
      setOpened({ what: 'population' });
    },
    done,
    failure,
    dialogs: (
      <>
        {opened?.what === 'import' && (
          <ImportRegisterDialog
            register={register}
            file={opened.file}
            onOtherFile={importTable}
            onClose={close}
          />
        )}
        {opened?.what === 'keep' && (
          <KeepAsEvidenceDialog
            register={register}
            ids={opened.ids}
            asAt={search.asAt ?? null}
            onClose={close}
            onKept={finished}
          />
        )}
        {opened?.what === 'population' && (
          <MakePopulationDialog register={register} onClose={close} onMade={finished} />
        )}
      </>
    ),
  };
};

export const RegisterActions = ({
  verbs,
  isEmpty,
}: {
  readonly verbs: RegisterVerbs;
  readonly isEmpty: boolean;
}) => {
  if (isEmpty) return null;
  return (
    <>
      {verbs.mayAdd && (
        <Button icon={<Plus className="i" aria-hidden="true" />} onPress={verbs.add}>
          {text.add(SPECS[verbs.register].one)}
        </Button>
      )}
      <MenuButton
        label={text.more}
        verbs={[
          ...(verbs.mayAdd
            ? [
                {
                  id: 'import',
                  title: text.import,
                  icon: <FileInput className="i i--14" />,
                  run: verbs.importTable,
                },
              ]
            : []),
          {
            id: 'export',
            title: text.export,
            icon: <FileOutput className="i i--14" />,
            run: verbs.exportTable,
          },
          ...(verbs.mayKeep
            ? [
                {
                  id: 'keep',
                  title: text.keep,
                  icon: <Archive className="i i--14" />,
                  run: () => {
                    verbs.keep(null);
                  },
                  isFirstOfGroup: true,
                },
              ]
            : []),
          ...(verbs.mayMakePopulation
            ? [
                {
                  id: 'population',
                  title: text.population,
                  icon: <Rows3 className="i i--14" />,
                  run: verbs.makePopulation,
                },
              ]
            : []),
        ]}
      />
    </>
  );
};
