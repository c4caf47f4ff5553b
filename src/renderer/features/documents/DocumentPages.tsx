// A document on its printed pages.
import type { ManagementDocument } from '../../../shared/domain/programme/document';
import type { RecordDetail } from '../../../shared/domain/programme/record';
import { DOCUMENT } from '../../../shared/domain/programme';
import { blocksOfTexts, textsOfDocument } from '../../../shared/document/titled-texts';
import { visibleText } from '../../../shared/visible-text';
import { documents as text } from '../../messages/documents';
import { DocumentView } from '../../ui/DocumentView';
import styles from './documents.module.css';

interface DocumentPagesProps {
  readonly record: RecordDetail;
  readonly facts: ManagementDocument;
  /** Without changes in a period, that part is left out where it is empty. */
  readonly isTypeTwo: boolean;
}

export const DocumentPages = ({ record, facts, isTypeTwo }: DocumentPagesProps) => (
  <div className={styles.pages}>
    <h1>{visibleText(facts.title)}</h1>
    <p>
      {record.id} · {text.stateWords(DOCUMENT.states[record.state] ?? record.state, record.version)}
    </p>
    <DocumentView blocks={blocksOfTexts(textsOfDocument(facts, isTypeTwo ? 2 : 1))} />
  </div>
);
