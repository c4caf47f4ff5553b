// muniment vault: the key that signs packages – show it, give it to an auditor as a page, renew it.
import { extname } from 'node:path';
import type { VaultInfo } from '../../shared/domain/vault';
import { EXIT } from '../../shared/errors';
import { command, flag, readingOptions, text as option, unlockOptions, vaultOnly } from '../command';
import { confirm } from '../confirm';
import { newFile } from '../new-file';
import { engine, readingVault, withVault } from '../open-vault';
import { text } from '../safe-text';
import { facts } from '../table';

const signerLines = ({ signer }: VaultInfo): string[] =>
  facts([
    ['Key', signer.publicKey],
    ['as words', signer.words.join(' ')],
    ['SHA-256', signer.sha256],
    ...signer.changes.map(({ from, at }): [string, string] => [`until ${at.slice(0, 10)}`, from]),
  ]);

const signer = command('vault', 'signer', 'Show the key that signs packages, and the keys before it.', {
  operands: vaultOnly,
  options: readingOptions,
  run: async (call) => {
    const { vaultInfo } = await engine();
    const info = await readingVault(call, (vault) => vaultInfo(vault));
    call.output.answer(info.signer, () => signerLines(info));
    return EXIT.done;
  },
});

const renew = command('vault', 'renew-signer', 'Give a vault a new key to sign packages with.', {
  operands: vaultOnly,
  options: { ...unlockOptions, yes: flag('do not ask') },
  notes: [
    'For owners. The key of before signs a statement that names the new one; every later package carries it, so',
    'that an auditor who knows the old key can follow. If the old key may be in the hands of somebody else, that',
    'statement proves nothing: tell the new key by another route (“vault key-card”). Make a backup afterwards.',
  ],
  run: async (call) => {
    const { renewSigner, vaultInfo } = await engine();
    const info = await withVault(call, async (vault) => {
      vault.requireMay('vault.signer-renewed');
      await confirm(call.terminal, call.options, 'Later packages will be signed with a new key. Go on?');
      await renewSigner(vault);
      return vaultInfo(vault);
    });
    call.output.answer(info.signer, () => [
      'Packages are signed with a new key from now on.',
      ...signerLines(info),
    ]);
    return EXIT.done;
  },
});

const keyCard = command('vault', 'key-card', 'Write a page about the key, for the engagement letter.', {
  operands: vaultOnly,
  options: {
    ...readingOptions,
    out: option('FILE', 'where to write it: a PDF when it ends in .pdf, else text; not there yet'),
  },
  run: async (call) => {
    const target = await newFile(call.options.out);
    const form = extname(target).toLowerCase() === '.pdf' ? 'pdf' : 'text';
    const { writeKeyCard } = await engine();
    await readingVault(call, (vault) => writeKeyCard(vault, target, form));
    call.output.answer({ file: target, form }, () => [text`Wrote ${target}.`]);
    return EXIT.done;
  },
});

export const vaultSignerCommands = [signer, renew, keyCard];
