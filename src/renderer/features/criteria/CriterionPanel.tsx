// One criterion beside the table: what it asks in our words, the controls that answer it, what is missing,
// and its points of focus with what is mapped to each.
import { useEffect, useRef } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Catalog } from '../../../shared/domain/catalog';
import type { PointOfFocusId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { criteria as text } from '../../messages/criteria';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { useTimeWords } from '../evidence/use-examined-time';
import { ProgrammeOf } from '../programme/ProgrammeOf';
import styles from './criteria.module.css';
import { marksOfCriterion, marksOfPoint } from './marks-of';
import { MarkMeanings, MarkTags } from './MarkTags';
import { type CriterionRow, missingIn, type PointStanding } from './standing-by-series';

interface CriterionPanelProps {
  readonly row: CriterionRow;
  readonly catalog: Catalog;
  readonly ownedTexts: Readonly<Record<string, string>>;
  /** A point of focus to bring into view. */
  readonly point: PointOfFocusId | null;
  readonly onClose: () => void;
}

export const CriterionPanel = ({ row, catalog, ownedTexts, point, onClose }: CriterionPanelProps) => {
  const navigate = useNavigate();
  const { criterion } = row;
  const wanted = useRef<HTMLLIElement>(null);
  useEffect(() => {
    wanted.current?.scrollIntoView({ block: 'center' });
  }, [point, criterion.id]);
  const marks = marksOfCriterion(catalog, criterion);
  const owned = ownedTexts[criterion.id];

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
      {row.notApplicable !== null && (
        <Notice>
          <p>
            <b>{text.notApplicable}</b>
          </p>
          <p dir="auto">{row.notApplicable}</p>
          <p>
            <button
              type="button"
              className={styles.linkButton}
              onClick={() => void navigate({ to: '/engagement' })}
            >
              {text.setInScope}
            </button>
          </p>
        </Notice>
      )}
      <Section title={text.summary}>
        <p className="doc">{criterion.summary}</p>
        <MarkTags marks={marks} />
      </Section>
      {owned !== undefined && (
        <Section title={text.ownText}>
          <p className={`doc ${styles.ownedText ?? ''}`} dir="auto">
            {owned}
          </p>
        </Section>
      )}
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
      {row.notApplicable === null && <MissingSection row={row} />}
      <ProgrammeOf target={criterion.id} />
      <Section title={text.points} note={text.pointsHelp}>
        <ul className={styles.points}>
          {row.points.map((standing) => (
            <li
              key={standing.point.id}
              ref={standing.point.id === point ? wanted : null}
              className={standing.point.id === point ? styles.wanted : styles.point}
            >
              <Point standing={standing} catalog={catalog} owned={ownedTexts[standing.point.id]} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={text.marks}>
        <MarkMeanings
          marks={[...marks, ...row.points.flatMap(({ point: one }) => marksOfPoint(catalog, one))]}
        />
      </Section>
    </Panel>
  );
};

const MissingSection = ({ row }: { readonly row: CriterionRow }) => {
  const words = useTimeWords();
  const missing = missingIn(row);
  const without = row.points.length - row.pointsWithControl;
  const sentence =
    missing === null
      ? null
      : {
          control: text.missingControl,
          evidence: text.missingEvidence,
          'evidence-in-period': text.missingEvidenceInPeriod(words),
        }[missing];
  return (
    <Section title={text.missingTitle}>
      {sentence !== null && <p>{sentence}</p>}
      <p className="muted">{text.pointsWithoutControl(without, row.points.length)}</p>
    </Section>
  );
};

interface PointProps {
  readonly standing: PointStanding;
  readonly catalog: Catalog;
  readonly owned: string | undefined;
}

const Point = ({ standing, catalog, owned }: PointProps) => {
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
      {point.group !== undefined && <p className="small faint">{point.group}</p>}
      <p className="small muted">{point.summary}</p>
      {owned !== undefined && (
        <p className={`small ${styles.ownedText ?? ''}`} dir="auto">
          <span className="faint">{text.ownText}:</span> {owned}
        </p>
      )}
      <MarkTags marks={marksOfPoint(catalog, point)} />
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
