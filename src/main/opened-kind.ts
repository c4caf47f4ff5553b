// Whether what an opening has answered is an auditor's working file.
import { z } from 'zod';

/** What an opening answers: the vault's facts, or with them the words of a new one. */
const OfWorkingFile = z.union([
  z.object({ kind: z.literal('working-file') }),
  z.object({ info: z.object({ kind: z.literal('working-file') }) }),
]);
export const isWorkingFile = (answer: unknown): boolean => OfWorkingFile.safeParse(answer).success;
