// The evidence register, and records by the hundred with dates, source, hash and custody of each item.
import type { PackageEvidence } from '../package-content';
import { distanceText, type PackageModel, type PlacedFile } from '../package-model';
import { evidenceBucket } from '../safe-names';
import { clock, count, counted, day, range, size } from './formats';
import { evidenceTable, fileKind } from './evidence-table';
import { type Html, html, join, nothing } from './html';
import { link, type Page, relative } from './layout';

const LIST = '02_index/evidence.html';

export const evidencePage = (model: PackageModel): Page => {
  const { evidence } = model.content;
  const stored = model.files.filter((file) => file.isFirstWithTheseBytes);
  const buckets = [...new Set(evidence.map((one) => evidenceBucket(one.id)))];
  const body = html`<h1>Evidence register</h1>
    <p class="lead">
      ${counted(evidence.length, 'item')} with ${counted(model.files.length, 'file')},
      ${size(stored.reduce((sum, file) => sum + file.sizeBytes, 0))}. Each file is stored once; criteria and
      controls point to it.
    </p>
    <p class="note">
      The number opens the record with dates, source, hash and custody. Records by hundred:
      ${join(
        buckets.map((name) => link(LIST, `02_index/evidence/${name}.html`, name, '')),
        ', ',
      )}.
    </p>
    ${evidenceTable(model, LIST, evidence, { controls: true })}`;
  return { path: LIST, title: 'Evidence', body };
};

const fileLine = (path: string, ref: string, file: PlacedFile): Html =>
  html`<li>
    <a
      class="open"
      href="${relative(path, file.path)}"
      aria-label="Open ${fileKind(file)}: ${ref}, file ${file.position}"
      >Open ${fileKind(file)}</a
    >
    <span class="tag">${count(file.sizeBytes)} bytes, ${file.mediaType}</span><br /><span class="hash"
      >${file.path}</span
    >${file.isFirstWithTheseBytes ? nothing : html` <span class="tag">same bytes as an earlier file, stored once</span>`}<br />Original
    name <span class="mono">${file.originalName}</span><br /><span class="hash">SHA-256 ${file.sha256}</span>
  </li>`;

const reviewText = (review: NonNullable<PackageEvidence['review']>): string => {
  if (review.state === 'in-review') return 'in review';
  const approved = `approved ${clock(review.approvedAt)} UTC by ${review.approvedBy}`;
  return review.overrideReason === ''
    ? approved
    : `${approved}, who had collected it: ${review.overrideReason}`;
};

const record = (model: PackageModel, path: string, one: PackageEvidence): Html => {
  const distance = distanceText(one, model.content);
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
    [
      'Custody',
      join(
        one.journalSeqs.map(
          (seq) => html`<a href="${relative(path, '02_index/custody.html')}#e${seq}">${seq}</a>`,
        ),
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
      ${model.filesOf(one.id).map((file) => fileLine(path, one.ref, file))}
    </ul>
  </article> `;
};

export const evidenceRecordPages = (model: PackageModel): Page[] =>
  [...Map.groupBy(model.content.evidence, (one) => evidenceBucket(one.id))].map(([bucket, evidence]) => {
    const path = `02_index/evidence/${bucket}.html`;
    return {
      path,
      title: `Evidence records ${bucket}`,
      body: html`<h1>Evidence records ${bucket}</h1>
        <p class="note">
          “Effective” is what the file proves; “captured” is the clock of the source; “taken in” is the clock
          of the vault and cannot be edited.
        </p>
        ${evidence.map((one) => record(model, path, one))}`,
      crumb: link(path, LIST, 'Evidence', ''),
      within: LIST,
    };
  });
