// Gives the built page to the window under app://muniment/, an origin of its own: no file: URLs.
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, APP_URL, answerAppRequest } from './app-response';
import { PROGRAM_FOLDER } from './program-folder';

/** Must be called before the app is ready. */
export const registerAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      // CORS, because the reader frame has an origin of nobody and yet loads our modules.
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true },
    },
  ]);
};

/** @param ready resolves when the page may run: somebody answers its calls */
export const serveApp = (session: Session, ready: Promise<void>): void => {
  const folder = path.resolve(PROGRAM_FOLDER, '../renderer');
  session.protocol.handle(APP_SCHEME, async (request) => {
    if (request.url === APP_URL) await ready;
    return answerAppRequest(folder, request);
  });
};
