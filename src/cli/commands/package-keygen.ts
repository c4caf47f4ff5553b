// muniment package keygen: an age identity for a recipient who has no age. Needs no vault. The secret goes into
// a file that only its owner can read, and is never printed.
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EXIT } from '../../shared/errors';
import { command, noOperands, text as option } from '../command';
import { required } from '../required-option';
import { text } from '../safe-text';
import { WrongUse } from '../wrong-use';

const keygen = command('package', 'keygen', 'Make a key that packages can be encrypted to.', {
  operands: noOperands,
  options: { out: option('FILE', 'where to write the secret; a file that must not be there yet') },
  notes: [
    'Prints the public key, age1…, to be told to whoever sends packages, and compared by another route.',
    'The file is an identity file of age: “package verify F.zip.age --identity FILE” and “age -d -i FILE” take it.',
  ],
  run: async ({ options, output }) => {
    const path = resolve(required(options.out, 'out'));
    const { newIdentity } = await import('../../engine/age');
    const { fileText, recipient } = await newIdentity();
    await writeFile(path, fileText, { flag: 'wx', mode: 0o600, flush: true }).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
        throw new WrongUse(`“${path}” is there already; it was not replaced.`);
      throw new WrongUse(`“${path}” cannot be written.`);
    });
    output.answer({ recipient }, () => [text`${recipient}`]);
    output.warn('Keep the file to yourself: whoever has it opens everything encrypted to this key.');
    return EXIT.done;
  },
});

export const packageKeygenCommands = [keygen];
