// Puts `window.muniment` (type Bridge) into the page: one function for each call of the contract, and
// files as tokens. No logic: what may be asked, and by whom, is judged in src/main/ipc.
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CALL_NAMES } from '../shared/call-names';
import { CHANNELS } from '../shared/channels';
import type { Bridge, BridgeEvent, Calls, FileRef } from '../shared/contract';
import type { Reply } from '../shared/errors';
import type { JobId } from '../shared/ids';

/** False for the blank document that stands in for a page which crashed: it is given nothing. */
const isOurs = isSecureContext;

/** Tells this document from the one before: a page shows one vault in its life (src/main/page-turns.ts). */
const page = isOurs ? crypto.randomUUID() : '';

const callsOf = (group: string, names: object) =>
  Object.fromEntries(
    Object.keys(names).map((name) => [
      name,
      (input: unknown, job?: JobId) => ipcRenderer.invoke(CHANNELS.call, page, group, name, input, job),
    ]),
  );

/** The path of a File from the system; null for one that the page made itself. */
const pathOf = (file: unknown): string | null => {
  try {
    return webUtils.getPathForFile(file as File) || null;
  } catch {
    return null;
  }
};

const bridge: Bridge = {
  calls: Object.fromEntries(
    Object.entries(CALL_NAMES).map(([group, names]) => [group, callsOf(group, names)]),
  ) as unknown as Calls,
  cancel: (job) => {
    ipcRenderer.send(CHANNELS.cancel, page, job);
  },
  on: (listener) => {
    const receive = (_: unknown, event: BridgeEvent) => {
      listener(event);
    };
    ipcRenderer.on(CHANNELS.event, receive);
    ipcRenderer.send(CHANNELS.listening, page);
    return () => {
      ipcRenderer.off(CHANNELS.event, receive);
    };
  },
  adopt: (files) =>
    ipcRenderer.invoke(CHANNELS.adopt, page, files.map(pathOf)) as Promise<Reply<readonly FileRef[]>>,
};

if (isOurs) contextBridge.exposeInMainWorld('muniment', bridge);
