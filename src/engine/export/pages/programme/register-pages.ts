// A register as it stood: a row for each record, what changed in the period, and each record in full. People have no
// cards: their row says it all.
import { SPECS } from '../../../../shared/domain/programme';
import type { Field } from '../../../../shared/domain/programme/field';
import type { HandedRegister } from '../../../../shared/domain/programme/handed-over';
import type { CalendarDate } from '../../../../shared/period';
import type { PackageModel } from '../../package-model';
import type { PackageRecord, PackageRecordChange, PackageRegister } from '../../programme-content';
import { recordPlace, REGISTER_PAGE, registerTable } from '../../programme/programme-paths';
import { counted, day } from '../formats';
import { type Html, html, join, nothing, table } from '../html';
import { link, type Page, relative } from '../layout';
import { factHtml } from './fact-html';
import {
  asAtText,
  REGISTER_NOUN,
  REGISTER_TITLE,
  registerOf,
  stateCounts,
  stateName,
  uncountedText,
} from './programme-words';
import { recordCard, toldAfterwards } from './record-card';

/** Above this many, records in full have pages of their own. */
const CARDS_ON_A_PAGE = 100;

const COLUMNS: Readonly<Partial<Record<HandedRegister, readonly string[]>>> = {
  person: ['number', 'role', 'team', 'manager', 'kind', 'startedOn', 'leftOn', 'screenedOn', 'accessEndedOn'],
};

const columnsOf = (register: HandedRegister): readonly string[] =>
  COLUMNS[register] ?? SPECS[register].columns;

const isCardless = (register: HandedRegister): boolean => register === 'person';

/** The page that tells the record in full. */
const cardPage = (register: HandedRegister, at: number, total: number): string => {
  const page = REGISTER_PAGE[register];
  if (total <= CARDS_ON_A_PAGE) return page;
  return page.replace(/\.html$/, `-${String(Math.floor(at / CARDS_ON_A_PAGE) + 1)}.html`);
};

/** Whether somebody came or went in the examined time; empty for who was here throughout. */
export const movedText = (model: PackageModel, { facts }: PackageRecord): string => {
  const { programme } = model.content;
  const from = programme?.changesFrom ?? null;
  if (programme === null || from === null) return '';
  const isWithin = (value: unknown): boolean =>
    typeof value === 'string' && value >= from && value <= programme.asAt;
  return [isWithin(facts['startedOn']) ? 'joined' : '', isWithin(facts['leftOn']) ? 'left' : '']
    .filter((part) => part !== '')
    .join(' and ');
};

/** In a narrow column a record is its name alone, which leads to it. */
const cell = (model: PackageModel, path: string, field: Field, value: unknown): Html => {
  const record = field.type === 'record' && typeof value === 'string' ? model.record(value) : null;
  return record === null
    ? (factHtml(model, path, field, value) ?? html`–`)
    : link(path, recordPlace(record), record.title, '');
};

const listTable = (model: PackageModel, { register, records }: PackageRegister): Html => {
  const path = REGISTER_PAGE[register];
  const spec = SPECS[register];
  const columns = columnsOf(register).flatMap((name) => {
    const field = spec.fields[name];
    return field === undefined ? [] : [[name, field] as const];
  });
  const isPeople = register === 'person' && model.content.examined.type === 2;
  const heads = [
    'Number',
    spec.fields[spec.title]?.label ?? 'Title',
    ...columns.map(([, field]) => field.label),
    'State',
    ...(isPeople ? ['In the period'] : []),
  ];
  const name = (one: PackageRecord, at: number): Html =>
    isCardless(register)
      ? html`<span class="id">${one.id}</span>`
      : link(path, `${cardPage(register, at, records.length)}#about-${one.id}`, one.id);
  return table(
    heads,
    records.map(
      (one, at) =>
        html`<tr id="${one.id}">
          <th scope="row">${name(one, at)}</th>
          <td>${one.title}${one.isToldAfterwards ? html`<br />${toldAfterwards}` : nothing}</td>
          ${columns.map(([column, field]) => html`<td>${cell(model, path, field, one.facts[column])}</td>`)}
          <td>${stateName(one)}</td>
          ${isPeople ? html`<td>${movedText(model, one) || '–'}</td>` : nothing}
        </tr> `,
    ),
  );
};

const changeRow = (one: PackageRecordChange): Html =>
  html`<tr>
    <td class="nw">${day(one.on)}</td>
    <th scope="row"><a class="id" href="#${one.id}">${one.id}</a></th>
    <td>${one.title}</td>
    <td>
      ${
        one.what === 'added'
          ? html`entered`
          : join(
              one.fields.map(
                ({ field, before, after }) =>
                  html`<span class="soft">${field}:</span> ${before === '' ? 'not stated' : before} →
                    ${after === '' ? 'not stated' : after}`,
              ),
              '<br>',
            )
      }
    </td>
    <td>${one.enteredBy}, <span class="nw">${day(one.enteredAt.slice(0, 10) as CalendarDate)}</span></td>
  </tr> `;

