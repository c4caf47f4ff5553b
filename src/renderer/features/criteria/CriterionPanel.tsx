// One criterion beside the table: what it asks in our words, the controls that answer it, and its points
// of focus with what is mapped to each.
import { useEffect, useRef } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { PointOfFocusId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { criteria as text } from '../../messages/criteria';
import { Button } from '../../ui/Button';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { useTimeWords } from '../evidence/use-examined-time';
import styles from './criteria.module.css';
import type { CriterionRow, PointStanding } from './standing-by-series';

interface CriterionPanelProps {
  readonly row: CriterionRow;
  /** A point of focus to bring into view. */
  readonly point: PointOfFocusId | null;
  readonly onClose: () => void;
}

export const CriterionPanel = ({ row, point, onClose }: CriterionPanelProps) => {
  const navigate = useNavigate();
  const { criterion } = row;
  const wanted = useRef<HTMLLIElement>(null);
  useEffect(() => {
    wanted.current?.scrollIntoView({ block: 'center' });
  }, [point, criterion.id]);

  return (
    <Panel
      number={criterion.id}
      title={criterion.title}
      onClose={onClose}
      foot={
        <Button
          isDisabled={row.evidenceCount === 0}
          onPress={() => void navigate({ to: '/evidence', search: { criterion: criterion.id } })}
        >
          {text.showEvidence(row.evidenceCount)}
        </Button>
      }
    >
      <Section
        title={text.summary}
        {...(criterion.coso_principle !== null && { note: text.coso(criterion.coso_principle) })}
      >
        <p className="doc">{criterion.summary}</p>
      </Section>
      <Section title={text.controls}>
        {row.controlIds.length === 0 ? (
          <p className="muted">{text.controlsNone}</p>
        ) : (
          <p className="ids">
            {row.controlIds.map((id) => (
              <ObjectLink key={id} id={id} />
            ))}
          </p>
        )}
      </Section>
      <Section title={text.points} note={text.pointsHelp}>
        <ul className={styles.points}>
          {row.points.map((standing) => (
            <li
              key={standing.point.id}
              ref={standing.point.id === point ? wanted : null}
              className={standing.point.id === point ? styles.wanted : styles.point}
            >
              <Point standing={standing} />
            </li>
          ))}
        </ul>
      </Section>
    </Panel>
  );
};

const Point = ({ standing }: { readonly standing: PointStanding }) => {
  const { point, controlIds, evidenceInPeriodCount } = standing;
  const words = useTimeWords();
  return (
    <>
      <p className={styles.pointTitle}>
        <span className="id" data-copyable>
          {point.id}
        </span>{' '}
        {point.title}
      </p>
      <p className="small muted">{point.summary}</p>
      {point.condition !== null && <p className="small faint">{text.condition(point.condition)}</p>}
      <p className={styles.pointStanding}>
        {controlIds.length === 0 ? (
          <span className="faint">{text.pointNoControl}</span>
        ) : (
          <>
            {controlIds.map((id) => (
              <ObjectLink key={id} id={id} />
            ))}
            {evidenceInPeriodCount > 0 && (
              <span className="faint">{text.pointEvidence(evidenceInPeriodCount, words)}</span>
            )}
          </>
        )}
      </p>
    </>
  );
};
