// The custody record for reading; entries.jsonl is the record itself. Above 1,000 shown entries the table goes to
// a page for each thousand of the journal, so that an entry never moves as the journal grows.
import type { CalendarDate } from '../../../shared/period';
import type { CustodyLine } from '../package-content';
import type { PackageModel } from '../package-model';
import { readCustodyLine } from '../custody-files';
import { clock, count, counted, day } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, type Page, relative } from './layout';
import { recordLink } from './evidence-table';

const PATH = '02_index/custody.html';
const ON_ONE_PAGE = 1000;

const shownCount = (model: PackageModel): number =>
  model.content.custody.lines.reduce((all, line) => all + ('line' in line ? 1 : 0), 0);

const thousandPath = (thousand: number): string => {
  const six = (number: number): string => String(number).padStart(6, '0');
  return `02_index/custody/${six(thousand * 1000)}-${six(thousand * 1000 + 999)}.html`;
};

/** The page on which an entry stands, by its number. */
export const custodyPlaces = (model: PackageModel): ((seq: number) => string) => {
  const isLong = shownCount(model) > ON_ONE_PAGE;
  return (seq) => `${isLong ? thousandPath(Math.floor(seq / 1000)) : PATH}#e${String(seq)}`;
};

/** `evidence.copied-out` → `evidence copied out` */
const actText = (action: string): string => action.replace(/[.-]/g, ' ');

interface Entry {
  readonly seq: number;
  readonly time: string;
  readonly member: string;
  readonly action: string;
  readonly subject: string;
}

const entriesTable = (model: PackageModel, path: string, entries: readonly Entry[]): Html => {
  const names = new Map(model.content.custody.roster.map((one) => [one.id as string, one.name]));
  const byId = new Map(model.content.evidence.map((one) => [one.id as string, one]));
  const controls = new Set(model.content.controls.map((one) => one.id as string));
  const subject = (id: string): Html => {
    const item = byId.get(id);
    if (item !== undefined) return recordLink(model, path, item);
    return controls.has(id) ? link(path, `20_controls/${id}.html`, id) : html`<span class="id">${id}</span>`;
  };
  const row = (one: Entry): Html =>
    html`<tr id="e${one.seq}">
      <td class="num">${one.seq}</td>
      <td class="nw">${clock(one.time)}</td>
      <td>${names.get(one.member) ?? one.member}</td>
      <td>${actText(one.action)}</td>
      <td>${subject(one.subject)}</td>
    </tr> `;
  return html`<div class="wrap">
    <table class="custody">
      <thead>
        <tr>
          <th scope="col" class="num">Entry</th>
          <th scope="col">When (UTC)</th>
          <th scope="col">Who</th>
          <th scope="col">Act</th>
          <th scope="col">On</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map(row)}
      </tbody>
    </table>
  </div>`;
};

export const custodyPages = (model: PackageModel): Page[] => {
  const { custody } = model.content;
  const shown = custody.lines.filter(
    (line): line is Extract<CustodyLine, { line: string }> => 'line' in line,
  );
  const withheld = custody.lines.length - shown.length;
  const entries = shown.map((one) => readCustodyLine(one.line));
  const date = (time: string | undefined): string =>
    time === undefined ? '' : day(time.slice(0, 10) as CalendarDate);
  const isLong = shown.length > ON_ONE_PAGE;
  const thousands = [...Map.groupBy(entries, (one) => Math.floor(one.seq / 1000))];
  const first = entries[0];
  const last = entries.at(-1);
  const body = html`<h1>Custody</h1>
    <p class="lead">
      The vault's journal has ${counted(custody.lines.length, 'entry', 'entries')} up to this package.
      ${count(shown.length)} ${shown.length === 1 ? 'concerns' : 'concern'} what is in it and
      ${shown.length === 1 ? 'is' : 'are'} shown in
      full${withheld > 0 ? html`; ${count(withheld)} ${withheld === 1 ? 'concerns' : 'concern'} other things and ${withheld === 1 ? 'is' : 'are'} present as ${withheld === 1 ? 'a hash' : 'hashes'} only, so the sequence has no holes` : nothing}.
    </p>
    <dl class="facts">
      <dt>Head of the record</dt>
      <dd class="hash">${custody.head}</dd>
      <dt>Shown entries</dt>
      <dd>first ${date(first?.time)}, last ${date(last?.time)}</dd>
      <dt>Files</dt>
      <dd>
        <a href="${relative(PATH, '90_custody/entries.jsonl')}">entries.jsonl</a>,
        <a href="${relative(PATH, '90_custody/roster.json')}">roster.json</a>,
        <a href="${relative(PATH, '90_custody/checkpoint.txt')}">checkpoint.txt</a>
      </dd>
    </dl>
    <p class="note">
      What this shows: which acts the journal holds, in which order, in whose name (each shown line is signed
      with the key of the person, see roster.json), and that the bytes here are the ones taken in. What it
      does not: that a clock was right, or that a screenshot shows the truth. The head above is also in the
      signed comment of the signature.
    </p>
    ${
      isLong
        ? html`<p>
            Entries by thousand:
            ${join(
              thousands.map(
                ([thousand, list]) =>
                  html`<a class="nw" href="${relative(PATH, thousandPath(thousand))}"
                      >${count(thousand * 1000)} to ${count(thousand * 1000 + 999)}</a
                    >
                    <span class="tag">${count(list.length)} shown</span>`,
              ),
              ' · ',
            )}
          </p>`
        : entriesTable(model, PATH, entries)
    }`;
  return [
    { path: PATH, title: 'Custody', body },
    ...(isLong
      ? thousands.map(([thousand, list]) => {
          const path = thousandPath(thousand);
          const title = `Custody, entries ${count(thousand * 1000)} to ${count(thousand * 1000 + 999)}`;
          return {
            path,
            title,
            body: html`<h1>${title}</h1>
              <p class="note">${count(list.length)} of them concern what is in this package and are shown.</p>
              ${entriesTable(model, path, list)}`,
            crumb: link(path, PATH, 'Custody', ''),
            within: PATH,
          };
        })
      : []),
  ];
};
