// The evidence register, and records by the hundred with dates, source, hash and custody of each item. Above 500
// items the register is cut: each page of records begins with the table of its hundred.
import type { PackageEvidence } from '../package-content';
import { distanceText, type PackageModel, type PlacedFile } from '../package-model';
import { evidenceBucket } from '../safe-names';
import { custodyPlaces } from './custody-page';
import { evidencePlace, evidenceTable, openFileLink } from './evidence-table';
import { clock, count, counted, day, range, size } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, type Page, relative } from './layout';
import { recordName } from './programme/fact-html';
import { requestLinks } from './request-links';

const LIST = '02_index/evidence.html';
const IN_ONE_TABLE = 500;

export const evidencePage = (model: PackageModel): Page => {
  const { evidence } = model.content;
  const stored = model.files.filter((file) => file.isFirstWithTheseBytes);
  const carried = stored.filter((file) => model.inBase(file.sha256) === null);
  const isLong = evidence.length > IN_ONE_TABLE;
  const hundreds = [...Map.groupBy(evidence, (one) => evidenceBucket(one.id))];
  const row = ([name, items]: (typeof hundreds)[number]): Html =>
    html`<tr>
      <th scope="row">
        <a class="id" href="${relative(LIST, `02_index/evidence/${name}.html`)}">${name}</a>
      </th>
      <td class="num">${count(items.length)}</td>
      <td class="num">${count(items.reduce((all, one) => all + one.files.length, 0))}</td>
      <td>
        ${items[0]?.title ?? ''}${items.length > 1 ? html` <span class="tag">to</span> ${items.at(-1)?.title ?? ''}` : nothing}
      </td>
    </tr> `;
  const body = html`<h1>Evidence register</h1>
    <p class="lead">
      ${counted(evidence.length, 'item')} with ${counted(model.files.length, 'file')},
      ${size(stored.reduce((sum, file) => sum + file.sizeBytes, 0))}. Each file is stored once; criteria and
      controls point to
      it.${carried.length === stored.length ? nothing : html` This delta carries ${count(carried.length)} of ${count(stored.length)} files; the others are in its base.`}
    </p>
    <p class="note">
      The number opens the record with dates, source, hash and
      custody.${
        isLong
          ? nothing
          : html` Records by hundred:
            ${join(
              hundreds.map(([name]) => link(LIST, `02_index/evidence/${name}.html`, name, '')),
              ', ',
            )}.`
      }
    </p>
    ${
      isLong
        ? html`<p class="note">
              Each hundred has a page of its own. To find one item by its title, use the workbook (sheet
              Evidence) or begin with a criterion.
            </p>
            <div class="wrap">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Numbers</th>
                    <th scope="col" class="num">Items</th>
                    <th scope="col" class="num">Files</th>
                    <th scope="col">From … to</th>
                  </tr>
                </thead>
                <tbody>
                  ${hundreds.map(row)}
                </tbody>
              </table>
            </div>`
        : evidenceTable(model, LIST, evidence, { controls: true })
    }`;
  return { path: LIST, title: 'Evidence', body };
};

const fileLine = (model: PackageModel, path: string, ref: string, file: PlacedFile): Html => {
  const isHere = evidencePlace(model, file).isHere;
  return html`<li>
    ${openFileLink(model, path, ref, file)}${isHere ? html` <span class="tag">${count(file.sizeBytes)} bytes, ${file.mediaType}</span><br /><span class="hash">${file.path}</span>` : nothing}${file.isFirstWithTheseBytes || file.isAbsent ? nothing : html` <span class="tag">same bytes as an earlier file, stored once</span>`}<br />Original
    name <span class="mono">${file.originalName}</span><br /><span class="hash">SHA-256 ${file.sha256}</span>
  </li>`;
};

