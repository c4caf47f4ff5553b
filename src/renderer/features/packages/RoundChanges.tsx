// How a round differs from the one before it, item by item, with the reasons that were given.
import type { PackageDiff } from '../../../shared/domain/package-round';
import { evidenceVersionRef, numberOf } from '../../../shared/ids';
import { ObjectLink } from '../../app/ObjectLink';
import { rounds as text } from '../../messages/package-rounds';
import { Section } from '../../ui/Section';
import styles from './packages.module.css';

/** More than anybody reads in a panel; the package lists all of them. */
const MOST_LINES = 60;

export const RoundChanges = ({ changes }: { readonly changes: PackageDiff }) => {
  const { counts, items, others } = changes;
  const all = [
    ...items.map((item) => ({
      key: item.evidenceId,
      link: item.evidenceId,
      title: item.title,
      what: text.changeKind(item.kind),
      version:
        item.kind === 'replaced' && item.versionAfter !== null
          ? evidenceVersionRef(numberOf(item.evidenceId), item.versionAfter)
          : '',
      reason: item.reason,
    })),
    ...others.map((other) => ({
      key: `${other.kind} ${other.id}`,
      link: other.id,
      title: other.title,
      what: text.otherChange(other.kind, other.what),
      version: '',
      reason: '',
    })),
  ];
  return (
    <Section title={text.changes(changes.from.round)}>
      <p className="muted">
        {items.length === 0
          ? text.changesNone
          : text.changesCounts(counts.added, counts.replaced, counts.withdrawn, counts.unchanged)}
      </p>
      {all.length > 0 && (
        <ul className={styles.events}>
          {all.slice(0, MOST_LINES).map(({ key, link, title, what, version, reason }) => (
            <li key={key}>
              <span>
                <ObjectLink id={link} label={title} /> <bdi>{title}</bdi>
              </span>
              <span className="help">
                {what}
                {version !== '' && ` ${version}`}
                {reason !== '' && ': '}
                <bdi>{reason}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      {all.length > MOST_LINES && <p className="help">{text.moreChanges(all.length - MOST_LINES)}</p>}
    </Section>
  );
};
