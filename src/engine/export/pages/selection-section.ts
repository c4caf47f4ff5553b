// What of the scope a package was made for, and for whom. Stands on the page of the scope.
import { WHOLE_SCOPE } from '../../../shared/domain/package';
import type { PackageModel } from '../package-model';
import { counted, range } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, relative } from './layout';
import { notSelectedText } from './omissions-page';

const SENSITIVITY_LIMIT = {
  public: 'public only',
  internal: 'public and internal',
  confidential: 'up to confidential',
  restricted: 'all',
} as const;

export const isWholeScope = (model: PackageModel): boolean => {
  const { selection } = model.content;
  return (
    selection.criterionIds === null &&
    selection.controlIds === null &&
    selection.dates === null &&
    selection.mostSensitive === WHOLE_SCOPE.mostSensitive
  );
};

/** In rows of a name and a text, for pages and the workbook. */
export const selectionRows = (model: PackageModel): readonly (readonly [string, string])[] => {
  const { selection } = model.content;
  return [
    ['Criteria', selection.criterionIds === null ? 'all of the scope' : selection.criterionIds.join(', ')],
    ['Controls', selection.controlIds === null ? 'all of these criteria' : selection.controlIds.join(', ')],
    ['Days', selection.dates === null ? 'no limit' : `${range(selection.dates)}; undated evidence stays in`],
    ['Sensitivity', SENSITIVITY_LIMIT[selection.mostSensitive]],
  ];
};

const withheld = (model: PackageModel, path: string): Html => {
  const list = model.omissions.filter((one) => one.gap.kind === 'evidence-withheld');
  if (list.length === 0) return nothing;
  return html`<dt>Withheld</dt>
    <dd>
      ${counted(list.length, 'evidence item')}, to be seen in person:
      ${join(
        list.map((one) => link(path, `02_index/omissions.html#${one.id}`, one.id)),
        ' ',
      )}
    </dd>`;
};

const recipientRow = (one: PackageModel['content']['recipients'][number]): Html =>
  html`<li>
    ${one.firm}${one.person === '' ? nothing : html`, ${one.person}`}${one.purpose === '' ? nothing : html` <span class="soft">(${one.purpose})</span>`}
  </li>`;

export const selectionSection = (model: PackageModel, path: string): Html => {
  const { recipients } = model.content;
  const left = notSelectedText(model);
  return html`<section>
    <h2 id="asked-for">What this package was made for</h2>
    ${
      isWholeScope(model)
        ? html`<p>The whole scope: every criterion, control and day, whatever its sensitivity.</p>`
        : html`<dl class="facts">
            ${selectionRows(model).map(
              ([name, value]) =>
                html`<dt>${name}</dt>
                  <dd>${value}</dd>`,
            )}${withheld(model, path)}${
              left === ''
                ? nothing
                : html`<dt>Not asked for</dt>
                    <dd>
                      <a href="${relative(path, '02_index/omissions.html#not-selected')}">${left}</a>
                    </dd>`
            }
          </dl>`
    }${
      recipients.length === 0
        ? nothing
        : html`<p class="close">Made for:</p>
            <ul class="plain">
              ${recipients.map(recipientRow)}
            </ul>`
    }
  </section>`;
};
