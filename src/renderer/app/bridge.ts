// The one place that touches window.muniment, what preload has put there.
import type { Bridge } from '../../shared/contract';

declare global {
  interface Window {
    readonly muniment: Bridge;
  }
}

export const bridge: Bridge = window.muniment;
