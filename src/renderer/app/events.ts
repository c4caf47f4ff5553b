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

let isStarted = false;

/**
 * Tells main that this window receives from now on. Called by AppEvents once it listens: main sends at
 * once what it has kept, such as the vault the app was opened with.
 */
export const startEvents = (): void => {
  if (isStarted) return;
  isStarted = true;
  bridge.on((event) => {
    for (const listener of listeners) listener(event);
  });
};
