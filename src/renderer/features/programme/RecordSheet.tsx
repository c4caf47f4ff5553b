// What a record says: its signals first, then its facts by group, what belongs to it, and who put their name to it.
import { useState } from 'react';
import { SPECS } from '../../../shared/domain/programme';
import { type Field, isAsked } from '../../../shared/domain/programme/field';
import { partsOf } from '../../../shared/domain/programme/record-id';
import { ObjectLink } from '../../app/ObjectLink';
import { instantText } from '../../messages/dates';
import { recordPanel as text } from '../../messages/programme';
import { signalShape, signalText } from '../../messages/programme-signals';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { StateShape } from '../../ui/StateMark';
import { fieldGroups } from './field-groups';
import { fieldInWords, isSaid } from './field-in-words';
import styles from './record.module.css';
import { stateText } from './register-columns';
import type { RecordPartProps } from './register-part';
import { REGISTER_PARTS } from './register-parts';
import { signatureNote } from './signature-note';

const isListed = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

export const FactValue = ({ field, value }: { readonly field: Field; readonly value: unknown }) => {
  if (field.type === 'record' && typeof value === 'string') return <ObjectLink id={value} />;
  if (['evidence', 'controls', 'criteria'].includes(field.type) && isListed(value))
    return (
      <span className="ids">
        {value.map((id) => (
          <ObjectLink key={id} id={id} />
        ))}
      </span>
    );
  return (
    <bdi className={styles.value} dir="auto">
      {fieldInWords(field, value)}
    </bdi>
  );
};

/** Long texts and rows stand under their label, not beside it. */
const isLong = (field: Field, value: unknown): boolean =>
  field.type === 'rows' ||
  field.type === 'markdown' ||
  (field.type === 'text' && typeof value === 'string' && (value.length > 60 || value.includes('\n')));

export const RecordSheet = ({ record, asAt }: RecordPartProps) => {
  const spec = SPECS[record.register];
  const part = REGISTER_PARTS[record.register] ?? {};
  const own = new Set([spec.title, ...(part.ownFields ?? [])]);
  const shown = Object.entries(spec.fields).filter(
    ([name, field]) => !own.has(name) && isAsked(field, record.facts),
  );
  const groups = fieldGroups(
    spec.fields,
    (name, field) => !own.has(name) && isAsked(field, record.facts) && isSaid(field, record.facts[name]),
  );
  const children = record.children.filter(
    ({ id }) => part.ownChildren?.includes(partsOf(id).register) !== true,
  );
  const notStated = shown.filter(([name, field]) => !isSaid(field, record.facts[name]));
  return (
    <div className={styles.sheet}>
      {record.signals.length > 0 && (
        <ul className={styles.signals} aria-label={text.signals}>
          {record.signals.map((signal) => (
            <li key={signal.code}>
              <StateShape state={signalShape(signal.weight)} />
              <span>{signalText(signal)}</span>
            </li>
          ))}
        </ul>
      )}
      {part.PanelTop !== undefined && <part.PanelTop record={record} asAt={asAt} />}
      {groups.map((group) => {
        const isLongHere = ([name, field]: (typeof group.fields)[number]) =>
          isLong(field, record.facts[name]);
        const short = group.fields.filter((one) => !isLongHere(one));
        const long = group.fields.filter(isLongHere);
        return (
          <div key={group.heading} className={styles.group}>
            {group.heading !== '' && <h3 className={styles.heading}>{group.heading}</h3>}
            {short.length > 0 && (
              <KeyValues
                facts={short.map(([name, field]) => [
                  field.label,
                  <FactValue key={name} field={field} value={record.facts[name]} />,
                ])}
              />
            )}
            {long.map(([name, field]) => (
              <LongFact key={name} field={field} value={record.facts[name]} />
            ))}
          </div>
        );
      })}
      {notStated.length > 0 && (
        <p className="help">{text.notStated(notStated.map(([, field]) => field.label))}</p>
      )}
      {part.PanelSections !== undefined && <part.PanelSections record={record} asAt={asAt} />}
      {children.length > 0 && (
        <Section title={text.children} note={String(children.length)}>
          <ul className="rows rows--top">
            {children.map((child) => (
              <li key={child.id}>
                <ObjectLink id={child.id} label={child.title} />
                <span className="grow" dir="auto" title={child.title}>
                  {child.title}
                </span>
                <span className="faint">{childState(child)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {record.signatures.length > 0 && (
        <Section title={text.signatures}>
          <ul className="rows rows--top">
            {record.signatures.map((one) => (
              <li key={`${String(one.version)} ${one.meaning} ${one.at}`}>
                <span className={styles.stacked}>
                  <span>{text.signature(one.meaning, one.version)}</span>
                  <small className="faint">
                    <bdi>{text.signatureBy(one.by, instantText(one.at))}</bdi>
                    {signatureNote(record, one) === '' ? '' : ` · ${signatureNote(record, one)}`}
                  </small>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};

const childState = (child: RecordPartProps['record']['children'][number]): string =>
  stateText(partsOf(child.id).register, child.state);

/** Lines of a long text before it is opened. */
const LongFact = ({ field, value }: { readonly field: Field; readonly value: unknown }) => {
  const [isOpen, setOpen] = useState(false);
  const words = fieldInWords(field, value);
  const isCut = words.length > 400 || words.split('\n').length > 6;
  return (
    <div className={styles.long}>
      <h3>{field.label}</h3>
      <p className={isCut && !isOpen ? styles.cut : styles.value} dir="auto">
        {words}
      </p>
      {isCut && (
        <button
          type="button"
          className={styles.more}
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? text.lessOf : text.moreOf}
        </button>
      )}
    </div>
  );
};
