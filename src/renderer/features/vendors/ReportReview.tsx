// The review of a vendor's report as a form: what the report is and says, what it expects of us with what answers it, what
// bridges it to our period, and what we conclude. What wants an eye stands beside it as it is typed.
import { VENDOR_REPORT } from '../../../shared/domain/programme';
import type { Fields } from '../../../shared/domain/programme/field';
import type { VendorReport } from '../../../shared/domain/programme/vendor-report';
import { review as text } from '../../messages/vendors';
import { FieldsGrid } from '../programme/FieldsGrid';
import type { FormBodyProps } from '../programme/register-part';
import { csocState, cuecState } from './mapped-state';
import { MappedRows } from './MappedRows';
import { ReportWatch } from './ReportWatch';
import styles from './vendors.module.css';

const { fields } = VENDOR_REPORT;
const NAMES = Object.keys(fields);
const MAPPED = ['cuecs', 'csocs'];
const between = (from: number, to: number): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(from, to)
      .filter(([name]) => !MAPPED.includes(name)),
  );
/** What stands before the two tables, and what after. */
const ABOVE = between(0, NAMES.indexOf('cuecs'));
const BELOW = between(NAMES.indexOf('csocs') + 1, NAMES.length);

export const ReportReview = ({ record, facts, state, errors, onChange }: FormBodyProps) => {
  const report = facts as VendorReport;
  return (
    <div className={styles.review}>
      <div className={styles.form}>
        <FieldsGrid
          fields={ABOVE}
          facts={facts}
          errors={errors}
          onChange={onChange}
          autoFocus={record === null}
        />
        <MappedRows
          title={text.cuecsTitle}
          intro={text.cuecsText}
          none={text.cuecsNone}
          field={fields.cuecs}
          rows={report.cuecs}
          onChange={(rows) => {
            onChange('cuecs', rows);
          }}
          wordingTitle={text.columnExpected}
          columns={[
            ['controls', text.columnControls],
            ['evidence', text.columnEvidence],
          ]}
          stateOf={(row) => cuecState(row as VendorReport['cuecs'][number])}
        />
        <MappedRows
          title={text.csocsTitle}
          intro={text.csocsText}
          none={text.csocsNone}
          field={fields.csocs}
          rows={report.csocs}
          onChange={(rows) => {
            onChange('csocs', rows);
          }}
          wordingTitle={text.columnAssumed}
          columns={[['criteria', text.columnCriteria]]}
          stateOf={(row) => csocState(row as VendorReport['csocs'][number])}
        />
        <FieldsGrid fields={BELOW} facts={facts} errors={errors} onChange={onChange} />
      </div>
      <ReportWatch id={record?.id ?? null} facts={report} state={state} />
    </div>
  );
};
