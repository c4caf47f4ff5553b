// The custody record for reading; entries.jsonl is the record itself.
import type { CalendarDate } from '../../../shared/period';
import type { CustodyLine } from '../package-content';
import type { PackageModel } from '../package-model';
import { readCustodyLine } from '../custody-files';
import { clock, count, counted, day } from './formats';
import { type Html, html, nothing } from './html';
import { link, type Page, relative } from './layout';
import { recordLink } from './evidence-table';

const PATH = '02_index/custody.html';

/** `evidence.copied-out` → `evidence copied out` */
const actText = (action: string): string => action.replace(/[.-]/g, ' ');

export const custodyPage = (model: PackageModel): Page => {
  const { custody, evidence } = model.content;
  const names = new Map(custody.roster.map((one) => [one.id as string, one.name]));
  const byId = new Map(evidence.map((one) => [one.id as string, one]));
  const shown = custody.lines.filter(
    (line): line is Extract<CustodyLine, { line: string }> => 'line' in line,
  );
  const withheld = custody.lines.length - shown.length;
  const entries = shown.map((one) => readCustodyLine(one.line));
  const date = (time: string | undefined): string =>
    time === undefined ? '' : day(time.slice(0, 10) as CalendarDate);
  const subject = (id: string): Html => {
    const item = byId.get(id);
    if (item !== undefined) return recordLink(model, PATH, item);
    return model.content.controls.some((one) => one.id === id)
      ? link(PATH, `20_controls/${id}.html`, id)
      : html`<span class="id">${id}</span>`;
  };
  const row = (one: (typeof entries)[number]): Html =>
    html`<tr id="e${one.seq}">
      <td class="num">${one.seq}</td>
      <td class="nw">${clock(one.time)}</td>
      <td>${names.get(one.member) ?? one.member}</td>
      <td>${actText(one.action)}</td>
      <td>${subject(one.subject)}</td>
    </tr> `;
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
    <div class="wrap">
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
  return { path: PATH, title: 'Custody', body };
};