/** A register taken over from a sheet is one line, not hundreds. */
const MOST_ENTERED = 5;
const enteredRow = (all: readonly PackageRecordChange[]): Html => {
  const [first] = all;
  return first === undefined
    ? nothing
    : html`<tr>
        <td class="nw">${day(first.on)}</td>
        <td colspan="3">
          ${all.length} entered:
          ${join(
            all.map((one) => html`<a class="id" href="#${one.id}">${one.id}</a>`),
            ' ',
          )}
        </td>
        <td>
          ${first.enteredBy}, <span class="nw">${day(first.enteredAt.slice(0, 10) as CalendarDate)}</span>
        </td>
      </tr> `;
};

/** In their order; what was entered together stands where the first of it would. */
const changeRows = (changes: readonly PackageRecordChange[]): Html[] => {
  const together = Map.groupBy(changes, ({ what, on, enteredBy, enteredAt }) =>
    what === 'added' ? `${on} ${enteredAt.slice(0, 10)} ${enteredBy}` : '',
  );
  const inOne = new Set(
    [...together].flatMap(([key, own]) => (key !== '' && own.length > MOST_ENTERED ? [own] : [])),
  );
  const folded = new Map([...inOne].flatMap((own) => own.map((one) => [one, own] as const)));
  return changes.flatMap((one) => {
    const own = folded.get(one);
    if (own === undefined) return [changeRow(one)];
    return own[0] === one ? [enteredRow(own)] : [];
  });
};

/** Empty in a package as of one day. */
export const changesSection = (model: PackageModel, { register, changes }: PackageRegister): Html => {
  const from = model.content.programme?.changesFrom ?? null;
  if (from === null) return nothing;
  const [, many] = REGISTER_NOUN[register];
  return html`<section>
    <h2 id="changes">Changes of this register in the period</h2>
    ${
      changes.length === 0
        ? html`<p>None of the ${many} here was entered or changed with effect in the period.</p>`
        : table(['From', 'Number', 'Title', 'What differs', 'Entered by, on'], changeRows(changes))
    }
  </section>`;
};

/** How it is to be read, where else it is, and what is counted only. */
export const registerNote = (model: PackageModel, one: PackageRegister): Html => {
  const csv = registerTable(one.register);
  const path = REGISTER_PAGE[one.register];
  const uncounted = uncountedText(one);
  return html`<p class="note">
      Management’s own register, ${asAtText(model)}: of each record what held on that day. Notes management
      keeps for itself are not
      told.${csv === null ? nothing : html` The same rows as a table: <a href="${relative(path, csv)}">${csv.slice(csv.lastIndexOf('/') + 1)}</a>.`}
    </p>
    ${uncounted === '' ? nothing : html`<p class="note">${uncounted}</p>`}`;
};

const peopleLead = (model: PackageModel, records: readonly PackageRecord[]): string => {
  const moved = records.map((one) => movedText(model, one));
  const joined = moved.filter((text) => text.startsWith('joined')).length;
  const left = moved.filter((text) => text.endsWith('left')).length;
  return model.content.examined.type === 2
    ? ` ${counted(joined, 'person', 'people')} joined in the period, ${counted(left, 'person', 'people')} left.`
    : '';
};

const leadOf = (model: PackageModel, { register, records }: PackageRegister): string => {
  const counts = stateCounts(records);
  const more = register === 'person' ? peopleLead(model, records) : '';
  return `${counted(records.length, ...REGISTER_NOUN[register])}${counts === '' ? '' : `: ${counts}`}.${more}`;
};

/** Under a heading of their own where a list stands above them. */
export const recordCards = (
  model: PackageModel,
  path: string,
  records: readonly PackageRecord[],
  heading: string,
): Html =>
  records.length === 0
    ? nothing
    : html`<section>
        ${heading === '' ? nothing : html`<h2 id="in-full">${heading}</h2>`}
        ${records.map((one) => recordCard(model, path, one))}
      </section>`;

export function* registerPages(model: PackageModel, register: HandedRegister): Generator<Page> {
  const one = registerOf(model, register);
  if (one === null) return;
  const path = REGISTER_PAGE[register];
  const title = REGISTER_TITLE[register];
  const total = one.records.length;
  const isShort = total <= CARDS_ON_A_PAGE;
  yield {
    path,
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${leadOf(model, one)}</p>
      ${registerNote(model, one)}${total === 0 ? nothing : listTable(model, one)}${changesSection(model, one)}${isShort && !isCardless(register) ? recordCards(model, path, one.records, 'Each in full') : nothing}`,
    landscape: true,
  };
  if (isShort || isCardless(register)) return;
  for (let at = 0; at < total; at += CARDS_ON_A_PAGE) {
    const own = one.records.slice(at, at + CARDS_ON_A_PAGE);
    const page = cardPage(register, at, total);
    const name = `${title}, ${own[0]?.id ?? ''} to ${own.at(-1)?.id ?? ''}`;
    yield {
      path: page,
      title: name,
      body: html`<h1>${name}</h1>
        ${recordCards(model, page, own, '')}`,
      crumb: link(page, path, title, ''),
      within: path,
    };
  }
}