const reviewText = (review: NonNullable<PackageEvidence['review']>): string => {
  if (review.state === 'in-review') return 'in review';
  const approved = `approved ${clock(review.approvedAt)} UTC by ${review.approvedBy}`;
  return review.overrideReason === ''
    ? approved
    : `${approved}, who had collected it: ${review.overrideReason}`;
};

const record = (
  model: PackageModel,
  path: string,
  one: PackageEvidence,
  place: (seq: number) => string,
): Html => {
  const distance = distanceText(one, model.content);
  const requests = model.requestsOf(one.id);
  const records = model.recordsWithEvidence(one.id);
  const left: readonly (readonly [string, Html | string])[] = [
    [
      'Effective',
      one.effective === null
        ? html`<span class="flag">undated</span>`
        : html`${range(one.effective)}
            <span class="${distance === '' ? 'tag' : 'flag'}"
              >${distance === '' ? `inside ${model.content.examined.type === 1 ? 'the as-of date' : 'the period'}` : distance}</span
            >`,
    ],
    ['Captured', one.capturedOn === null ? 'not stated' : day(one.capturedOn)],
    ['Taken in', `${clock(one.takenInAt)} UTC by ${one.takenInBy}`],
    ['Source', one.source === '' ? 'not stated' : one.source],
    ...(one.review === undefined ? [] : [['Review', reviewText(one.review)] as const]),
  ];
  const right: readonly (readonly [string, Html | string])[] = [
    [
      'Controls',
      one.controlIds.length === 0
        ? 'none'
        : join(
            one.controlIds.map((id) => link(path, `20_controls/${id}.html`, id)),
            ' ',
          ),
    ],
    [
      'Points of focus',
      one.pointOfFocusIds.length === 0
        ? 'those of its controls'
        : html`<span class="ids">${one.pointOfFocusIds.join(', ')}</span>`,
    ],
    ['Sensitivity', one.sensitivity],
    ...(requests.length === 0 ? [] : [['Answers requests', requestLinks(path, requests)] as const]),
    ...(records.length === 0
      ? []
      : [
          [
            'Named by',
            join(
              records.map((each) => recordName(model, path, each.id)),
              ', ',
            ),
          ] as const,
        ]),
    [
      'Custody',
      join(
        one.journalSeqs.map((seq) => html`<a href="${relative(path, place(seq))}">${seq}</a>`),
        ', ',
      ),
    ],
  ];
  const list = (rows: typeof left): Html =>
    html`<dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  return html`<article class="card" id="${one.ref}">
    <h2><span class="id">${one.ref}</span> ${one.title}</h2>
    <div class="two">${list(left)}${list(right)}</div>
    <ul class="filelist">
      ${model.filesOf(one.id).map((file) => fileLine(model, path, one.ref, file))}
    </ul>
  </article> `;
};

export function* evidenceRecordPages(model: PackageModel): Generator<Page> {
  const place = custodyPlaces(model);
  const isLong = model.content.evidence.length > IN_ONE_TABLE;
  const all = [...Map.groupBy(model.content.evidence, (one) => evidenceBucket(one.id))];
  const pathOf = (bucket: string): string => `02_index/evidence/${bucket}.html`;
  for (const [index, [bucket, evidence]] of all.entries()) {
    const path = pathOf(bucket);
    const neighbours = [all[index - 1], all[index + 1]]
      .filter((one) => one !== undefined)
      .map(([name]) => link(path, pathOf(name), name, ''));
    yield {
      path,
      title: `Evidence records ${bucket}`,
      body: html`<h1>Evidence records ${bucket}</h1>
        <p class="note">
          “Effective” is what the file proves; “captured” is the clock of the source; “taken in” is the clock
          of the vault and cannot be edited.
        </p>
        ${isLong ? evidenceTable(model, path, evidence, { controls: true }) : nothing}${evidence.map((one) => record(model, path, one, place))}`,
      crumb: html`${link(path, LIST, 'Evidence', '')} &nbsp; ${join(neighbours, ' · ')}`,
      within: LIST,
    };
  }
}
