// Everything the package says of one record, and what the auditor keeps about it. A press on a linked record
// shows that one here, so that criterion, control and evidence are three presses apart.
import { useEffect, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { type OpenedPackage, type PackageRecord, RECORD_KINDS } from '../../../shared/domain/review';
import { isTyping } from '../../app/is-typing';
import { useCall } from '../../app/use-call';
import { receiver as text } from '../../messages/receiver';
import { visibleText } from '../../../shared/visible-text';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { FailureNotice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { Section } from '../../ui/Section';
import { shownText } from '../preview/shown-text';
import { NoteDialog } from './NoteDialog';
import { NoteList } from './NoteList';
import { PLACES } from './receiver-places';
import type { ShownRecord } from './receiver-search';
import styles from './receiver.module.css';
import { RecordFiles } from './RecordFiles';
import { RequestAnswer } from './RequestAnswer';
import { MARK_KEY, NOTE_KEY, useLookedAt } from './use-looked-at';

interface RecordPanelProps {
  readonly record: ShownRecord;
  readonly opened: OpenedPackage;
  readonly onShow: (record: ShownRecord) => void;
  readonly onClose: () => void;
}

export const RecordPanel = ({ record, opened, onShow, onClose }: RecordPanelProps) => {
  const { data, failure } = useCall('review', 'record', record);
  const isLoaded = data?.kind === record.kind && data.id === record.id;
  const number = record.kind === 'omission' ? '' : visibleText(record.id);
  if (!isLoaded)
    return (
      <Panel number={number} title="" onClose={onClose}>
        <FailureNotice failure={failure} />
      </Panel>
    );
  return (
    <Loaded
      key={`${data.kind} ${data.id}`}
      number={number}
      record={data}
      opened={opened}
      onShow={onShow}
      onClose={onClose}
    />
  );
};

interface LoadedProps {
  readonly number: string;
  readonly record: PackageRecord;
  readonly opened: OpenedPackage;
  readonly onShow: (record: ShownRecord) => void;
  readonly onClose: () => void;
}

const Loaded = ({ number, record, opened, onShow, onClose }: LoadedProps) => {
  const navigate = useNavigate();
  const lookedAt = useLookedAt();
  const [isNoting, setNoting] = useState(false);
  const { keepsNotes } = opened;
  const { toggle } = lookedAt;
  const { id, mark } = record;
  const news =
    record.sinceLastRound === 'added' || record.sinceLastRound === 'changed' ? record.sinceLastRound : null;
  useEffect(() => {
    if (!keepsNotes) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      // A row with the focus has the same keys of its own.
      const onRow = event.target instanceof Element && event.target.getAttribute('role') === 'row';
      if (!isPlain || onRow || event.defaultPrevented || isTyping(event.target)) return;
      if (event.key.toLowerCase() === MARK_KEY) void toggle({ id, mark });
      else if (event.key.toLowerCase() === NOTE_KEY) setNoting(true);
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [keepsNotes, id, mark]);
  return (
    <Panel
      number={number}
      title={visibleText(record.title)}
      onClose={onClose}
      {...(keepsNotes && {
        foot: (
          <>
            <Button
              kind={mark === 'looked-at' ? 'plain' : 'primary'}
              isDisabled={lookedAt.command.isRunning}
              {...(mark === 'looked-at' && {
                icon: <Check className="i i--14" aria-hidden="true" />,
              })}
              onPress={() => void toggle(record)}
            >
              {mark === 'looked-at' ? text.markUndo : text.markDo}
              <kbd className={styles.key}>{text.markKey}</kbd>
            </Button>
            <Button
              onPress={() => {
                setNoting(true);
              }}
            >
              {text.noteDo}
              <kbd className={styles.key}>{text.noteKey}</kbd>
            </Button>
          </>
        ),
      })}
    >
      <FailureNotice failure={lookedAt.command.failure} />
      {(news !== null || mark === 'earlier') && (
        <p className="muted">
          {news !== null && `${text.changeLong[news]}. `}
          {mark === 'earlier' && `${text.mark.earlier}.`}
        </p>
      )}
      {record.kind === 'population' && (
        <div>
          <Button onPress={() => void navigate({ to: PLACES.population, search: { rows: record.id } })}>
            {text.rowsOpen}
          </Button>
        </div>
      )}
      {record.facts.length > 0 && <Facts facts={record.facts} />}
      {record.texts
        .filter(({ text: words }) => words !== record.title)
        .map(({ label, text: words }) => (
          <Section key={label} title={visibleText(label)}>
            <p className={styles.prose} dir="auto">
              {shownText(words)}
            </p>
          </Section>
        ))}
      {record.kind === 'request' && <RequestAnswer id={record.id} keepsNotes={keepsNotes} />}
      {record.files.length > 0 && <RecordFiles files={record.files} />}
      {record.tables.map((table) => (
        <FactTable key={table.label} table={table} />
      ))}
      <Links links={record.links} onShow={onShow} />
      {record.kind === 'criterion' && <EvidenceOf id={record.id} onShow={onShow} />}
      <Section title={text.sections.notes}>
        {record.notes.length > 0 ? (
          <NoteList label={text.sections.notes} notes={record.notes} />
        ) : (
          <p className="muted">{keepsNotes ? text.notesNone : text.noteNeeds}</p>
        )}
      </Section>
      {isNoting && (
        <NoteDialog
          subject={id}
          note={null}
          onClose={() => {
            setNoting(false);
          }}
        />
      )}
    </Panel>
  );
};

const Facts = ({ facts }: { readonly facts: PackageRecord['facts'] }) => (
  <KeyValues
    facts={facts
      .filter(({ value }) => value !== '')
      .map(({ label, value }) => [
        visibleText(label),
        <bdi key={label} className={styles.value}>
          {visibleText(value)}
        </bdi>,
      ])}
  />
);

/** Characters; a longer cell is broken into lines. */
const LONG_CELL = 32;

const FactTable = ({ table }: { readonly table: PackageRecord['tables'][number] }) => (
  <Section title={visibleText(table.label)}>
    <div className={styles.factTable} tabIndex={0} role="group" aria-label={visibleText(table.label)}>
      <table aria-label={visibleText(table.label)}>
        <thead>
          <tr>
            {table.columns.map((column, at) => (
              <th key={at} scope="col">
                {visibleText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at} data-long={cell.length > LONG_CELL}>
                  <bdi>{visibleText(cell)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Section>
);

const MOST_BELOW = 200;

/** What reaches a criterion through its controls; the package links evidence to controls. */
const EvidenceOf = ({ id, onShow }: { readonly id: string } & Pick<LinksProps, 'onShow'>) => {
  const { data } = useCall('review', 'rows', {
    kind: 'evidence',
    search: '',
    under: id,
    only: 'all',
    offset: 0,
    limit: MOST_BELOW,
  });
  return <Links links={data?.rows ?? []} onShow={onShow} />;
};

interface LinksProps {
  readonly links: readonly PackageRecord['links'][number][];
  readonly onShow: (record: ShownRecord) => void;
}

const Links = ({ links, onShow }: LinksProps) =>
  RECORD_KINDS.map((kind) => {
    const ofKind = links.filter((link) => link.kind === kind);
    return (
      ofKind.length > 0 && (
        <Section key={kind} title={text.groupTitle[kind]}>
          <ul className={styles.links}>
            {ofKind.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  role="link"
                  onClick={() => {
                    onShow({ kind, id });
                  }}
                >
                  {kind !== 'omission' && <span className="id">{visibleText(id)}</span>}
                  <bdi title={visibleText(title)}>{visibleText(title)}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )
    );
  });
