// What an auditor asks first of a package that came, each with a number and the way there.
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import type { OpenedPackage } from '../../../shared/domain/review';
import { useCall } from '../../app/use-call';
import { count } from '../../messages/count';
import { receiverVerdict as text } from '../../messages/receiver-verdict';
import { Section } from '../../ui/Section';
import { PLACES } from './receiver-places';
import type { RecordsSearch } from './receiver-search';
import styles from './receiver.module.css';

type Way = {
  readonly to: (typeof PLACES)[keyof typeof PLACES];
  readonly search?: RecordsSearch;
  readonly title: string;
  readonly words: string;
  readonly number: number;
};

export const WhereToStart = ({ opened }: { readonly opened: OpenedPackage }) => {
  const { changes, counts, round } = opened;
  const asked = { search: '', offset: 0, limit: 1 } as const;
  const answered = useCall(
    'review',
    'requests',
    { ...asked, only: 'answered' },
    { enabled: counts.requests > 0 },
  ).data?.total;
  const ways: Way[] = [
    ...(changes === null
      ? []
      : [
          {
            to: PLACES.evidence,
            search: { only: 'changed' as const },
            title: text.changed(round - 1),
            words: text.changedText(changes.added, changes.replaced, changes.withdrawn),
            number: changes.added + changes.replaced + changes.withdrawn,
          },
        ]),
    ...(counts.requests === 0
      ? []
      : [
          {
            to: PLACES.request,
            title: text.requests,
            words: answered === undefined ? '' : text.requestsText(answered, counts.requests - answered),
            number: counts.requests,
          },
        ]),
    {
      to: PLACES.criterion,
      title: text.criteria,
      words: text.criteriaText(counts.controls),
      number: counts.criteria,
    },
    ...(counts.populations === 0
      ? []
      : [
          {
            to: PLACES.population,
            title: text.populations,
            words: text.populationsText,
            number: counts.populations,
          },
        ]),
    ...(counts.exceptions === 0
      ? []
      : [
          {
            to: PLACES.exception,
            title: text.exceptions,
            words: text.exceptionsText,
            number: counts.exceptions,
          },
        ]),
    ...(counts.records === 0
      ? []
      : [{ to: PLACES.record, title: text.registers, words: text.registersText, number: counts.records }]),
    ...(counts.omissions === 0
      ? []
      : [
          { to: PLACES.omission, title: text.omissions, words: text.omissionsText, number: counts.omissions },
        ]),
  ];
  return (
    <Section title={text.where}>
      <ul className={styles.ways}>
        {ways.map(({ to, search = {}, title, words, number }) => (
          <li key={to}>
            <Link to={to} search={search}>
              <b>{title}</b>
              <span className="muted">{words}</span>
              <span className="num">{count(number)}</span>
              <ChevronRight className="i i--14" aria-hidden="true" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
};
