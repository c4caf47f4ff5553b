// Who has acknowledged the edition in force, and who is still asked: recorded one by one, from a list, or by a sheet.
import { useState } from 'react';
import { FileInput, FileOutput } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { Acknowledgement } from '../../../shared/domain/programme/policy-edition';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import type { Failure } from '../../../shared/errors';
import { failureOf } from '../../app/call-failed';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { call, useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { acknowledgements as text } from '../../messages/policies';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { FailureNotice, Notice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { StateMark } from '../../ui/StateMark';
import { ImportAcknowledgementsDialog } from './ImportAcknowledgementsDialog';
import styles from './policies.module.css';
import { RecordAcknowledgementDialog } from './RecordAcknowledgementDialog';
import { WithdrawAcknowledgementDialog } from './WithdrawAcknowledgementDialog';

type Opened =
  | { readonly what: 'record' }
  | { readonly what: 'import'; readonly file: FileRef }
  | { readonly what: 'withdraw'; readonly row: Acknowledgement };

/** More lines than anybody reads; a search narrows them. */
const MOST_LINES = 300;
/** As many as are recorded in one step. */
const MOST_AT_ONCE = 5000;

export const AcknowledgementsTab = ({ id }: { readonly id: RecordId }) => {
  const [search, setSearch] = useState('');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const { data, failure } = useCall('policies', 'acknowledgements', { id, today: today(), search, onlyOpen });
  const mayRecord = useMay('policy.acknowledged');
  const [chosen, setChosen] = useState<ReadonlySet<RecordId>>(new Set());
  const [opened, setOpened] = useState<Opened | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  const close = () => {
    setOpened(null);
  };
  const attempt = (step: () => Promise<void>) => {
    setTold(null);
    setFailed(null);
    void step().catch((error: unknown) => {
      setFailed(failureOf(error));
    });
  };
  const chooseList = () => {
    attempt(async () => {
      const [file] = await call('app', 'choose', { what: 'table-file' });
      if (file !== undefined) setOpened({ what: 'import', file });
    });
  };
  if (data === undefined) return <FailureNotice failure={failure} />;
  const { edition, rows } = data;
  const list = mayRecord && (
    <Button icon={<FileInput className="i" aria-hidden="true" />} onPress={chooseList}>
      {text.import}
    </Button>
  );
  const dialogs = opened?.what === 'import' && (
    <ImportAcknowledgementsDialog file={opened.file} onOtherFile={chooseList} onClose={close} />
  );
  if (edition === null)
    return (
      <>
        <p className="muted">{text.none}</p>
        <FailureNotice failure={failed} />
        <div className="btns">{list}</div>
        {dialogs}
      </>
    );
  const open = rows
    .filter((row) => row.on === null)
    .map((row) => row.personId)
    .slice(0, MOST_AT_ONCE);
  // A search hides people; who was ticked before stays ticked.
  const done = new Set(rows.filter((row) => row.on !== null).map((row) => row.personId));
  const ticked = [...chosen].filter((one) => !done.has(one));
  const areAllTicked = open.every((one) => chosen.has(one));
  const saveSheet = () => {
    attempt(async () => {
      const suggestedName = text.sheetName(id, edition);
      const [target] = await call('app', 'choose', { what: 'new-document-file', suggestedName });
      if (target === undefined) return;
      await call('policies', 'saveSignSheet', { id, edition, today: today(), target: target.token });
      setTold(text.sheetSaved(target.name));
    });
  };
  return (
    <>
      <p role="status">{text.answer(data.done, data.asked, edition)}</p>
      <div className={styles.choices}>
        <SearchField label={text.search} value={search} onChange={setSearch} />
        <Checkbox isSelected={onlyOpen} onChange={setOnlyOpen}>
          {text.onlyOpen}
        </Checkbox>
        {list}
        <Button icon={<FileOutput className="i" aria-hidden="true" />} onPress={saveSheet}>
          {text.sheet}
        </Button>
        {mayRecord && open.length > 0 && (
          <>
            <Button
              kind="quiet"
              onPress={() => {
                setChosen(new Set(areAllTicked ? [] : [...ticked, ...open].slice(0, MOST_AT_ONCE)));
              }}
            >
              {areAllTicked ? text.chooseNone : text.chooseAll}
            </Button>
            <Button
              isDisabled={ticked.length === 0}
              onPress={() => {
                setOpened({ what: 'record' });
              }}
            >
              {ticked.length === 0 ? text.record : text.recordOf(ticked.length)}
            </Button>
          </>
        )}
      </div>
      <FailureNotice failure={failure ?? failed} />
      {told !== null && (
        <Notice kind="met" live>
          {told}
        </Notice>
      )}
      {rows.length === 0 && data.asked === 0 && <p className="muted">{text.nobody}</p>}
      <ul aria-label={text.list}>
        {rows.slice(0, MOST_LINES).map((row) => (
          <li key={row.personId} className={styles.person}>
            {row.on === null && mayRecord ? (
              <Checkbox
                isSelected={chosen.has(row.personId)}
                onChange={(isOn) => {
                  setChosen(
                    new Set(
                      [...chosen].filter((one) => one !== row.personId).concat(isOn ? row.personId : []),
                    ),
                  );
                }}
              >
                <bdi>{row.name}</bdi>
              </Checkbox>
            ) : (
              <bdi>{row.name}</bdi>
            )}
            <span className="id">{row.personId}</span>
            <bdi className="muted">{row.team}</bdi>
            {row.on === null || row.how === null ? (
              <StateMark state="due">{text.open(dateText(row.since))}</StateMark>
            ) : (
              <span>
                <StateMark state="met" quiet>
                  {text.done(dateText(row.on), row.how)}
                </StateMark>{' '}
                {row.evidence !== null && <ObjectLink id={row.evidence} />}
              </span>
            )}
            {row.on !== null && mayRecord && (
              <Button
                kind="quiet"
                aria-label={text.withdrawOf(row.name)}
                onPress={() => {
                  setOpened({ what: 'withdraw', row });
                }}
              >
                {text.withdraw}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {rows.length > MOST_LINES && <p className="help">{text.moreLines(rows.length - MOST_LINES)}</p>}
      {dialogs}
      {opened?.what === 'record' && (
        <RecordAcknowledgementDialog
          id={id}
          edition={edition}
          people={ticked}
          onClose={() => {
            setChosen(new Set());
            close();
          }}
        />
      )}
      {opened?.what === 'withdraw' && (
        <WithdrawAcknowledgementDialog id={id} edition={edition} row={opened.row} onClose={close} />
      )}
    </>
  );
};
