// The columns of a table that stay empty for the auditor.
import { type Html, html } from './html';

export const AUDITOR_HEADS = html`<th scope="col" class="aud">Test performed</th>
  <th scope="col" class="aud">Result</th>
  <th scope="col" class="aud">Initials</th>
  <th scope="col" class="aud">Date</th>`;
export const AUDITOR_CELLS = html`<td class="aud blank b1"></td>
  <td class="aud blank"></td>
  <td class="aud blank b3"></td>
  <td class="aud blank b3"></td>`;
/** The head above the heads: `own` columns of management's, then the auditor's. */
export const AUDITOR_GROUPS = (own: number): Html =>
  html`<tr>
    <th colspan="${own}" scope="colgroup">Prepared by management</th>
    <th colspan="4" scope="colgroup" class="aud">For the auditor, left blank</th>
  </tr>`;

/** A table of one row: management's cell under its head, and the rest for the auditor. */
export const auditorRow = (head: string, cell: Html): Html =>
  html`<div class="wrap">
    <table class="occ design">
      <colgroup>
        <col class="d1" />
        <col class="d2" />
        <col class="d3" />
        <col class="d4" />
        <col class="d5" />
      </colgroup>
      <thead>
        ${AUDITOR_GROUPS(1)}
        <tr>
          <th scope="col">${head}</th>
          ${AUDITOR_HEADS}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${cell} ${AUDITOR_CELLS}
        </tr>
      </tbody>
    </table>
  </div>`;
