// A register as a table with its panel: the pattern every screen of the app follows.
import { useState } from 'react';
import { SPECS } from '../../../shared/domain/programme';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { useMay } from '../../app/use-access';
import { useMediaQuery } from '../../app/use-media-query';
import { dateText } from '../../messages/dates';
import { register as text } from '../../messages/programme';
import { registerWords } from '../../messages/programme-registers';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { FailureNotice, Notice } from '../../ui/Notice';
import { Page } from '../../ui/Page';
import { PageHead } from '../../ui/PageHead';
import { ChosenRecords } from './ChosenRecords';
import { allRecordIds } from './all-record-ids';
import styles from './programme.module.css';
import { RecordPanel } from './RecordPanel';
import { recordRowInWords, registerColumns } from './register-columns';
import type { PagePartProps } from './register-part';
import { REGISTER_PARTS } from './register-parts';
import { questionOf } from './register-question';
import { RegisterEmpty } from './RegisterEmpty';
import { RegisterFilters } from './RegisterFilters';
import { RegisterActions, useRegisterVerbs } from './RegisterVerbs';
import { RegisterViews } from './RegisterViews';
import { ToProgramme } from './ToProgramme';
import { useStanding } from './use-standing';
import type { RegisterSort } from './programme-search';

export const RegisterTable = ({ register, search, onSearch }: PagePartProps) => {
  const spec = SPECS[register];
  const part = REGISTER_PARTS[register] ?? {};
  const words = registerWords[register];
  const standing = useStanding(register);
  const isWide = useMediaQuery('(min-width: 1400px)');
  const mayChange = useMay('register.changed');
  const [shown, setShown] = useState<number | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const verbs = useRegisterVerbs({ register, search, onSearch });
  const question = questionOf(register, search);
  const asAt = search.asAt ?? null;
  const hasPanel = search.id !== undefined;
  const clear = () => {
    onSearch({
      ...(search.sort && { sort: search.sort }),
      ...(search.direction && { direction: search.direction }),
    });
  };
  const isEmpty = standing?.total === 0 && standing.withdrawn === 0;
  return (
    <Page
      panel={
        search.id !== undefined && (
          <RecordPanel
            id={search.id}
            asAt={asAt}
            search={search}
            onSearch={onSearch}
            onClose={() => {
              onSearch({ ...search, id: undefined, part: undefined });
            }}
          />
        )
      }
    >
      <PageHead
        within={<ToProgramme />}
        title={words.title}
        {...(standing !== null &&
          !isEmpty && {
            answer:
              asAt === null || shown === null
                ? text.answer(spec, words.open, standing)
                : text.asAtAnswer(spec, shown, dateText(asAt)),
          })}
        actions={
          <>
            {/* Not before it is known whether the register is empty: a dialog begun here would go with its button. */}
            {standing !== null && !isEmpty && part.PageActions !== undefined && (
              <part.PageActions register={register} search={search} onSearch={onSearch} />
            )}
            <RegisterActions verbs={verbs} isEmpty={isEmpty} />
          </>
        }
      />
      <div className={styles.notices}>
        <FailureNotice failure={verbs.failure} />
        {verbs.done !== null && (
          <Notice kind="met" live>
            {verbs.done}
          </Notice>
        )}
        {part.PageTop !== undefined && (
          <part.PageTop register={register} search={search} onSearch={onSearch} />
        )}
      </div>
      {isEmpty ? (
        <RegisterEmpty register={register} search={search} onSearch={onSearch} verbs={verbs} />
      ) : (
        <>
          <RegisterViews register={register} search={search} onSearch={onSearch} />
          <RegisterFilters
            register={register}
            search={search}
            onSearch={onSearch}
            shown={shown === standing?.total ? null : shown}
          />
          <ChosenRecords
            register={register}
            chosen={chosen as ReadonlySet<RecordId>}
            onKeep={verbs.keep}
            onClear={() => {
              setChosen(new Set());
            }}
          />
          <DataTable<'programme', 'list', RegisterSort>
            label={words.title}
            group="programme"
            name="list"
            question={question}
            columns={registerColumns({ register, hasPanel, isWide, isAsAt: asAt !== null })}
            rowId={(row) => row.id}
            rowLabel={recordRowInWords}
            selectedId={search.id ?? null}
            onSelect={(id) => {
              onSearch({ ...search, id: id as RecordId });
            }}
            sorting={{ sort: question.sort, direction: question.direction }}
            onSort={({ sort, direction }) => {
              onSearch({ ...search, sort, direction });
            }}
            onTotal={setShown}
            {...(mayChange &&
              asAt === null && {
                choosing: {
                  chosen,
                  onChange: setChosen,
                  onAll: () => {
                    void allRecordIds(question).then((ids) => {
                      setChosen(new Set<string>(ids));
                    });
                  },
                },
              })}
            empty={
              <>
                <p className="muted">{text.nothingFound(spec.one)}</p>
                {asAt !== null && <p className="help">{text.nothingAsAt}</p>}
                <Button kind="quiet" onPress={clear}>
                  {text.clearFilters}
                </Button>
              </>
            }
          />
        </>
      )}
      {verbs.dialogs}
    </Page>
  );
};
