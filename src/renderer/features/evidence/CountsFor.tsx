// What the item counts for, each with the reason somebody gave: controls with their occurrence, points of
// focus, exceptions, samples.
import { useState } from 'react';
import { Pencil } from 'lucide-react';
import type { EvidenceDetail, EvidenceState } from '../../../shared/domain/evidence';
import type { ControlId, PointOfFocusId } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { useMay } from '../../app/use-access';
import { dateText } from '../../messages/dates';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';
import { LinkReasonDialog } from './LinkReasonDialog';
import type { EvidenceVerbs } from './use-evidence-verbs';

interface Linked {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
  readonly note?: string;
  /** Present where its reason may be changed here. */
  readonly of?: ControlId | PointOfFocusId;
}

/** What does not count is not said to. */
const TITLES: Readonly<Partial<Record<EvidenceState, string>>> = {
  withdrawn: text.countedFor,
  requested: text.wantedFor,
  rejected: text.linkedTo,
};
const NONE: Readonly<Partial<Record<EvidenceState, string>>> = {
  withdrawn: text.countedForNone,
  requested: text.wantedForNone,
  rejected: text.linkedToNone,
};

interface CountsForProps {
  readonly item: EvidenceDetail;
  readonly verbs: EvidenceVerbs;
}

export const CountsFor = ({ item, verbs }: CountsForProps) => {
  const mayLink = useMay('evidence.linked') && item.state !== 'withdrawn';
  const mayReason = useMay('evidence.link-reason-changed') && item.state !== 'withdrawn';
  const [asked, setAsked] = useState<Linked | null>(null);
  const links: readonly Linked[] = [
    ...item.controls.map((control) => {
      const assigned = item.occurrences.filter((one) => one.controlId === control.id);
      return {
        ...control,
        of: control.id,
        ...(assigned.length > 0 && {
          note: assigned.map((one) => text.assigned(dateText(one.from), one.reason)).join(' '),
        }),
      };
    }),
    ...item.pointsOfFocus.map((point) => ({ ...point, of: point.id })),
    ...item.exceptions.map(({ id, title }) => ({ id, title: text.exception(title), reason: '' })),
    ...item.samples.map(({ id, population, attribute, reason }) => ({
      id,
      title: text.sample(population, attribute),
      reason,
    })),
  ];
  return (
    <Section
      title={TITLES[item.state] ?? text.countsFor}
      {...(mayLink && {
        action: (
          <Button
            kind="quiet"
            onPress={() => {
              verbs.ask({ verb: 'link', id: item.id });
            }}
          >
            {text.editLinks}
          </Button>
        ),
      })}
    >
      {links.length === 0 && <p className="muted">{NONE[item.state] ?? text.countsForNone}</p>}
      {links.length > 0 && (
        <ul className="rows rows--top">
          {links.map((link) => (
            <li key={`${link.id} ${link.title}`} className={styles.line}>
              <ObjectLink id={link.id} label={link.title} />
              <span className={styles.lineWords}>
                <span dir="auto">{link.title}</span>
                {link.note !== undefined && <small dir="auto">{link.note}</small>}
                {link.reason !== '' && <small dir="auto">{link.reason}</small>}
              </span>
              {mayReason && link.of !== undefined && (
                <span className={styles.lineVerb}>
                  <IconButton
                    label={text.reasonOf(link.id)}
                    icon={<Pencil className="i i--14" aria-hidden="true" />}
                    onPress={() => {
                      setAsked(link);
                    }}
                  />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked?.of !== undefined && (
        <LinkReasonDialog
          id={item.id}
          of={asked.of}
          title={asked.title}
          reason={asked.reason}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Section>
  );
};
