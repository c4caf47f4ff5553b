// The calls about what is about to be taken in that need the system: folders, clipboard, a watched folder.
import { UserError } from '../../shared/errors';
import { pastedName, type PictureClipboard, pictureOn } from '../pasted-picture';
import type { VaultHolder } from '../vault-holder';
import type { Files } from './files';
import type { MainHandlers } from './register';

/** As many as a person can mean at once; what one confirmation takes is decided by evidence.add. */
const MAX_IN_FOLDER = 10_000;

export interface IntakeParts {
  readonly front: () => Pick<VaultHolder, 'engine' | 'walk' | 'watched' | 'watching'>;
  readonly files: Files;
  /** The module object itself, so that a test can stand in for the system. */
  readonly clipboard: PictureClipboard;
  readonly now?: () => Date;
}

export const createIntakeHandlers = ({
  front,
  files,
  clipboard,
  now = () => new Date(),
}: IntakeParts): MainHandlers['intake'] => ({
  filesIn: async ({ folder }) => {
    const found = await front().walk(files.pathOf(folder, 'read'), MAX_IN_FOLDER);
    return {
      files: found.files.map((file) => files.referKnown(file.path, file.sizeBytes)),
      passedOver: found.passedOver,
      isCut: found.isCut,
    };
  },
  paste: async () => {
    const { engine } = front();
    const bytes = await pictureOn(clipboard);
    if (bytes === null) return null;
    const file = files.referHeld(pastedName(now()), bytes.length);
    const reply = await engine.errand({ what: 'hold', token: file.token, name: file.name, bytes });
    if (!reply.ok) throw new UserError(reply.failure.code, reply.failure.details);
    return file;
  },
  watched: async () => {
    const { watched, watching } = front();
    // By then the watched folder knows which vault is open.
    await watching.settled();
    return watched.offered();
  },
  watch: async ({ folder }) => {
    const { watched, watching } = front();
    await watching.settled();
    watched.watch(folder === null ? null : files.pathOf(folder, 'read'));
    return {};
  },
  setAside: async ({ files: tokens }) => {
    const { engine, watched } = front();
    const held = tokens.filter((token) => files.isHeld(token));
    if (held.length > 0) await engine.errand({ what: 'let-go', tokens: held });
    const places = tokens.filter((token) => !files.isHeld(token)).map((token) => files.pathOf(token, 'read'));
    watched.remember(places);
    return {};
  },
});
