// What the auditor asked, in their words and order: the status they told, what in this package answers it, and what
// both sides wrote about it. There is no such page where nothing was asked.
import type { AuditorStatus } from '../../../shared/domain/request';
import type { CalendarDate } from '../../../shared/period';
import type { HandedOverRequest } from '../../requests';
import type { PackageModel } from '../package-model';
import { openLinks, recordLink } from './evidence-table';
import { counted, day, range } from './formats';
import { type Html, html, join, nothing, paragraphs } from './html';
import { link, type Page, relative } from './layout';
import {
  AUDITOR_STATUS_NAME,
  REQUEST_KIND_NAME,
  REQUESTS_PATH,
  REQUESTS_WORKBOOK,
  RESPONSE_TEMPLATE,
  statusesText,
  toldText,
  unansweredText,
} from './request-words';

const PATH = REQUESTS_PATH;

const asked = (one: HandedOverRequest): Html => {
  const lines: readonly string[] = [
    one.named === '' ? '' : `Named: ${one.named}`,
    one.period === null ? '' : `About ${range(one.period)}`,
    one.requestedOn === null ? '' : `Asked on ${day(one.requestedOn)}`,
  ].filter((text) => text !== '');
  return html`${one.title === '' ? nothing : html`<p class="close"><b>${one.title}</b></p>`}${paragraphs(one.wording)}${
    lines.length === 0
      ? nothing
      : html`<p class="tag">
          ${join(
            lines.map((text) => html`${text}`),
            '<br>',
          )}
        </p>`
  }`;
};

const SIDE = { organization: 'organization', firm: 'firm' } as const;

const comments = (one: HandedOverRequest): Html[] =>
  one.comments.map(({ side, author, at, text }) => {
    const by = author === '' ? SIDE[side] : `${author} (${SIDE[side]})`;
    return html`<div class="pair">
      <span class="soft">${day(at.slice(0, 10) as CalendarDate)}, ${by}:</span> ${paragraphs(text)}
    </div>`;
  });

const linked = (one: HandedOverRequest): Html => {
  const pages = [
    ...one.controlIds.map((id) => link(PATH, `20_controls/${id}.html`, id)),
    ...one.populationIds.map((id) => link(PATH, `40_populations/${id}.html`, id)),
    ...one.sampleIds.map((id) => {
      const [population = '', sample = ''] = id.split('.');
      return link(PATH, `41_samples/${population}.html#${sample}`, id);
    }),
  ];
  return pages.length === 0 ? html`–` : join(pages, ' ');
};

/** What nobody waits for an answer to. */
const NEEDS_NONE: readonly AuditorStatus[] = ['not-applicable', 'withdrawn'];

const answer = (model: PackageModel, one: HandedOverRequest): Html => {
  if (NEEDS_NONE.includes(one.status) && one.evidence.length === 0) return html`–`;
  if (!one.isAnswered) return html`<span class="flag">not answered yet</span>`;
  if (one.evidence.length > 0)
    return html`${one.evidence.map(({ evidenceId }) => {
      const item = model.evidenceItem(evidenceId);
      return html`<div class="pair">${recordLink(model, PATH, item)} ${openLinks(model, PATH, item)}</div>`;
    })}`;
  return one.populationIds.length + one.sampleIds.length > 0
    ? html`<span class="tag">with the lists and picks beside</span>`
    : html`<span class="tag">answered, without evidence</span>`;
};

const row = (model: PackageModel, one: HandedOverRequest): Html =>
  html`<tr id="${one.id}">
    <th scope="row">
      <span class="id">${one.id}</span
      >${one.reference === '' ? nothing : html`<br /><span class="mono">${one.reference}</span>`}<br /><span
        class="tag"
        >${REQUEST_KIND_NAME[one.kind]}</span
      >
    </th>
    <td>${asked(one)}${comments(one)}</td>
    <td>${linked(one)}</td>
    <td>${answer(model, one)}</td>
    <td class="nw">${one.dueOn === null ? '–' : day(one.dueOn)}</td>
    <td>
      ${AUDITOR_STATUS_NAME[one.status]}${one.returnReason === '' ? nothing : html`<br /><span class="flag wraps">${one.returnReason}</span>`}${one.told === null ? nothing : html`<br /><span class="tag">${toldText(one)}</span>`}
    </td>
  </tr> `;

/** Requests with the section of the list they stand in, as long as it is the same. */
const sections = (requests: readonly HandedOverRequest[]): { area: string; own: HandedOverRequest[] }[] => {
  const found: { area: string; own: HandedOverRequest[] }[] = [];
  for (const one of requests) {
    const last = found.at(-1);
    if (last?.area === one.area) last.own.push(one);
    else found.push({ area: one.area, own: [one] });
  }
  return found;
};

const HEADS = [
  'Request',
  'The auditor’s words',
  'About',
  'Answered with',
  'Due',
  'Status, as the auditor told',
];

export const requestsPages = (model: PackageModel): Page[] => {
  const { requests } = model;
  if (requests.length === 0) return [];
  const body = html`<h1>Requests of the auditor</h1>
    <p class="lead">${unansweredText(model)}. Statuses: ${statusesText(requests)}.</p>
    <p class="note">
      The words are the auditor’s, and so is the status: only what the auditor told changes it. A request that
      is answered with this round and was open or returned is shown as submitted.
    </p>
    <p class="note">
      To answer, fill in the two empty columns of
      <a href="${relative(PATH, REQUESTS_WORKBOOK)}">requests.xlsx</a> and send it back; whoever writes files
      by hand or by program takes <a href="${relative(PATH, RESPONSE_TEMPLATE)}">response.json</a>.
    </p>
    ${sections(requests).map(
      ({ area, own }) =>
        html`<section>
          ${area === '' ? nothing : html`<h2>${area} <span class="tag">${counted(own.length, 'request')}</span></h2>`}
          <div class="wrap">
            <table>
              <thead>
                <tr>
                  ${HEADS.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${own.map((one) => row(model, one))}
              </tbody>
            </table>
          </div>
        </section>`,
    )}`;
  return [{ path: PATH, title: 'Requests', body, landscape: true }];
};
