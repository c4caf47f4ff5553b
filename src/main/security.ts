// What a page may never do, whatever it tries: permissions, other pages, other windows, downloads, devices.
// The page's own policy (app-response.ts) says the same again from the other side; the network: no-network.ts.
import { app, type Session, session, type WebContents } from 'electron';
import { READER_URL } from './app-response';
import { closeNetworkOf, RESOLVER } from './no-network';

/** The window's session: in memory, so that Chromium writes no cache of what was on the screen. */
export const windowSession = (): Session => session.fromPartition('window', { cache: false });

const confineSession = (session: Session): void => {
  closeNetworkOf(session);
  session.setPermissionRequestHandler((_contents, _permission, decide) => {
    decide(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  if (process.platform !== 'darwin') {
    session.setBluetoothPairingHandler((_details, answer) => {
      answer({ confirmed: false });
    });
  }
  session.on('will-download', (event) => {
    event.preventDefault();
  });
};

/**
 * The frame that decodes files of strangers, opened by our page, and in it the frame of a mail, whose content
 * it was given. Neither goes anywhere from there.
 */
const isFrameOfOurs = (url: string): boolean => url === READER_URL || url === 'about:srcdoc';

const confineContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
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
};

/** Must be called before the app is ready: Electron's own first session and every later one are confined. */
export const confine = (): void => {
  app.on('session-created', confineSession);
  app.on('web-contents-created', (_event, contents) => {
    confineContents(contents);
  });
  app.on('ready', () => {
    app.configureHostResolver(RESOLVER);
  });
  // No server asks anything, and if one did, nobody here would answer.
  app.on('select-client-certificate', (event) => {
    event.preventDefault();
  });
  app.on('login', (event) => {
    event.preventDefault();
  });
};
