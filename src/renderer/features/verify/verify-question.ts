// What is asked when a package is checked: its files, the key one was told, what opens it, what it goes
// with. Pure.
import type { Input } from '../../../shared/contract';
import type { FileToken } from '../../../shared/ids';

interface Named {
  readonly token: FileToken;
  readonly name: string;
}

export type Opening = 'none' | 'file' | 'passphrase';

export interface Question {
  readonly files: readonly Named[];
  /** As typed; empty when nobody was told one. */
  readonly signer: string;
  readonly opening: Opening;
  readonly identityFile: Named | null;
  readonly passphrase: string;
  /** The full package a delta goes with. */
  readonly base: Named | null;
}

export const NOTHING_ASKED: Question = {
  files: [],
  signer: '',
  opening: 'none',
  identityFile: null,
  passphrase: '',
  base: null,
};

/** By its name only; the check itself looks. */
export const looksEncrypted = (files: readonly { readonly name: string }[]): boolean =>
  files.some(({ name }) => name.toLowerCase().endsWith('.age'));

export const isSecretMissing = ({ opening, identityFile, passphrase }: Question): boolean =>
  (opening === 'file' && identityFile === null) || (opening === 'passphrase' && passphrase === '');

export const verifyInput = (question: Question): Input<'package', 'verify'> => {
  const told = question.signer.trim();
  const { opening, identityFile, passphrase } = question;
  return {
    files: question.files.map(({ token }) => token),
    signer: told === '' ? null : told,
    base: question.base?.token ?? null,
    identity:
      opening === 'file' && identityFile !== null
        ? { kind: 'file', file: identityFile.token }
        : opening === 'passphrase'
          ? { kind: 'passphrase', passphrase }
          : null,
  };
};
