// Events from main, handed to whoever in the window listens.
import type { BridgeEvent } from '../../shared/contract';
import { bridge } from './bridge';

type Listener = (event: BridgeEvent) => void;
const listeners = new Set<Listener>();

/** @returns what ends the listening */
export const onBridgeEvent = (listener: Listener): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Called once, when the window is ready to receive. */
export const startEvents = (): void => {
  bridge.on((event) => {
    for (const listener of listeners) listener(event);
  });
};
