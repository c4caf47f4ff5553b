// Chooses what goes into a kit. Each text can be read before it leaves; what names the client is left out until somebody
// chooses it, and so are policies.
import { type ReactNode, useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { PackageOpen, TriangleAlert } from 'lucide-react';
import type { FileRef } from '../../../shared/contract';
import type { KitOffer } from '../../../shared/domain/kit';
import type { Failure } from '../../../shared/errors';
import { visibleText } from '../../../shared/visible-text';
import { failureOf } from '../../app/call-failed';
import { useMay } from '../../app/use-access';
import { call, useCall } from '../../app/use-call';
import { kit as text } from '../../messages/kit';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { FilterToggle } from '../../ui/FilterToggle';
import { FailureNotice, Notice } from '../../ui/Notice';
import { PageHead } from '../../ui/PageHead';
import { SearchField } from '../../ui/SearchField';
import { KitGroups, type ShownEntry } from './KitGroups';
import styles from './kit.module.css';

const isProposed = ({ part, names }: KitOffer): boolean =>
  names.length === 0 && part !== 'policy' && part !== 'policy-word';

const hasWords = ({ key, texts }: KitOffer, words: string): boolean =>
  key.toLowerCase().includes(words) || texts.some((one) => one.text.toLowerCase().includes(words));

/** Lines stay lines; what hides in them is shown. */
const shownText = (given: string): string => given.split('\n').map(visibleText).join('\n');

const Texts = ({ offer }: { readonly offer: KitOffer }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.texts}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary aria-label={text.textsOf(offer.texts.length, `${offer.key} ${visibleText(offer.title)}`)}>
        {text.texts(offer.texts.length)}
      </summary>
      {isOpen && (
        <dl className={styles.fields}>
          {offer.texts.map((one, at) => (
            <div key={at} className={styles.field}>
              <dt>{visibleText(one.field)}</dt>
              <dd dir="auto">
                {shownText(one.text)}
                {one.names.length > 0 && <NamesIn names={one.names} />}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
};

const NamesIn = ({ names }: { readonly names: readonly string[] }) => (
  <span className={styles.names}>
    <span className={styles.warns}>
      <TriangleAlert className="i i--14" aria-hidden="true" /> {text.names}
    </span>{' '}
    {names.map((name, at) => (
      <span key={name}>
        {at > 0 && ', '}
        <bdi>{visibleText(name)}</bdi>
      </span>
    ))}
  </span>
);

const shownOf = (offer: KitOffer): ShownEntry => ({
  ...{ key: offer.key, part: offer.part, title: visibleText(offer.title), fixed: null },
  note: offer.names.length > 0 && <NamesIn names={offer.names} />,
  more: <Texts offer={offer} />,
});

export const MakeKit = ({ tabs }: { readonly tabs: ReactNode }) => {
  const { data, failure: offerFailure } = useCall('kit', 'offer', {});
  const navigate = useNavigate();
  const may = useMay('kit.exported');
  const [picked, setPicked] = useState<ReadonlySet<string> | null>(null);
  const [words, setWords] = useState('');
  const [onlyNamed, setOnlyNamed] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [made, setMade] = useState<{ readonly file: FileRef; readonly entries: number } | null>(null);
  const offers = useMemo(() => data?.offers ?? [], [data]);
  const proposed = useMemo(() => new Set(offers.filter(isProposed).map(({ key }) => key)), [offers]);
  const chosen = picked ?? proposed;
  const going = offers.filter(({ key }) => chosen.has(key));
  const wanted = words.trim().toLowerCase();
  const shown = useMemo(
    () =>
      offers
        .filter((one) => (!onlyNamed || one.names.length > 0) && (wanted === '' || hasWords(one, wanted)))
        .map(shownOf),
    [offers, onlyNamed, wanted],
  );

  const make = async () => {
    setFailure(null);
    setMade(null);
    try {
      const [target] = await call('app', 'choose', {
        what: 'new-kit-file',
        suggestedName: text.suggestedName,
      });
      if (target === undefined) return;
      const entries = going.map(({ key, sha256 }) => ({ key, sha256 }));
      const wrote = await call('kit', 'export', { target: target.token, entries });
      setMade({ file: target, entries: wrote.entries });
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  if (data === undefined)
    return (
      <>
        <PageHead title={text.title} />
        {tabs}
        {offerFailure === null ? (
          <p className="muted">{text.looking}</p>
        ) : (
          <FailureNotice failure={offerFailure} />
        )}
      </>
    );
  if (offers.length === 0)
    return (
      <>
        <PageHead title={text.title} />
        {tabs}
        <div className={styles.first}>
          <EmptyState
            title={text.makeEmptyTitle}
            action={<Button onPress={() => void navigate({ to: '/controls' })}>{text.toControls}</Button>}
          >
            {text.makeEmptyText}
          </EmptyState>
        </div>
      </>
    );
  return (
    <>
      <PageHead
        title={text.title}
        answer={text.makeAnswer(going.length, going.filter(({ names }) => names.length > 0).length)}
        {...(may && {
          actions: (
            <Button
              kind="primary"
              icon={<PackageOpen className="i" aria-hidden="true" />}
              isDisabled={going.length === 0}
              onPress={() => void make()}
            >
              {text.make(going.length)}
            </Button>
          ),
        })}
      />
      {tabs}
      <p className={styles.about}>{may ? text.makeText : text.mayNot}</p>
      <FailureNotice failure={failure} />
      {made !== null && (
        <Notice kind="met" live>
          <p>
            <bdi>{text.made(made.entries, visibleText(made.file.name))}</bdi>
          </p>
          <Button onPress={() => void call('app', 'showInFolder', { file: made.file.token })}>
            {text.show}
          </Button>
        </Notice>
      )}
      <div className="filters">
        <SearchField label={text.search} value={words} onChange={setWords} />
        <FilterToggle label={text.onlyNamed} isOn={onlyNamed} onChange={setOnlyNamed} />
      </div>
      {shown.length === 0 && <p className="muted">{text.nothingFound}</p>}
      <KitGroups entries={shown} chosen={chosen} isReadOnly={!may} onChange={setPicked} />
      {data.told.length > 0 && (
        <div className={styles.told}>
          <p className="muted">{text.told}</p>
          <ul>
            {data.told.map((sentence) => (
              <li key={sentence}>{visibleText(sentence)}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
};
