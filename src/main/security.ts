// What a page may never do, whatever it tries: permissions, other pages, other windows, the network,
// downloads. The page's own policy (app-response.ts) says the same again from the other side.
import { app, type Session, session } from 'electron';
import { APP_HOST, APP_SCHEME, READER_URL } from './app-response';

/** The requests a page may make at all; everything here stays on this machine. */
export const isLocalRequest = (url: string): boolean =>
  url.startsWith(`${APP_SCHEME}://${APP_HOST}/`) || /^(devtools|blob|data):/.test(url);

/** The window's session: in memory, so that Chromium writes no cache of what was on the screen. */
export const windowSession = (): Session => session.fromPartition('window', { cache: false });

export const confineSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((request, decide) => {
    decide({ cancel: !isLocalRequest(request.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
};

/**
 * The frame that decodes files of strangers, opened by our page, and in it the frame of a mail, whose content
 * it was given. Neither goes anywhere from there.
 */
const isFrameOfOurs = (url: string): boolean => url === READER_URL || url === 'about:srcdoc';

export const confinePages = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame || !isFrameOfOurs(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => {
      event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
  });
};
