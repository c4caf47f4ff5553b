// The states in shape, colour and word together, as in the window (renderer/ui/StateMark.tsx).
import { drawing, element } from './element';

export type State = 'met' | 'late' | 'missed' | 'due';

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': '1.5', 'stroke-linecap': 'round' };
const knock = { fill: 'none', stroke: 'var(--knock)', 'stroke-width': '1.6', 'stroke-linecap': 'round' };
const ring = (): SVGElement => drawing('circle', { cx: '7', cy: '7', r: '6', ...line });

const SHAPES: Readonly<Record<State, () => SVGElement[]>> = {
  met: () => [ring(), drawing('path', { d: 'm4.4 7.2 1.8 1.8 3.5-3.8', ...line })],
  late: () => [
    drawing('path', { d: 'M7 .2 13.8 7 7 13.8.2 7Z', fill: 'currentColor' }),
    drawing('path', { d: 'M7 3.8v3.4l2 1.4', ...knock }),
  ],
  missed: () => [
    drawing('rect', { x: '.8', y: '.8', width: '12.4', height: '12.4', rx: '1.6', fill: 'currentColor' }),
    drawing('path', { d: 'm4.6 4.6 4.8 4.8m0-4.8L4.6 9.4', ...knock }),
  ],
  due: () => [ring(), drawing('circle', { cx: '7', cy: '7', r: '2', fill: 'currentColor' })],
};

const shape = (children: readonly SVGElement[], kind: string): SVGElement =>
  drawing('svg', { class: `mark ${kind}`, viewBox: '0 0 14 14', 'aria-hidden': 'true' }, ...children);

export const stateMark = (state: State, words: string): HTMLElement =>
  element('span', { class: `state ${state}` }, shape(SHAPES[state](), state), element('span', {}, words));

/** In front of what is proved, and of what is not. */
export const tick = (): SVGElement => shape([drawing('path', { d: 'm2.5 7.4 3 3 6-6.6', ...line })], 'met');
export const dash = (): SVGElement => shape([drawing('path', { d: 'M3 7h8', ...line })], 'quiet');
