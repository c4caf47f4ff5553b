// Answers for the chosen rows: what is in the file, which days, what an auditor will look for, where it came
// from, what it answers, and what becomes of it. With several rows chosen, what is set here is set for all.
import { memo, useMemo } from 'react';
import type { InspectedFile } from '../../../shared/calls/intake';
import type { FileToken } from '../../../shared/ids';
import { visibleText } from '../../../shared/visible-text';
import { intakePanel as text } from '../../messages/intake-panel';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { FilePreview } from '../preview/FilePreview';
import type { Looks } from './assess-rows';
import type { RowPatch } from './CellEditor';
import { DraftField } from './DraftField';
import styles from './intake.module.css';
import { IntakeForOccurrence } from './IntakeForOccurrence';
import { IntakeForRequest } from './IntakeForRequest';
import { PanelBecomes } from './PanelBecomes';
import { PanelDates } from './PanelDates';
import { PanelLinks } from './PanelLinks';
import { PanelNotes } from './PanelNotes';
import { PanelOrigin } from './PanelOrigin';
import { PanelQuality } from './PanelQuality';
import { PanelSame } from './PanelSame';
import type { AssessedRow } from './use-assessed-rows';
import { useResembling } from './use-resembling';

const NO_TOKEN = '' as FileToken;

interface IntakePanelProps {
  /** At least one. */
  readonly chosen: readonly AssessedRow[];
  readonly looks: Looks;
  /** Place of the first chosen row, from 1, and how many rows there are. */
  readonly place: number;
  readonly total: number;
  readonly isDisabled: boolean;
  readonly onChange: (patch: RowPatch) => void;
  readonly onClose: () => void;
  readonly onPrevious?: () => void;
  readonly onNext?: () => void;
}

export const IntakePanel = ({
  chosen,
  looks,
  place,
  total,
  isDisabled,
  onChange,
  ...steps
}: IntakePanelProps) => {
  const [only] = chosen;
  const isSingle = chosen.length === 1 && only !== undefined;
  const rows = chosen.map((one) => one.row);
  const canSuggest = isSingle && only.fate === 'add' && only.isLookedAt ? only : null;
  const suggested = useResembling(
    canSuggest?.row ?? null,
    looks.files.get(canSuggest?.row.files[0].token ?? NO_TOKEN)?.mediaType,
  );
  // What may be a version of something is asked before its dates; otherwise it is the last thing to think of.
  const isAskedFirst = suggested.length > 0 || (isSingle && only.fate === 'version');
  const becomes = (
    <PanelBecomes
      key={`${rows[0]?.key ?? ''} ${String(rows.length)}`}
      chosen={chosen}
      looks={looks}
      suggested={suggested}
      onChange={onChange}
    />
  );
  const found = (one: AssessedRow): readonly InspectedFile[] =>
    one.row.files.flatMap((file) => looks.files.get(file.token) ?? []);
  return (
    <Panel
      number={isSingle ? text.one(place, total) : text.several(chosen.length)}
      title={isSingle ? visibleText(only.row.files[0].name) : text.severalTitle(chosen.length)}
      {...steps}
    >
      <fieldset className={styles.fields} disabled={isDisabled}>
        {isSingle ? (
          <>
            <FailureNotice failure={only.failure} />
            <PanelSame one={only} looks={looks} onChange={onChange} />
            <IntakeForOccurrence
              occurrences={only.row.occurrences}
              onDrop={() => {
                onChange({ occurrences: [] });
              }}
            />
            <IntakeForRequest
              requestId={only.row.requestId}
              onDrop={() => {
                onChange({ requestId: null });
              }}
            />
            <PanelNotes assessed={only} />
            <PanelPreview one={only} />
            <DraftField
              key={only.row.key}
              label={text.titleField}
              value={only.row.title}
              maxLength={300}
              onChange={(title) => {
                onChange({ title });
              }}
            />
          </>
        ) : (
          <p className="muted">{text.severalText}</p>
        )}
        {isAskedFirst && becomes}
        <PanelDates
          rows={rows}
          modifiedOn={isSingle ? (found(only)[0]?.modifiedOn ?? null) : null}
          needsDate={chosen.some((one) => one.blockers.includes('no-date'))}
          onChange={onChange}
        />
        {isSingle && <PanelQuality one={only} found={found(only)} onChange={onChange} />}
        <PanelLinks
          rows={rows}
          needsControl={chosen.some((one) => one.blockers.includes('no-control') && one.fate === 'add')}
          onChange={onChange}
        />
        <PanelOrigin
          rows={rows}
          modifiedOn={isSingle ? (found(only)[0]?.modifiedOn ?? null) : null}
          mediaType={isSingle ? found(only)[0]?.mediaType : undefined}
          onChange={onChange}
        />
        {!isAskedFirst && becomes}
      </fieldset>
    </Panel>
  );
};

/** The first file; the names of the others. */
const PanelPreview = ({ one }: { readonly one: AssessedRow }) => {
  const { files } = one.row;
  const [file, ...others] = files;
  if (file.isFolder || file.sizeBytes === 0 || one.blockers.includes('unreadable')) return null;
  return (
    <div className={styles.preview}>
      <SteadyPreview key={file.token} token={file.token} name={visibleText(file.name)} />
      {others.length > 0 && <p className="help">{files.map((each) => visibleText(each.name)).join(', ')}</p>}
    </div>
  );
};

/** Not drawn again at every letter that is typed below it. */
const SteadyPreview = memo(({ token, name }: { readonly token: FileToken; readonly name: string }) => (
  <FilePreview file={useMemo(() => ({ token }), [token])} name={name} />
));
SteadyPreview.displayName = 'SteadyPreview';
