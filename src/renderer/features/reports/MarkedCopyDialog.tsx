// Which file, and where its copy goes; afterwards the record can say that it was made.
import { useState } from 'react';
import type { Share } from '../../../shared/domain/programme/own-report';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { useCommand } from '../../app/use-call';
import { useMay } from '../../app/use-access';
import { today } from '../../messages/dates';
import { markedCopy as text } from '../../messages/reports';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { More } from '../../ui/More';
import { FailureNotice, Notice } from '../../ui/Notice';
import { RadioGroup } from '../../ui/RadioGroup';
import { useReportFiles } from './use-report-files';

interface MarkedCopyDialogProps {
  readonly record: RecordDetail;
  readonly onClose: () => void;
}

interface Written {
  readonly name: string;
  readonly pages: number;
  readonly sha256: string;
}

/** What the record says once the copy is made; the day it was handed out is a proposal the person presses for. */
const notedIn = (facts: Share, { sha256 }: Written): Record<string, unknown> => ({
  isWatermarked: 'yes',
  version: `SHA-256 ${sha256}`,
  sharedOn: facts.sharedOn ?? today(),
});

export const MarkedCopyDialog = ({ record, onClose }: MarkedCopyDialogProps) => {
  const facts = record.facts as Share;
  const files = useReportFiles(facts.report);
  const [chosen, setChosen] = useState<string | null>(null);
  const [written, setWritten] = useState<Written | null>(null);
  const choose = useCommand('app', 'choose');
  const save = useCommand('documents', 'saveWatermarked');
  const note = useCommand('programme', 'change');
  const [isNoted, setNoted] = useState(false);
  const mayNote = useMay('register.changed');
  const file = files?.find(({ key }) => key === chosen) ?? files?.[0];

  const write = async () => {
    if (file === undefined) return;
    const [target] =
      (await choose.run({ what: 'copy-target', suggestedName: text.suggested(file.name, record.id) })) ?? [];
    if (target === undefined) return;
    const done = await save.run({
      shareId: record.id,
      evidenceId: file.evidenceId,
      position: file.position,
      target: target.token,
    });
    if (done !== null) setWritten({ name: target.name, ...done });
  };
  const noteIt = async () => {
    if (written === null) return;
    const changed = await note.run({
      id: record.id,
      version: record.version,
      facts: { ...record.facts, ...notedIn(facts, written) },
      state: record.state === 'planned' ? 'shared' : null,
      on: today(),
      note: text.noteOfVersion(written.name),
    });
    if (changed !== null) setNoted(true);
  };
  const isOffered = written !== null && mayNote && !isNoted;
  return (
    <Dialog
      title={text.title(record.id)}
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button kind="quiet" onPress={onClose}>
            {written === null ? text.cancel : text.close}
          </Button>
          {isOffered ? (
            <Button kind="primary" isDisabled={note.isRunning} onPress={() => void noteIt()}>
              {text.note}
            </Button>
          ) : (
            written === null && (
              <Button
                kind="primary"
                isDisabled={file === undefined || save.isRunning}
                onPress={() => void write()}
              >
                {text.save}
              </Button>
            )
          )}
        </>
      }
    >
      <p className="muted">
        {text.text(facts.recipient, facts.company)} <More topic="sharing" small />
      </p>
      {files === null && <Notice kind="late">{text.noReport}</Notice>}
      {files?.length === 0 && <Notice kind="late">{text.none(facts.report)}</Notice>}
      {written === null && files !== null && files !== undefined && files.length > 0 && (
        <RadioGroup
          label={text.file}
          options={files.map(({ key, name, title }) => ({ id: key, label: name, description: title }))}
          value={file?.key ?? null}
          onChange={setChosen}
        />
      )}
      <FailureNotice failure={choose.failure ?? save.failure ?? note.failure} />
      {written !== null && (
        <Notice kind="met" live>
          {isNoted ? text.noted : text.done(written.name, written.pages)}
        </Notice>
      )}
      {isOffered && <p className="help">{text.noteText}</p>}
    </Dialog>
  );
};
