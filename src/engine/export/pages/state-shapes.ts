// The sign of each state of an occurrence: a shape of its own with its word beside it, so that nothing is
// told by colour alone and paper without colours loses nothing.
import type { OccurrenceState } from '../../../shared/domain/coverage';
import { STATE_WORD } from './coverage-words';
import { type Html, html } from './html';

const symbol = (state: OccurrenceState, drawn: Html): Html =>
  html`<symbol id="s-${state}" viewBox="0 0 14 14">${drawn}</symbol>`;

/** Once on a page that shows states; `use` finds the drawings by their ids. */
export const SHAPES = html`<svg class="shapes" width="0" height="0" aria-hidden="true" focusable="false">
  ${[
    symbol(
      'met',
      html`<circle cx="7" cy="7" r="6" fill="currentColor" /><path
          class="cut"
          d="M4 7.2l2.1 2.1L10 5.2"
          fill="none"
          stroke="#fff"
          stroke-width="1.7"
        />`,
    ),
    symbol('late', html`<path d="M7 1l6.5 12H.5z" fill="currentColor" />`),
    symbol(
      'missed',
      html`<rect
          x="1"
          y="1"
          width="12"
          height="12"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
        /><path d="M4 4l6 6M10 4l-6 6" stroke="currentColor" stroke-width="1.8" />`,
    ),
    symbol(
      'due',
      html`<circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" stroke-width="1.8" />`,
    ),
    symbol(
      'not-due',
      html`<circle
        cx="7"
        cy="7"
        r="5.2"
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-dasharray="2 2"
      />`,
    ),
    symbol(
      'excused',
      html`<rect
          x="1"
          y="1"
          width="12"
          height="12"
          fill="none"
          stroke="currentColor"
          stroke-width="1.2"
        /><path d="M1 8l7-7M1 13L13 1M6 13l7-7" stroke="currentColor" stroke-width="1.2" />`,
    ),
    symbol('not-expected', html`<path d="M2 7h10" stroke="currentColor" stroke-width="1.8" />`),
  ]}
</svg>`;

export const stateShape = (state: OccurrenceState): Html =>
  html`<svg aria-hidden="true" focusable="false"><use href="#s-${state}" /></svg>`;

/** Shape and word; `words` says more than the state's own. */
export const stateMark = (state: OccurrenceState, words = STATE_WORD[state]): Html =>
  html`<span class="st ${state}">${stateShape(state)}${words}</span>`;

const SHOWN: readonly OccurrenceState[] = ['met', 'late', 'missed', 'due', 'not-due', 'excused'];
export const LEGEND = html`<p class="legend">${SHOWN.map((state) => html`${stateMark(state)} `)}</p>`;
