// Agreed signatures of work that lands today; each line goes when its owner has built it.
import type { Environment } from './environment';
import type { OpenVault } from './vault/open-vault';

const notYet = (): never => {
  throw new Error('not built yet');
};

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
