// Opening a file of evidence in another program: a warning, a private temporary copy, and its removal. The
// warning is main's own, so that no page can have a copy made without a person.
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import { EvidenceDetail } from '../../shared/domain/evidence';
import { UserError } from '../../shared/errors';
import type { FileToken } from '../../shared/ids';
import type { OpenedCopies } from '../opened-copies';
import { plainName } from '../plain-name';
import type { VaultHolder } from '../vault-holder';
import type { MainHandlers } from './register';

export interface PreviewParts {
  readonly front: () => Pick<VaultHolder, 'id' | 'engine'>;
  readonly copies: OpenedCopies;
  /** The number of copies is another one now. */
  readonly changed: () => void;
}

const LONGEST_NAME = 120;

/** Shortened before its ending, which says what it is. */
const nameOfCopy = (original: string): string => {
  const name = plainName(original);
  const ending = path.extname(name).slice(0, 20);
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - ending.length)}${ending}`;
};

/** `dialog` and `shell` are used through their module objects so that a test can stand in for the system. */
const warn = async (window: BrowserWindow, name: string): Promise<boolean> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Open outside the vault',
    message: `Open a copy of “${name}” in another program?`,
    detail:
      'An unencrypted copy leaves the vault and lies in your private temporary folder. It is removed when ' +
      'the vault is locked or the app is closed, or when you remove it yourself. The other program may keep ' +
      'parts of it, may run what the file contains, and may reach the network. Changes to the copy do not ' +
      'come back into the vault. The journal records that it was opened.',
    buttons: ['Open a copy', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  return response === 0;
};

export const createPreviewHandlers = ({ front, copies, changed }: PreviewParts): MainHandlers['preview'] => {
  const askOf =
    ({ engine }: Pick<VaultHolder, 'engine'>) =>
    async (group: string, name: string, input: unknown, paths: Record<string, string> = {}) => {
      const reply = await engine.call({ group, name, input, paths }).reply;
      if (!reply.ok) throw new UserError(reply.failure.code, reply.failure.details);
      return reply.value;
    };

  return {
    openOutside: async ({ id, version, position }, window) => {
      // Whoever is asked may take long to answer: what is opened comes of this vault even so.
      const holder = front();
      const ask = askOf(holder);
      const item = EvidenceDetail.parse(await ask('evidence', 'get', { id }));
      const current = item.versions.find((one) => one.ref === item.ref);
      const meant = version === null ? current : item.versions.find((one) => one.version === version);
      const file = meant?.files.find((one) => one.position === position);
      if (meant === undefined || file === undefined)
        throw new UserError('use.unknown-evidence', { id, position });
      if (file.flags.includes('executable')) throw new UserError('evidence.is-program');
      const name = nameOfCopy(file.originalName);
      if (!(await warn(window, name))) return {};

      const folder = copies.makeFolder(holder.id);
      const place = path.join(folder, name);
      // A token of main's own, for this one call: the window never knows it.
      const target = `file-${randomBytes(16).toString('hex')}` as FileToken;
      try {
        await ask(
          'evidence',
          'saveCopy',
          { id, version: meant.version, position, target, purpose: 'open' },
          { [target]: place },
        );
        const trouble = await shell.openPath(place);
        if (trouble !== '') {
          await copies.remove(folder);
          await dialog.showMessageBox(window, {
            type: 'info',
            message: `No program on this computer opens “${name}”.`,
            detail: 'The copy is removed again.',
          });
        }
      } catch (error) {
        await copies.remove(folder);
        throw error;
      } finally {
        changed();
      }
      return {};
    },
    openedOutside: () => ({ count: copies.count(front().id) }),
    removeOpened: async () => {
      await copies.removeAll(front().id);
      changed();
      return {};
    },
  };
};
