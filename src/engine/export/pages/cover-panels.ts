// The panels of the cover: the verdict in words, what is not included, and what was missed or late.
import type { PackageOccurrence } from '../package-content';
import type { PackageModel } from '../package-model';
import { VERDICT_LIMIT, VERDICT_MEANING, VERDICT_TITLE } from '../verdict-texts';
import { COVERAGE_PATH } from './coverage-page';
import {
  coverageCounts,
  expectedCount,
  notOnTime,
  occurrenceName,
  STATE_WORD,
  statesText,
} from './coverage-words';
import { EXCEPTIONS_PATH } from './exceptions-page';
import { CADENCE_NAME, count, counted } from './formats';
import { type Html, html, join, nothing } from './html';
import { link, relative } from './layout';
import { REGISTER_PAGE } from '../programme/programme-paths';
import { asAtText, programmeText, REGISTER_TITLE } from './programme/programme-words';
import { REQUESTS_PATH, unansweredText } from './request-words';
import { stateMark } from './state-shapes';

const PATH = '02_index.html';

const LISTED = 12;
export const missing = (model: PackageModel): Html => {
  const { omissions } = model;
  if (omissions.length === 0)
    return html`<p>Nothing that management's scope calls for is known to be missing.</p>`;
  const shown = omissions.length > LISTED + 1 ? omissions.slice(0, LISTED) : omissions;
  const rest = omissions.length - shown.length;
  return html`<ul class="plain">
    ${shown.map((one) => html`<li>${link(PATH, `02_index/omissions.html#${one.id}`, one.id)} ${one.gap.what}</li>`)}${rest > 0 ? html`<li><a href="${relative(PATH, '02_index/omissions.html')}">and ${rest} more</a></li>` : nothing}
  </ul>`;
};

export const declared = (model: PackageModel): Html => {
  const { length } = model.content.scope.notApplicable;
  if (length === 0) return nothing;
  return html`<p>
    Management declares
    <a href="${relative(PATH, '02_index/scope.html#not-applicable')}"
      >${counted(length, 'criterion', 'criteria')} not applicable</a
    >, with ${length === 1 ? 'its reason' : 'a reason for each'}.
  </p>`;
};

/** No gap: a list of requests is answered in rounds. */
export const requestsLine = (model: PackageModel): Html => {
  const text = unansweredText(model);
  return text === ''
    ? nothing
    : html`<p>${text}. <a href="${relative(PATH, REQUESTS_PATH)}">See the requests</a>.</p>`;
};

/** What of the registers is in the package, and where to begin. */
export const programmeFact = (model: PackageModel): Html => {
  const first = model.content.programme?.registers.find((one) => one.records.length > 0);
  return html`${programmeText(model)},
  ${asAtText(model)}${
    first === undefined
      ? nothing
      : html` (${link(PATH, REGISTER_PAGE[first.register], REGISTER_TITLE[first.register], '')} and the pages
        below it at the side)`
  }`;
};

const occurrencesLine = (model: PackageModel): Html => {
  const counts = coverageCounts(model);
  const expected = expectedCount(counts);
  if (expected === 0) return nothing;
  return html`<p>
    Of ${counted(expected, 'scheduled occurrence')} of controls in the period: ${statesText(counts)}, counted
    on the day of the build. <a href="${relative(PATH, COVERAGE_PATH)}">See the coverage grid</a>.
  </p>`;
};

/** Which occurrences of a control, when they are few, with the exceptions recorded about them. */
const NAMED = 3;
const occurrencesOf = (list: readonly PackageOccurrence[]): Html => {
  const exceptions = [...new Set(list.map((one) => one.exceptionId).filter((one) => one !== null))];
  const named = list.length > NAMED ? nothing : html`${list.map(occurrenceName).join('; ')}`;
  return html`${named}${
    exceptions.length === 0
      ? nothing
      : html` (${join(
          exceptions.map((id) => link(PATH, `${EXCEPTIONS_PATH}#${id}`, id)),
          ', ',
        )})`
  }`;
};

/** A line for each control: what an auditor asks about first. */
export const notOnTimePanel = (model: PackageModel): Html => {
  const all = [...Map.groupBy(notOnTime(model), (one) => one.control)];
  if (all.length === 0) return nothing;
  const shown = all.length > LISTED + 1 ? all.slice(0, LISTED) : all;
  const marks = (state: 'missed' | 'late', list: readonly PackageOccurrence[]): Html => {
    const own = list.filter((one) => one.state === state);
    return own.length === 0
      ? nothing
      : html`<div class="states">
          ${stateMark(state, `${count(own.length)} ${STATE_WORD[state].toLowerCase()}`)}<span
            >${occurrencesOf(own)}</span
          >
        </div>`;
  };
  return html`<section class="panel">
    <h2>What was missed or late</h2>
    <ul class="plain">
      ${shown.map(([control, list]) => {
        const occurrences = list.map((one) => one.occurrence);
        return html`<li>
          ${link(PATH, `20_controls/${control.id}.html`, control.id)} ${control.title},
          ${CADENCE_NAME[control.cadence]} ${marks('missed', occurrences)}${marks('late', occurrences)}
        </li>`;
      })}${all.length > shown.length ? html`<li><a href="${relative(PATH, `${COVERAGE_PATH}#not-on-time`)}">and ${counted(all.length - shown.length, 'more control')}</a></li>` : nothing}
    </ul>
  </section>`;
};

export const verdictPanel = (model: PackageModel): Html => {
  const { content } = model;
  const inside = content.evidence.filter(
    (one) => one.verdict === 'inside' || one.verdict === 'partly-inside',
  ).length;
  const undated = content.evidence.filter((one) => one.verdict === 'undated').length;
  const outside = content.evidence.length - inside - undated;
  const when = content.examined.type === 1 ? 'the as-of date' : 'the period';
  return html`<section class="panel verdict ${content.verdict}">
    <h2>${VERDICT_TITLE[content.verdict]}</h2>
    <p>
      ${VERDICT_MEANING[content.verdict]}${model.omissions.length > 0 ? html` <a href="${relative(PATH, '02_index/omissions.html')}">${counted(model.omissions.length, 'omission')}</a>.` : nothing}
    </p>
    <p>${VERDICT_LIMIT}</p>
    ${occurrencesLine(model)}
    <p>
      Of ${counted(content.evidence.length, 'evidence item')}, ${count(inside)}
      ${inside === 1 ? 'has' : 'have'} effective dates that touch ${when}, ${count(outside)}
      ${outside === 1 ? 'lies' : 'lie'} outside and ${count(undated)} ${undated === 1 ? 'is' : 'are'} undated;
      each is marked where it stands.
    </p>
  </section>`;
};
