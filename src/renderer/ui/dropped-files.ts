// Files out of a drag from the system. Only the bridge turns them into something the app can read.
import type { FileRef } from '../../shared/contract';
import { bridge } from '../app/bridge';
import { CallFailed } from '../app/call-failed';

export const filesOf = (transfer: DataTransfer): readonly File[] => [...transfer.files];

/** Hands files to main and gets tokens for them. Throws CallFailed. */
export const adoptFiles = async (files: readonly File[]): Promise<readonly FileRef[]> => {
  const reply = await bridge.adopt(files);
  if (!reply.ok) throw new CallFailed(reply.failure);
  return reply.value;
};
