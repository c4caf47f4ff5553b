// The scope as a page to hand over or to print: everything that was said of an engagement, and no field.
import type { Engagement } from '../../../shared/domain/engagement';
import { type EngagementScope, SCOPE_ITEM_KINDS } from '../../../shared/domain/scope';
import { useCall } from '../../app/use-call';
import { dateText, today } from '../../messages/dates';
import { engagement as text } from '../../messages/engagement';
import { scope as words } from '../../messages/engagement-scope';
import { KeyValues } from '../../ui/KeyValues';
import { timeText } from './EngagementsList';
import styles from './scope-sheet.module.css';

interface ScopeSheetProps {
  readonly engagement: Engagement;
  readonly scope: EngagementScope;
}

export const ScopeSheet = ({ engagement, scope }: ScopeSheetProps) => {
  const organization = useCall('vault', 'current', {}).data?.organization ?? '';
  const catalog = useCall('catalog', 'get', {}).data;
  return (
    <article className={styles.sheet}>
      <header>
        <p className={styles.kind}>{words.sheetTitle}</p>
        <h2 dir="auto">{engagement.systemName}</h2>
        <p className="muted">
          <bdi>{organization}</bdi>. {words.sheetPrinted(dateText(today()))}.
        </p>
      </header>
      <KeyValues
        wide
        facts={[
          [words.number, engagement.id],
          [text.type, words.typeOf(engagement.type)],
          [words.time, timeText(engagement)],
          [text.firm, <bdi key="firm">{engagement.firm}</bdi>],
          [text.categories, engagement.categories.map((id) => text.categoryName(id)).join(', ')],
          [words.stateLabel, words.state(engagement.state).name],
          [words.catalog, engagement.catalogVersion],
        ]}
      />
      {scope.boundary !== '' && (
        <section>
          <h3>{words.boundary}</h3>
          <p className="doc" dir="auto">
            {scope.boundary}
          </p>
        </section>
      )}
      {SCOPE_ITEM_KINDS.map((kind) => {
        const items = scope.items.filter((item) => item.kind === kind);
        if (items.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{words.kind(kind).name}</h3>
            <ul>
              {items.map((item, index) => (
                <li key={index}>
                  <b dir="auto">{item.name}</b>{' '}
                  <span className={styles.inOut}>{item.inScope ? words.sheetIn : words.sheetOut}</span>
                  {item.note !== '' && <span dir="auto">. {item.note}</span>}
                  {!item.inScope && item.reason !== '' && <span dir="auto">: {item.reason}</span>}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {scope.people.length > 0 && (
        <section>
          <h3>{words.people}</h3>
          <ul>
            {scope.people.map((person, index) => (
              <li key={index}>
                <b dir="auto">{person.name}</b>, {person.side === 'firm' ? words.firmSide : words.ourSide}
                {person.role !== '' && <bdi>. {person.role}</bdi>}
                {person.email !== '' && <bdi>. {person.email}</bdi>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {scope.subserviceOrganizations.length > 0 && (
        <section>
          <h3>{words.subservice}</h3>
          <ul>
            {scope.subserviceOrganizations.map((one, index) => (
              <li key={index}>
                <b dir="auto">{one.name}</b>, {words.methodName(one.method).toLowerCase()}
                {one.service !== '' && <bdi>. {one.service}</bdi>}
                {one.assumedControls !== '' && (
                  <p dir="auto" className={styles.pre}>
                    {words.assumed}: {one.assumedControls}
                  </p>
                )}
                {one.note !== '' && <p dir="auto">{one.note}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3>{words.notApplicable}</h3>
        {scope.notApplicable.length === 0 && <p>{words.naNone}</p>}
        <ul>
          {scope.notApplicable.map(({ criterionId, reason }) => (
            <li key={criterionId}>
              <span className="id">{criterionId}</span>{' '}
              {catalog?.criteria.find((one) => one.id === criterionId)?.title}: <bdi>{reason}</bdi>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
};
