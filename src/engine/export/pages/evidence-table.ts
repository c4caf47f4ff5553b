// The table of evidence that criterion pages, control sheets and the register share. A number opens the
// record, the link beside it opens the file.
import type { CriterionId, PointOfFocusId } from '../../../shared/ids';
import type { DateRange } from '../../../shared/period';
import type { PackageEvidence } from '../package-content';
import { distanceText, type PackageModel, type PlacedFile } from '../package-model';
import { day, size } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, relative } from './layout';

export const fileKind = (file: PlacedFile): string => file.path.slice(file.path.lastIndexOf('.') + 1);

export const recordLink = (model: PackageModel, from: string, evidence: PackageEvidence): Html =>
  link(from, `${model.recordPage(evidence.id)}#${evidence.ref}`, evidence.ref);

/** Whether the package carries the file; in words where it is when it does not: `in PKG-2026-01 round 1: 30_evidence/…`. */
export const evidencePlace = (
  model: PackageModel,
  file: PlacedFile,
):
  | { readonly isHere: true }
  | {
      readonly isHere: false;
      readonly text: string;
      readonly short: string;
      readonly path: string | null;
    } => {
  if (file.isAbsent)
    return {
      isHere: false,
      text: 'could not be read, see what is not included',
      short: 'could not be read',
      path: null,
    };
  const { base } = model.content;
  const path = model.inBase(file.sha256);
  if (base === null || path === null) return { isHere: true };
  const short = `in ${base.packageId} round ${String(base.round)}`;
  return { isHere: false, text: `${short}: ${path}`, short, path };
};

/** Opens the file; says where it is when it is not in this package: in narrow cells only in which other. */
export const openFileLink = (
  model: PackageModel,
  from: string,
  ref: string,
  file: PlacedFile,
  width: 'whole' | 'narrow' = 'whole',
): Html => {
  const place = evidencePlace(model, file);
  if (!place.isHere)
    return html`<span class="${file.isAbsent ? 'flag' : 'tag'} wraps"
      >${fileKind(file)}, ${size(file.sizeBytes)}, ${width === 'whole' ? place.text : place.short}</span
    >`;
  const several = model.filesOf(file.evidence.id).length > 1;
  return html`<span class="nw"
    ><a
      class="open"
      href="${relative(from, file.path)}"
      aria-label="Open ${fileKind(file)}: ${ref}${several ? `, file ${String(file.position)}` : ''}"
      >Open ${fileKind(file)}</a
    >
    <span class="tag">${size(file.sizeBytes)}</span></span
  >`;
};

export const openLinks = (model: PackageModel, from: string, evidence: PackageEvidence): Html =>
  join(
    model.filesOf(evidence.id).map((file) => openFileLink(model, from, evidence.ref, file, 'narrow')),
    '<br>',
  );

/** The title, and below it where in the base its files lie that this package does not carry. */
export const titleCell = (model: PackageModel, evidence: PackageEvidence): Html => {
  const places = model.filesOf(evidence.id).flatMap((file) => {
    const place = evidencePlace(model, file);
    return place.isHere || place.path === null ? [] : [html`<div class="hash">${place.text}</div>`];
  });
  return html`${evidence.title}${places}`;
};

/** Breaks between the two dates, never inside one. */
const dates = ({ from, to }: DateRange): Html =>
  from === to
    ? html`<span class="nw">${day(from)}</span>`
    : html`<span class="nw">${day(from)} –</span> <span class="nw">${day(to)}</span>`;

export const effectiveCell = (model: PackageModel, evidence: PackageEvidence): Html => {
  const distance = distanceText(evidence, model.content);
  if (evidence.effective === null) return html`<span class="flag">undated</span>`;
  return html`${dates(evidence.effective)}${distance === '' ? nothing : html`<br /><span class="flag small">${distance}</span>`}`;
};

const pointCell = (ids: readonly PointOfFocusId[], criterion: CriterionId | undefined): Html => {
  const own = ids.filter((id) => criterion === undefined || id.startsWith(`${criterion}-`));
  const others = ids.length - own.length;
  return html`${join(
    own.map((id) => html`<span class="id">${id}</span>`),
    ', ',
  )}${others > 0 ? html` <span class="tag">+${others} elsewhere</span>` : nothing}`;
};

interface TableOptions {
  readonly criterion?: CriterionId;
  readonly controls?: boolean;
}

export const evidenceTable = (
  model: PackageModel,
  from: string,
  evidence: readonly PackageEvidence[],
  options: TableOptions = {},
): Html => {
  const controls = options.controls === true;
  const row = (one: PackageEvidence): Html =>
    html`<tr>
      <th scope="row">${recordLink(model, from, one)}</th>
      <td>${titleCell(model, one)}</td>
      <td>${effectiveCell(model, one)}</td>
      <td class="small">${pointCell(one.pointOfFocusIds, options.criterion)}</td>
      ${
        controls
          ? html`<td>
              ${join(
                one.controlIds.map((id) => link(from, `20_controls/${id}.html`, id)),
                ' ',
              )}
            </td>`
          : nothing
      }
      <td>${openLinks(model, from, one)}</td>
    </tr> `;
  return html`<div class="wrap">
    <table class="fx">
      <colgroup>
        <col class="k1" />
        <col />
        <col class="k3" />
        <col class="k4" />
        ${controls ? html`<col class="k6" />` : nothing}
        <col class="k5" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">Evidence</th>
          <th scope="col">What it is</th>
          <th scope="col">Effective (what it proves)</th>
          <th scope="col">Points of focus</th>
          ${controls ? html`<th scope="col">Controls</th>` : nothing}
          <th scope="col">File</th>
        </tr>
      </thead>
      <tbody>
        ${evidence.map(row)}
      </tbody>
    </table>
  </div>`;
};
