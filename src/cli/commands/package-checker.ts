// muniment package checker: writes verify.html, for whoever is to check a package and installs nothing.
import { resolve } from 'node:path';
import { EXIT } from '../../shared/errors';
import { command, exactly, text as option } from '../command';
import { engine } from '../open-vault';
import { text } from '../safe-text';
import { sizeText } from '../size-text';
import { WrongUse } from '../wrong-use';

const checker = command(
  'package',
  'checker',
  'Write verify.html, which checks packages in a browser, offline.',
  {
    operands: exactly('', 0),
    options: { out: option('FILE', 'where to write it; a file that must not be there yet') },
    notes: [
      'Needs no vault. Hand it over by another route than the package, with its SHA-256: a page that comes with a package proves nothing about it.',
    ],
    run: async ({ options, output }) => {
      if (options.out === undefined) throw new WrongUse('--out FILE is needed.');
      const target = resolve(options.out);
      const { saveChecker } = await engine();
      const saved = await saveChecker(target, false).catch((error: unknown) => {
        const code = (error as NodeJS.ErrnoException).code;
        if (code === 'EEXIST') throw new WrongUse(`“${target}” is there already; it was not replaced.`);
        if (code === 'ENOENT') throw new WrongUse(`There is no folder to write “${target}” into.`);
        throw error;
      });
      output.answer(saved, () => [
        text`Wrote ${target}, ${sizeText(saved.sizeBytes)}.`,
        `SHA-256  ${saved.sha256}`,
      ]);
      return EXIT.done;
    },
  },
);

export const packageCheckerCommands = [checker];
