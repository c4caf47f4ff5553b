// Where a management document is written: its parts at the side with what is open in each, the text with what stands
// beside it, and the ways out: review, signature, paper.
import { type ReactNode, useState } from 'react';
import { FileText, PenLine, Printer } from 'lucide-react';
import type { EngagementId } from '../../../shared/ids';
import { DOCUMENT } from '../../../shared/domain/programme';
import { DESCRIPTION_PARTS } from '../../../shared/domain/programme/document';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { UnsavedGuard } from '../../app/UnsavedGuard';
import { useMay } from '../../app/use-access';
import { call, useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { Button } from '../../ui/Button';
import { MenuButton } from '../../ui/MenuButton';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { PrintSheet } from '../../ui/PrintSheet';
import { FieldsGrid } from '../programme/FieldsGrid';
import type { EditorProps } from '../programme/register-part';
import { useDocumentDraft } from './document-draft';
import { DocumentPages } from './DocumentPages';
import styles from './documents.module.css';
import { FinishDialog } from './FinishDialog';
import { type PartInWork, partsInWork, pointsOfGaps, pointsOfLetter } from './open-points';
import { PartsList, type Place } from './PartsList';
import { WrittenText } from './WrittenText';

const { title, owner, isFirmsWording, signatory, signedOn, signedFile, diagrams, notes } = DOCUMENT.fields;
const DETAILS = { title, owner, isFirmsWording, signatory, signedOn, signedFile, diagrams, notes };

interface DocumentWorkspaceProps extends EditorProps {
  readonly record: RecordDetail;
}

const answerOf = (isDescription: boolean, parts: readonly PartInWork[], open: number): string => {
  if (open === 0) return isDescription ? text.answerDone : text.answerLetterDone;
  if (!isDescription) return text.answerLetterOpen(open);
  const asked = parts.filter((one) => one.isAsked);
  return text.answerOpen(open, asked.filter((one) => one.gaps.length > 0).length, asked.length);
};

export const DocumentWorkspace = ({
  record,
  search,
  onSearch,
  onClose,
}: DocumentWorkspaceProps): ReactNode => {
  const draft = useDocumentDraft(record);
  const { facts } = draft;
  const isDescription = facts.type === 'system-description';
  const mayChange = useMay('register.changed') && record.withdrawn === null;
  const maySign = useMay('register.signed');
  const completeness = useCall(
    'documents',
    'completeness',
    { id: record.id, today: today() },
    { enabled: isDescription },
  );
  const engagements = useCall('engagement', 'list', {});
  const [isFinishing, setFinishing] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const [done, setDone] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  const parts = isDescription ? partsInWork(facts, completeness.data) : [];
  const open = isDescription
    ? parts.reduce((sum, one) => sum + one.gaps.length, 0)
    : pointsOfLetter(facts.text).length;
  const first: Place = isDescription ? 'services' : 'text';
  const place: Place =
    search.open === 'details' || (isDescription && Object.hasOwn(DESCRIPTION_PARTS, search.open ?? ''))
      ? (search.open as Place)
      : first;
  const shown = parts.find((one) => one.part === place);
  const isTypeTwo =
    engagements.data?.find((one) => one.id === (facts.engagement as EngagementId))?.type !== 1;

  const save = async (): Promise<RecordDetail | null> => {
    setDone(null);
    setFailure(null);
    const saved = await draft.save();
    if (saved !== null && draft.isDirty) setDone(text.saved(saved.version));
    return saved;
  };
  const saveFile = (ending: string) => {
    void (async () => {
      if ((await save()) === null) return;
      const [target] = await call('app', 'choose', {
        what: 'new-text-file',
        suggestedName: `${record.id} ${facts.title.replace(/[/\\:*?"<>|]/g, '-')}`.slice(0, 100) + ending,
      });
      if (target === undefined) return;
      await call('documents', 'save', { id: record.id, target: target.token });
      setDone(text.written(target.name));
    })().catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const finish = () => {
    void save().then((saved) => {
      if (saved !== null) setFinishing(true);
    });
  };
  return (
    <Page>
      <div
        className={styles.workspace}
        onKeyDown={(event) => {
          if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
          event.preventDefault();
          if (mayChange) void save();
        }}
      >
        <PageHead
          title={`${facts.title} · ${text.stateWords(DOCUMENT.states[record.state] ?? record.state, record.version)}`}
          answer={answerOf(isDescription, parts, open)}
          actions={
            <>
              {mayChange && (
                <>
                  <Button
                    kind="primary"
                    isDisabled={!draft.isDirty || draft.isRunning}
                    onPress={() => {
                      void save();
                    }}
                  >
                    {text.save}
                  </Button>
                  <Button icon={<PenLine className="i" aria-hidden="true" />} onPress={finish}>
                    {text.finish}
                  </Button>
                </>
              )}
              <MenuButton
                label={text.more(record.id)}
                verbs={[
                  ...(
                    [
                      ['.docx', text.saveDocx],
                      ['.pdf', text.savePdf],
                      ['.md', text.saveMarkdown],
                    ] as const
                  ).map(([ending, verb]) => ({
                    id: ending,
                    title: verb,
                    icon: <FileText className="i i--14" />,
                    run: () => {
                      saveFile(ending);
                    },
                  })),
                  {
                    id: 'print',
                    title: text.print,
                    icon: <Printer className="i i--14" />,
                    isFirstOfGroup: true,
                    run: () => {
                      setPrinting(true);
                    },
                  },
                ]}
              />
              <Button kind="quiet" onPress={onClose}>
                {text.close}
              </Button>
            </>
          }
        />
        <div className={styles.notices}>
          <FailureNotice failure={draft.failure ?? failure ?? completeness.failure} />
          {done !== null && !draft.isDirty && (
            <Notice kind="met" live>
              {done}
            </Notice>
          )}
        </div>
        <div className={styles.columns}>
          <PartsList
            parts={parts}
            place={place}
            isEdited={draft.isEdited}
            isLetter={!isDescription}
            onPlace={(next) => {
              onSearch({ ...search, open: next });
            }}
          />
          {place === 'details' ? (
            <fieldset className={styles.details} disabled={!mayChange} aria-label={text.details}>
              <FieldsGrid fields={DETAILS} facts={{ ...facts }} errors={{}} onChange={draft.set} />
            </fieldset>
          ) : (
            <WrittenText
              key={place}
              record={record}
              part={place === 'text' ? null : place}
              label={place === 'text' ? DOCUMENT.fields.text.label : DESCRIPTION_PARTS[place]}
              value={facts[place]}
              points={shown === undefined ? pointsOfLetter(facts.text) : pointsOfGaps(shown.gaps)}
              mayChange={mayChange}
              onChange={(value) => {
                draft.set(place, value);
              }}
            />
          )}
        </div>
      </div>
      {isFinishing && (
        <FinishDialog
          record={record}
          openPoints={open}
          maySign={maySign}
          onClose={() => {
            setFinishing(false);
          }}
        />
      )}
      {isPrinting && (
        <PrintSheet
          onDone={() => {
            setPrinting(false);
          }}
        >
          <DocumentPages record={record} facts={facts} isTypeTwo={isTypeTwo} />
        </PrintSheet>
      )}
      <UnsavedGuard
        isDirty={draft.isDirty}
        what={text.unsaved(record.id)}
        save={async () => (await draft.save()) !== null}
        isStillHere={(next) => {
          const there = next.search as { readonly edit?: boolean; readonly id?: string };
          return next.pathname === '/programme/document' && there.edit === true && there.id === record.id;
        }}
      />
    </Page>
  );
};
