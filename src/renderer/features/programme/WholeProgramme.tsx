// The whole programme out into one zip of open files, and in from one: nobody is locked in.
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { FileInput, FileOutput } from 'lucide-react';
import type { FileRef, Output } from '../../../shared/contract';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call } from '../../app/use-call';
import { programme as text, recordVerbs } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice, Notice } from '../../ui/Notice';
import { MenuButton } from '../../ui/MenuButton';
import { ImportRows } from '../tables/ImportRows';
import { ToldByImport } from '../tables/ToldByImport';

interface WholeProgramme {
  readonly mayImport: boolean;
  readonly exportAll: () => void;
  readonly importAll: () => void;
  readonly done: string | null;
  readonly failure: Failure | null;
  readonly dialog: ReactNode;
}

export const useWholeProgramme = (): WholeProgramme => {
  const [file, setFile] = useState<FileRef | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const attempt = (step: () => Promise<void>) => {
    setFailure(null);
    setDone(null);
    void step().catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  return {
    mayImport: useMay('register.added'),
    exportAll: () => {
      attempt(async () => {
        const [target] = await call('app', 'choose', {
          what: 'new-programme-file',
          suggestedName: 'programme.zip',
        });
        if (target === undefined) return;
        const { records, files } = await call('programme', 'exportAll', { target: target.token });
        setDone(text.exportedAll(records, files, target.name));
      });
    },
    importAll: () => {
      attempt(async () => {
        const [chosen] = await call('app', 'choose', { what: 'programme-file' });
        if (chosen !== undefined) setFile(chosen);
      });
    },
    done,
    failure,
    dialog: file !== null && (
      <ImportProgrammeDialog
        file={file}
        onClose={() => {
          setFile(null);
        }}
        onTaken={(records) => {
          setFile(null);
          setDone(recordVerbs.wholeTaken(records));
        }}
      />
    ),
  };
};

export const WholeProgrammeVerbs = ({ whole }: { readonly whole: WholeProgramme }) => (
  <MenuButton
    label={text.more}
    verbs={[
      {
        id: 'export',
        title: text.exportAll,
        icon: <FileOutput className="i i--14" />,
        run: whole.exportAll,
      },
      ...(whole.mayImport
        ? [
            {
              id: 'import',
              title: text.importAll,
              icon: <FileInput className="i i--14" />,
              run: whole.importAll,
            },
          ]
        : []),
    ]}
  />
);

type Import = Output<'programme', 'importAll'>;

interface ImportProgrammeDialogProps {
  readonly file: FileRef;
  readonly onClose: () => void;
  readonly onTaken: (records: number) => void;
}

const addedIn = (preview: Import): number =>
  preview.registers.reduce((sum, one) => sum + one.import.counts.add, 0);

const ImportProgrammeDialog = ({ file, onClose, onTaken }: ImportProgrammeDialogProps) => {
  const [preview, setPreview] = useState<Import | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(
    async (apply: boolean, sha256: string | null): Promise<Import | null> => {
      setBusy(true);
      setFailure(null);
      try {
        return await call('programme', 'importAll', { file: file.token, apply, sha256 });
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [file],
  );
  useEffect(() => {
    let isLate = false;
    void run(false, null).then((answer) => {
      if (!isLate) setPreview(answer);
    });
    return () => {
      isLate = true;
    };
  }, [run]);
  const isRefused = preview?.registers.some((one) => one.import.counts.refused > 0) ?? false;
  return (
    <Dialog
      title={recordVerbs.wholeTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {recordVerbs.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={preview === null || isRefused || isBusy || addedIn(preview) === 0}
            onPress={() => {
              if (preview === null) return;
              void run(true, preview.sha256).then((taken) => {
                if (taken !== null) onTaken(addedIn(taken));
              });
            }}
          >
            {recordVerbs.wholeApply}
          </Button>
        </>
      }
    >
      <p className="muted">{recordVerbs.wholeText}</p>
      <FailureNotice failure={failure} />
      {isRefused && <Notice kind="missed">{recordVerbs.wholeRefused}</Notice>}
      <ToldByImport told={preview?.told ?? []} />
      {preview?.registers.map((one) => (
        <section key={one.register}>
          <h3 className="section">
            {recordVerbs.wholeRegister(
              registerWords[one.register].title,
              one.import.counts.add,
              one.import.counts.refused,
            )}
          </h3>
          <ImportRows rows={one.import.rows} />
        </section>
      ))}
    </Dialog>
  );
};
