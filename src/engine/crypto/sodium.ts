// libsodium, ready to use. Its functions appear on the default export once the library has started;
// its types describe only named exports, hence the cast (libsodium-wrappers-sumo 0.8.4).
import * as namespace from 'libsodium-wrappers';

export const sodium = (namespace as unknown as { readonly default: typeof namespace }).default;

/** Wait for this once before anything of crypto/ is used; every public way into the engine does. */
export const cryptoReady = (): Promise<void> => sodium.ready;
