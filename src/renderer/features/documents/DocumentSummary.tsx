// In the panel of a document: what is open in its text, and the way into it.
import { useNavigate } from '@tanstack/react-router';
import type { ManagementDocument } from '../../../shared/domain/programme/document';
import { DESCRIPTION_PARTS } from '../../../shared/domain/programme/document';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';
import { StateMark } from '../../ui/StateMark';
import type { RecordPartProps } from '../programme/register-part';
import styles from './documents.module.css';
import { partsInWork, pointsOfLetter } from './open-points';

export const DocumentSummary = ({ record }: RecordPartProps) => {
  const navigate = useNavigate();
  const facts = record.facts as ManagementDocument;
  const isDescription = facts.type === 'system-description';
  const { data } = useCall(
    'documents',
    'completeness',
    { id: record.id, today: today() },
    { enabled: isDescription },
  );
  const parts = isDescription ? partsInWork(facts, data).filter((one) => one.isAsked) : [];
  const open = isDescription
    ? parts.reduce((sum, one) => sum + one.gaps.length, 0)
    : pointsOfLetter(facts.text).length;
  const openText = (part?: string) => {
    void navigate({
      to: '/programme/$register',
      params: { register: 'document' },
      search: { id: record.id, edit: true, ...(part !== undefined && { open: part }) },
    });
  };
  return (
    <Section title={text.panelTitle}>
      <p>
        <StateMark state={open === 0 ? 'met' : 'due'}>
          {open === 0 ? text.panelDone : text.panelOpen(open)}
        </StateMark>
      </p>
      {parts.length > 0 && (
        <ul className={styles.summary}>
          {parts
            .filter((one) => one.gaps.length > 0)
            .map((one) => (
              <li key={one.part}>
                <button
                  type="button"
                  role="link"
                  className="link"
                  onClick={() => {
                    openText(one.part);
                  }}
                >
                  {DESCRIPTION_PARTS[one.part]}
                </button>
                <span className="faint">{one.isEmpty ? text.partEmpty : text.partOpen(one.gaps.length)}</span>
              </li>
            ))}
        </ul>
      )}
      <Button
        kind="primary"
        onPress={() => {
          openText();
        }}
      >
        {text.open}
      </Button>
    </Section>
  );
};
