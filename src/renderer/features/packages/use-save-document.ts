// Saves what travels beside a package: the delivery note and the checker for a browser.
import { useState } from 'react';
import type { RoundOfPackage } from '../../../shared/domain/package-round';
import type { Failure } from '../../../shared/errors';
import { packageRoundRef } from '../../../shared/ids';
import { useCommand } from '../../app/use-call';

interface SaveDocument {
  readonly note: (round: RoundOfPackage, form: 'pdf' | 'text') => Promise<void>;
  readonly checker: () => Promise<void>;
  /** The name of what was saved last; null before. */
  readonly saved: string | null;
  readonly isRunning: boolean;
  readonly failure: Failure | null;
}

export const useSaveDocument = (): SaveDocument => {
  const choose = useCommand('app', 'choose');
  const note = useCommand('package', 'deliveryNote');
  const checker = useCommand('package', 'saveChecker');
  const [saved, setSaved] = useState<string | null>(null);
  const ask = async (suggestedName: string) => {
    setSaved(null);
    note.reset();
    checker.reset();
    const [file] = (await choose.run({ what: 'new-document-file', suggestedName })) ?? [];
    return file ?? null;
  };
  return {
    note: async (round, form) => {
      const ref = packageRoundRef(round.packageId, round.round);
      const file = await ask(`delivery-note_${ref}.${form === 'pdf' ? 'pdf' : 'txt'}`);
      if (file !== null && (await note.run({ ...round, target: file.token, form })) !== null)
        setSaved(file.name);
    },
    checker: async () => {
      const file = await ask('verify.html');
      if (file !== null && (await checker.run({ target: file.token })) !== null) setSaved(file.name);
    },
    saved,
    isRunning: note.isRunning || checker.isRunning,
    failure: note.failure ?? checker.failure ?? choose.failure,
  };
};
