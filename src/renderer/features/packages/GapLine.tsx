// One gap: its number, what it is, and what was said of it. An open one offers to be declared or fixed; a
// missing reason is no error, it makes the package a draft.
import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import type { Gap } from '../../../shared/domain/package';
import { ControlId, EvidenceId, ExceptionId, PopulationId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useOpenObject } from '../../app/use-open-object';
import { assistant as text } from '../../messages/package-assistant';
import { Button } from '../../ui/Button';
import { StateMark } from '../../ui/StateMark';
import { goToStep } from './assistant-store';
import { GapReason } from './GapReason';
import { gapNumber, gapTitle } from './package-draft';
import styles from './packages.module.css';

interface GapLineProps {
  readonly gap: Gap;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** Where the gap is closed: the screen of what it is about, or the step that made it. */
const useFix = (gap: Gap): (() => void) | null => {
  const navigate = useNavigate();
  const openObject = useOpenObject();
  const number = gapNumber(gap);
  switch (gap.kind) {
    case 'occurrences-missed': {
      const control = ControlId.safeParse(number);
      if (!control.success) return null;
      return () => void navigate({ to: '/coverage', search: { q: control.data, states: ['missed'] } });
    }
    case 'picks-without-evidence': {
      const population = PopulationId.safeParse(number);
      if (!population.success) return null;
      return () =>
        void navigate({
          to: '/populations',
          search: { id: population.data, view: 'samples', of: 'auditor' },
        });
    }
    case 'control-without-evidence':
    case 'control-without-evidence-in-period': {
      const control = ControlId.safeParse(number);
      if (!control.success) return null;
      return () => void navigate({ to: '/controls', search: { id: control.data, part: 'evidence' } });
    }
    case 'evidence-withheld':
      return () => {
        goToStep(1);
      };
    case 'file-unreadable':
      return () => void navigate({ to: '/vault', search: {} });
    case 'criterion-without-control':
    case 'population-without-record':
    case 'not-finished':
      return openObject(number);
  }
};

/** The number as a link; of a file, to the evidence it belongs to. */
const linkOf = (gap: Gap): string => {
  const number = gapNumber(gap);
  const evidence = EvidenceId.safeParse(number.split('.')[0]);
  return gap.kind === 'file-unreadable' && evidence.success ? evidence.data : number;
};

export const GapLine = ({ gap, reason, onReason }: GapLineProps) => {
  const [isOpen, setOpen] = useState(false);
  const fix = useFix(gap);
  const isSaid = reason.trim() !== '';
  return (
    <li className={styles.gap}>
      <span className={styles.gapId}>
        <ObjectLink id={linkOf(gap)} label={gap.what} />
      </span>
      <span className={styles.gapWhat} dir="auto">
        {gapTitle(gap)}
      </span>
      {gap.answeredBy !== null && !isSaid ? (
        <span className={styles.said}>
          <StateMark state="excused" quiet>
            {text.answeredBy} <Answers by={gap.answeredBy} />
          </StateMark>
        </span>
      ) : isSaid || isOpen ? (
        <GapReason
          what={gap.what}
          reason={reason}
          autoFocus={isOpen}
          onReason={onReason}
          onLeave={() => {
            setOpen(false);
          }}
        />
      ) : (
        <span className={styles.said}>
          <Button
            kind="quiet"
            aria-label={text.declareFor(gap.what)}
            onPress={() => {
              setOpen(true);
            }}
          >
            {text.declare}
          </Button>
          {fix !== null && (
            <>
              <span className="faint">{text.or}</span>
              <Button kind="quiet" aria-label={text.fixFor(gap.what)} onPress={fix}>
                {text.fix}
              </Button>
            </>
          )}
        </span>
      )}
    </li>
  );
};

const Answers = ({ by }: { readonly by: string }) =>
  by.split(', ').map((number, place) => (
    <span key={number}>
      {place > 0 && ', '}
      {ExceptionId.safeParse(number).success ? <ObjectLink id={number} /> : number}
    </span>
  ));
