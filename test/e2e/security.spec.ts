// What a page can and cannot do in the real window, assuming that something hostile runs in it.
import { expect, test } from '@playwright/test';
import type { FileToken, JobId } from '../../src/shared/ids';
import { answerOpenDialog, launchApp, type RunningApp } from './launch-app';
import type { BridgeWindow } from './prepared-vault';

/** What Chromium says when it refuses what is tried here, and main when it refuses a call. */
const REFUSALS = [
  /^console: (Refused to|Not allowed to load local resource|Failed to load resource|Blocked )/,
  /^console: (Access to fetch at|Fetch API cannot load|Content Security Policy)/,
  /^request: other file:/,
  /^stderr: .*(Failed to load URL: app:\/\/muniment\/index\.html with error: ERR_BLOCKED_BY_CSP|--trace-warnings)/,
  /^request: (csp|net::ERR_(BLOCKED_BY_(CSP|CLIENT)|UNKNOWN_URL_SCHEME|FAILED)) /,
  /^console: Permissions policy violation: camera /,
  /^page: EvalError/,
  /^console: Unsafe attempt to load URL/,
];

test.describe('a page in the window', () => {
  let running: RunningApp;
  test.beforeAll(async () => {
    running = await launchApp({ provokes: REFUSALS });
  });
  test.afterAll(() => running.close());

  test('has no Node and nothing of Electron but the bridge', async () => {
    const found = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    );
    expect(found).toEqual([]);
    expect(
      await running.page.evaluate(() => Object.keys((window as unknown as BridgeWindow).muniment).sort()),
    ).toEqual(['adopt', 'calls', 'cancel', 'on']);
    expect(await running.page.evaluate(() => location.origin)).toBe('app://muniment');
  });

  test('cannot change the bridge', async () => {
    const isChanged = await running.page.evaluate(() => {
      const { muniment } = window as unknown as BridgeWindow;
      try {
        (muniment.calls.app as { info: unknown }).info = () => 'changed';
      } catch {
        // A frozen object may say so.
      }
      return String(muniment.calls.app.info).includes('changed');
    });
    expect(isChanged).toBe(false);
  });

  test('runs no inline script, no eval and no inline style', async () => {
    const outcome = await running.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.body.append(script);
      const style = document.createElement('style');
      style.textContent = 'body { outline: 7px solid red }';
      document.head.append(style);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.handlerRan = true');
      image.src = 'app://muniment/none.png';
      document.body.append(image);
      // Later, because Playwright's own evaluation may use eval while it runs.
      setTimeout(() => {
        try {
          (0, eval)('window.evalRan = true');
        } catch {
          // As it should be.
        }
      });
      const outline = getComputedStyle(document.body).outlineWidth;
      script.remove();
      style.remove();
      return new Promise<Record<string, unknown>>((resolve) =>
        setTimeout(() => {
          image.remove();
          resolve({
            inline: 'inlineRan' in window,
            handler: 'handlerRan' in window,
            eval: 'evalRan' in window,
            styled: outline === '7px',
          });
        }, 200),
      );
    });
    expect(outcome).toEqual({ inline: false, handler: false, eval: false, styled: false });
  });

  test('reaches no network, not even this machine, and no file', async () => {
    const outcome = await running.page.evaluate(async () => {
      const attempt = (address: string) =>
        fetch(address).then(
          () => 'reached',
          () => 'refused',
        );
      const image = (address: string) =>
        new Promise((resolve) => {
          const element = new Image();
          element.onload = () => resolve('reached');
          element.onerror = () => resolve('refused');
          element.src = address;
        });
      return Promise.all([
        attempt('http://127.0.0.1:9/'),
        attempt('https://example.com/'),
        attempt('file:///etc/passwd'),
        attempt('app://muniment/index.html'),
        image('http://127.0.0.1:9/x.png'),
        image('file:///usr/share/pixmaps/debian-logo.png'),
      ]);
    });
    expect(new Set(outcome)).toEqual(new Set(['refused']));
  });

  test('opens no window, goes nowhere, and gets no permission', async () => {
    const before = running.page.url();
    expect(await running.page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
    await running.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await running.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await running.page.waitForTimeout(300);
    expect(running.page.url()).toBe(before);
    expect(running.app.windows()).toHaveLength(1);
    const permissions = await running.page.evaluate(async () => {
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      );
      return [camera, await Notification.requestPermission()];
    });
    expect(permissions).toEqual(['denied', 'denied']);
  });

  test('gives no bridge to a frame inside it', async () => {
    const outcome = await running.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = 'app://muniment/index.html';
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const inner = frame.contentWindow;
      let hasBridge = false;
      try {
        hasBridge = inner !== null && 'muniment' in inner;
      } catch {
        hasBridge = false;
      }
      frame.remove();
      return hasBridge;
    });
    expect(outcome).toBe(false);
  });

  test('is refused calls the contract does not know and input it does not allow', async () => {
    const codes = await running.page.evaluate(async () => {
      const { calls, adopt } = (window as unknown as BridgeWindow).muniment;
      const token = `file-${'0'.repeat(32)}` as FileToken;
      const replies = [
        await calls.app.info({ extra: 1 } as object as Record<string, never>),
        await calls.app.info('text' as unknown as Record<string, never>),
        await calls.vault.unlock({ folder: '/etc', passphrase: 'x' }),
        await calls.vault.unlock({ folder: token, passphrase: 'x' }),
        await calls.package.verify(
          { files: [token], signer: null, base: null, identity: null },
          '../job' as JobId,
        ),
        await adopt([new File(['made by the page'], 'made.txt')]),
        await adopt(['/etc/passwd']),
      ];
      return replies.map((reply) => (reply.ok ? 'answered' : reply.failure.code));
    });
    expect(codes).toEqual([
      'use.bad-input',
      'use.bad-input',
      'use.bad-input',
      'use.token-unknown',
      'use.bad-input',
      'use.bad-input',
      'use.bad-input',
    ]);
  });

  test('cannot have a backup written to a folder that was chosen for reading', async () => {
    await answerOpenDialog(running.app, [running.folder]);
    const refused = await running.page.evaluate(async () => {
      const { calls } = (window as unknown as BridgeWindow).muniment;
      const chosen = await calls.app.choose({ what: 'vault-folder' });
      const token = chosen.ok ? chosen.value[0]?.token : undefined;
      if (token === undefined) throw new Error('no folder was chosen');
      const backup = await calls.backup.run({ target: token });
      const restored = await calls.backup.restore({ backup: token, snapshot: null, folder: token });
      return [backup, restored].map((reply) => (reply.ok ? 'done' : reply.failure.code));
    });
    expect(refused).toEqual(['use.token-unknown', 'use.token-unknown']);
  });

  test('lets nothing be dragged out but what a field or a screen means to be', async () => {
    const refused = await running.page.evaluate(() => {
      const made = (html: string, selector: string): boolean => {
        const place = document.createElement('div');
        place.innerHTML = html;
        document.body.append(place);
        const event = new DragEvent('dragstart', { bubbles: true, cancelable: true });
        const target = place.querySelector(selector);
        (target?.firstChild ?? target)?.dispatchEvent(event);
        place.remove();
        return event.defaultPrevented;
      };
      return {
        picture: made('<img alt="">', 'img'),
        link: made('<a href="app://muniment/x">word</a>', 'a'),
        text: made('<p>selected words</p>', 'p'),
        pictureInLink: made('<a href="#"><img alt=""></a>', 'img'),
        field: made('<input value="typed">', 'input'),
        area: made('<textarea>typed</textarea>', 'textarea'),
        meant: made('<div draggable="true"><span>card</span></div>', 'span'),
      };
    });
    expect(refused).toEqual({
      picture: true,
      link: true,
      text: true,
      pictureInLink: true,
      field: false,
      area: false,
      meant: false,
    });
  });
});
