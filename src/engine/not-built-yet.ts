// Agreed signatures of work that lands today; each line goes when its owner has built it.
import type { MemberId } from '../shared/ids';
import type { Environment, Job } from './environment';
import type { OpenVault } from './vault/open-vault';

const notYet = (): never => {
  throw new Error('not built yet');
};

// Members (vault/rekey)
/** Closes `vault` and answers the same vault in its new epoch; after an error `vault` is as it was and open. */
export const removeMember: (vault: OpenVault, id: MemberId, job: Job) => Promise<OpenVault> = notYet;
/** As removeMember, without a removal. */
export const rekeyVault: (vault: OpenVault, job: Job) => Promise<OpenVault> = notYet;

// Copies (vault/copies)
export const restoreCopy: (
  folder: string,
  input: {
    readonly copy: string;
    readonly passphrase: string;
    readonly networkDrive: boolean;
    readonly acceptOlder: boolean;
  },
  environment: Environment,
) => Promise<OpenVault> = notYet;
