// What main and the engine process say to each other. Plain data only; bytes as Uint8Array (a Buffer
// does not survive every transport).
import type { Progress, Topic } from './contract';
import type { Reply } from './errors';
import type { FileToken } from './ids';

export type ToEngine =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly group: string;
      readonly name: string;
      readonly input: unknown;
      /** The paths behind the file tokens in the input; the window never sees them. */
      readonly paths: Readonly<Record<FileToken, string>>;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  /** Where marks of cancelled calls are looked for while no message is heard. */
  | { readonly kind: 'cancel-marks'; readonly folder: string }
  /** Answered by a reply, like a call. */
  | { readonly kind: 'errand'; readonly id: number; readonly errand: Errand };

/** What main asks for by itself: no call of the contract, so no window can. */
export type Errand =
  | {
      readonly what: 'hold';
      readonly token: FileToken;
      readonly name: string;
      readonly bytes: Uint8Array;
    }
  | { readonly what: 'let-go'; readonly tokens: readonly FileToken[] }
  /** The page is gone, and with it the tokens of what it had pasted and the pages it had drawn. */
  | { readonly what: 'page-gone' }
  /** For the diagnostics page; answered by EngineFacts. */
  | { readonly what: 'facts' }
  | { readonly what: 'walk'; readonly folder: string; readonly atMost: number };

export type EngineProgress = Omit<Progress, 'job'>;

export type FromEngine =
  | { readonly kind: 'ready'; readonly node: string; readonly electron: string | null }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly progress: EngineProgress }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] }
  | {
      readonly kind: 'log';
      readonly level: 'info' | 'warn' | 'error';
      /** From a closed set of sentences: never names, paths or content. */
      readonly message: string;
      readonly data: Readonly<Record<string, string | number | boolean>>;
    };
