// What main tells the window: at once when the page listens, kept until then when it does not. Keeps nothing that
// is written down anywhere.
import type { BrowserWindow } from 'electron';
import type { BridgeEvent, Topic } from '../shared/contract';
import { send } from './ipc/register';

export interface WindowVoice {
  readonly tell: (event: BridgeEvent) => void;
  readonly changed: (...topics: Topic[]) => void;
  /** The page listens from now on. */
  readonly listening: () => void;
  /** There is no page that listens, until `listening` comes again. */
  readonly deaf: () => void;
}

export const createWindowVoice = (window: () => BrowserWindow | null): WindowVoice => {
  let isListening = false;
  const waiting: BridgeEvent[] = [];
  const tell = (event: BridgeEvent): void => {
    if (isListening) send(window(), event);
    else waiting.push(event);
  };
  return {
    tell,
    changed: (...topics) => {
      tell({ type: 'changed', topics });
    },
    listening: () => {
      isListening = true;
      for (const event of waiting.splice(0)) send(window(), event);
    },
    deaf: () => {
      isListening = false;
    },
  };
};
