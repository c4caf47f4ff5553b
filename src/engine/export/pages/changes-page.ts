// What differs from the round before: evidence added, replaced and withdrawn with what was said about it, and
// what else the lists say otherwise. A first round has no such page.
import type { ItemChange, OtherChange } from '../../../shared/domain/package-round';
import { evidenceVersionRef, numberOf } from '../../../shared/ids';
import type { PackageModel } from '../package-model';
import { recordLink } from './evidence-table';
import { count, counted } from './formats';
import { type Html, html, join, nothing, table } from './html';
import { link, type Page } from './layout';
import { recordPlace } from '../programme/programme-paths';
import { REQUESTS_PATH } from './request-words';

export const CHANGES_PATH = '02_index/changes.html';

export const CHANGE_WORD: Readonly<Record<ItemChange['kind'], string>> = {
  added: 'Added',
  replaced: 'Replaced',
  withdrawn: 'Withdrawn',
};

export const OTHER_WORD: Readonly<Record<OtherChange['kind'], string>> = {
  evidence: 'Evidence',
  control: 'Control',
  exception: 'Exception',
  population: 'Population',
  request: 'Request',
  record: 'Record',
  edition: 'Edition of a policy',
  omission: 'Omission',
  scope: 'Scope',
};

export const OTHER_WHAT: Readonly<Record<OtherChange['what'], string>> = {
  added: 'new',
  changed: 'changed',
  gone: 'no longer here',
};

/** `EVD-0042.02 → EVD-0042.03`; where one side is missing, the other alone. */
export const versionsText = (one: ItemChange): string =>
  [one.versionBefore, one.versionAfter]
    .filter((version) => version !== null)
    .map((version) => evidenceVersionRef(numberOf(one.evidenceId), version))
    .join(' → ');

const SIGN: Readonly<Record<ItemChange['kind'], string>> = { added: '+', replaced: '↻', withdrawn: '–' };

const itemRow = (model: PackageModel, one: ItemChange): Html => {
  const item = model.content.evidence.find((other) => other.id === one.evidenceId);
  const before =
    one.versionBefore === null ? null : evidenceVersionRef(numberOf(one.evidenceId), one.versionBefore);
  return html`<tr>
    <td class="nw">
      <span aria-hidden="true" class="sign">${SIGN[one.kind]}</span> ${CHANGE_WORD[one.kind]}
    </td>
    <th scope="row">
      ${item === undefined || one.versionAfter === null ? html`<span class="id">${versionsText(one)}</span>` : html`${recordLink(model, CHANGES_PATH, item)}${before === null ? nothing : html`<br /><span class="tag">was ${before}</span>`}`}
    </th>
    <td>${one.title}</td>
    <td>${one.reason === '' ? html`<span class="tag">not stated</span>` : one.reason}</td>
    <td>
      ${
        item === undefined
          ? '–'
          : join(
              item.controlIds.map((id) => link(CHANGES_PATH, `20_controls/${id}.html`, id)),
              ' ',
            )
      }
    </td>
  </tr> `;
};

const otherLink = (model: PackageModel, one: OtherChange): Html => {
  const { content } = model;
  const item = content.evidence.find((other) => other.id === one.id);
  if (one.kind === 'evidence' && item !== undefined) return recordLink(model, CHANGES_PATH, item);
  if (one.kind === 'control' && content.controls.some((other) => other.id === one.id))
    return link(CHANGES_PATH, `20_controls/${one.id}.html`, one.id);
  if (one.kind === 'exception' && content.exceptions.some((other) => other.id === one.id))
    return link(CHANGES_PATH, `60_exceptions/exceptions.html#${one.id}`, one.id);
  if (one.kind === 'population' && content.populations.some((other) => other.id === one.id))
    return link(CHANGES_PATH, `40_populations/${one.id}.html`, one.id);
  if (one.kind === 'request' && model.requests.some((other) => other.id === one.id))
    return link(CHANGES_PATH, `${REQUESTS_PATH}#${one.id}`, one.id);
  const record = model.record(one.kind === 'edition' ? one.id.replace(/\..*$/, '') : one.id);
  if (record !== null && (one.kind === 'record' || one.kind === 'edition'))
    return link(CHANGES_PATH, recordPlace(record), one.id);
  return html`<span class="mono">${one.id}</span>`;
};

const ORDER: readonly ItemChange['kind'][] = ['withdrawn', 'replaced', 'added'];

export const changesPages = (model: PackageModel): Page[] => {
  const { changes, previous, round } = model.content;
  if (changes === null || previous === null) return [];
  const { counts } = changes;
  const items = ORDER.flatMap((kind) => changes.items.filter((one) => one.kind === kind));
  const title = `Changes since round ${String(previous.round)}`;
  const body = html`<h1>${title}</h1>
    <p class="lead">
      Against ${previous.packageId} round ${previous.round}: ${count(counts.added)} added,
      ${count(counts.replaced)} replaced, ${count(counts.withdrawn)} withdrawn;
      ${counted(counts.unchanged, 'evidence item')} unchanged.
    </p>
    <p class="note">
      What was handed over before is never edited: a replaced item keeps its number and has a later version.
      The seal number of round ${previous.round} is <span class="hash">${previous.sealNumber}</span>.
    </p>
    <section>
      <h2>Evidence</h2>
      ${
        items.length === 0
          ? html`<p>No evidence differs.</p>`
          : table(
              ['Change', 'Evidence', 'What it is', 'Why, says management', 'Controls'],
              items.map((one) => itemRow(model, one)),
            )
      }
    </section>
    ${
      changes.others.length === 0
        ? html`<p>
            Controls, exceptions, populations, registers, omissions and scope are as in round
            ${previous.round}.
          </p>`
        : html`<section>
            <h2>Everything else</h2>
            ${table(
              ['What', 'Number', 'Title', `In round ${String(round)}`],
              changes.others.map(
                (one) =>
                  html`<tr>
                    <td>${OTHER_WORD[one.kind]}</td>
                    <th scope="row">${otherLink(model, one)}</th>
                    <td>${one.title}</td>
                    <td>${OTHER_WHAT[one.what]}</td>
                  </tr> `,
              ),
            )}
          </section>`
    }`;
  return [{ path: CHANGES_PATH, title, body }];
};
