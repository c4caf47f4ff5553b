// The auditor's desk for one command: their working file and the package it is about, opened together and closed
// together. Nothing is written into the package.
import { resolve } from 'node:path';
import type { SignerComparison } from '../shared/domain/review';
import { UserError } from '../shared/errors';
import type { OpenVault, Received } from '../engine';
import { type Call, text as option, unlockOptions, vaultAnd, vaultAndSome } from './command';
import { engine, type OpeningOptions, type VaultCall, withVault } from './open-vault';
import { packageOpener } from './package-opener';
import { readSigner } from './signer-option';
import { todayOf } from './today-option';

/** What every command takes that opens a package beside a working file. */
export const deskOptions = {
  ...unlockOptions,
  base: option('FILE', 'the full package a delta goes with: a zip, one of its parts, or a folder'),
  identity: option('FILE', 'opens an encrypted package: an age identity file, as “package keygen” makes'),
  'package-passphrase-file': option(
    'FILE',
    'opens one that is encrypted to a passphrase: the first line of FILE',
  ),
  signer: option('KEY', 'the signer you were told: a minisign key, its twelve words, or a .pub file'),
  'signer-by': option('CHANNEL', 'how you were told it, such as engagement-letter or phone'),
} as const;

export const deskAnd = (shown: string, count: number) =>
  ({ ...vaultAnd(`FILE.zip|FOLDER ${shown}`.trim(), 1 + count) }) as const;
export const deskAndSome = (shown: string) => vaultAndSome(`FILE.zip|FOLDER ${shown}`, 2);

interface DeskOptions extends OpeningOptions {
  readonly base: string | undefined;
  readonly identity: string | undefined;
  readonly 'package-passphrase-file': string | undefined;
  readonly signer: string | undefined;
  readonly 'signer-by': string | undefined;
}

type DeskCall = VaultCall<DeskOptions> & Pick<Call, 'job'>;

export interface Desk {
  readonly vault: OpenVault;
  readonly received: Received;
  readonly comparison: SignerComparison;
}

const requireWorkingFile = ({ kind }: OpenVault): void => {
  if (kind !== 'working-file') throw new UserError('use.other-kind-of-vault', { kind });
};

/**
 * Opens the package, then the working file, which knows the package from then on; with --signer the key is compared first.
 * Errors: those of opening either, and those of `work`.
 */
export const withDesk = async <T>(call: DeskCall, work: (desk: Desk) => Promise<T> | T): Promise<T> => {
  const { operands, options, terminal, job } = call;
  const told = await readSigner(options.signer);
  const find = await packageOpener(terminal, {
    identity: options.identity,
    'passphrase-file': options['package-passphrase-file'],
  });
  const { compareWithTold, comparisonOf, noteOpened, openReceived } = await engine();
  const base = options.base === undefined ? null : resolve(options.base);
  const received = await openReceived({ paths: [resolve(operands[1] ?? '')], base, find }, job);
  try {
    const earlier = (await received.facts()).keyChanges.map(({ from }) => from);
    return await withVault(call, (vault) => {
      requireWorkingFile(vault);
      noteOpened(vault, received);
      const on = todayOf(undefined, vault.environment);
      const channel = (options['signer-by'] ?? '').trim();
      if (told !== null) compareWithTold(vault, received, told, { channel, on, earlier });
      return work({ vault, received, comparison: comparisonOf(vault, received) });
    });
  } finally {
    await received.close();
  }
};
