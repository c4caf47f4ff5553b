// Gives the built page to the window under app://muniment/, an origin of its own: no file: URLs.
import path from 'node:path';
import { protocol, type Session } from 'electron';
import { APP_SCHEME, answerAppRequest } from './app-response';

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

export const serveApp = (session: Session): void => {
  const folder = path.resolve(import.meta.dirname, '../renderer');
  session.protocol.handle(APP_SCHEME, (request) => answerAppRequest(folder, request));
};
