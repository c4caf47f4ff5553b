// The wire to whoever started the engine process: Electron's utilityProcess in the shipped app, a child
// process of Node elsewhere. The rest of the engine cannot tell which.
import type { FromEngine, ToEngine } from '../../shared/engine-messages';

export interface Transport {
  readonly post: (message: FromEngine) => void;
  readonly onMessage: (listener: (message: ToEngine) => void) => void;
  /** Nobody is left to answer. */
  readonly onClose: (listener: () => void) => void;
}

/** What Electron adds to `process` in a utility process; its types are not for the engine. */
interface ParentPort {
  readonly on: (event: 'message', listener: (event: { readonly data: ToEngine }) => void) => void;
  readonly postMessage: (message: FromEngine) => void;
}

/** The wire of this process; fails when it was started by hand. */
export const transportOfThisProcess = (): Transport => {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
      // A utility process is ended together with the app.
      onClose: () => undefined,
    };
  }
  if (process.send === undefined) throw new Error('the engine process was started without a parent');
  return {
    post: (message) => void process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToEngine)),
    onClose: (listener) => process.on('disconnect', listener),
  };
};
