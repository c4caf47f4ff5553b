// Every way a page has to make its computer ask another one for something, tried one after the other. Runs in the
// page: whoever listens outside says whether anything came.

export interface Outside {
  /** `127.0.0.1:4711`, where somebody listens on TCP and UDP. */
  readonly listener: string;
  /** What follows a name of its own for each way, where a name server or a proxy would be asked; null: no names. */
  readonly names: string | null;
}

/** What it promises when it is done: how many ways were tried. Some of them throw at once; that is their answer. */
export const tryEverything = async ({ listener, names }: Outside): Promise<number> => {
  let tried = 0;
  const attempt = (way: (address: string, name: string) => unknown): void => {
    tried += 1;
    const word = `w${String(tried)}`;
    for (const host of names === null ? [listener] : [listener, `${word}${names}`]) {
      try {
        const outcome = way(`http://${host}/${word}`, host);
        if (outcome instanceof Promise) outcome.catch(() => undefined);
      } catch {
        // Refused at once.
      }
    }
  };
  const element = (tag: string, attributes: Readonly<Record<string, string>>): HTMLElement => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    document.body.append(made);
    return made;
  };
  const link = (rel: string, as?: string) =>
    attempt((address) =>
      document.head.append(element('link', { rel, href: address, ...(as === undefined ? {} : { as }) })),
    );

  attempt((address) => fetch(address, { mode: 'no-cors' }));
  attempt((address) => fetch(address, { keepalive: true, method: 'POST', mode: 'no-cors' }));
  attempt((address) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.send();
  });
  attempt((address) => navigator.sendBeacon(address, 'x'));
  attempt((_, host) => new WebSocket(`ws://${host}/`));
  attempt((address) => new EventSource(address));
  attempt((_, host) => new WebTransport(`https://${host}/`));
  attempt((_, host) => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }] });
    connection.createDataChannel('x');
    return connection.createOffer().then((offer) => connection.setLocalDescription(offer));
  });
  // No policy of a page speaks of this one: a peer whose address the page makes up is sent packets at once.
  attempt(async (_, host) => {
    const [address = '', port = '9'] = host.split(':');
    const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
    one.createDataChannel('x');
    await one.setLocalDescription(await one.createOffer());
    await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
    const answer = await other.createAnswer();
    await other.setLocalDescription(answer);
    await one.setRemoteDescription(answer);
    for (const protocol of ['udp', 'tcp'])
      await one.addIceCandidate({
        candidate: `candidate:1 1 ${protocol} 2130706431 ${address} ${port} typ host tcptype passive`,
        sdpMid: '0',
      });
  });
  for (const rel of [
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'modulepreload',
    'stylesheet',
    'icon',
    'manifest',
    'prerender',
  ])
    link(rel);
  for (const as of ['script', 'image', 'font', 'fetch', 'style']) link('preload', as);
  attempt((address) => element('img', { src: address }));
  attempt((address) => element('img', { srcset: `${address} 2x` }));
  attempt((address) => element('script', { src: address }));
  attempt((address) => element('script', { src: address, type: 'module' }));
  attempt((address) => element('iframe', { src: address }));
  attempt((address) => element('object', { data: address }));
  attempt((address) => element('embed', { src: address }));
  attempt((address) => element('video', { src: address, poster: address }));
  attempt((address) => element('audio', { src: address }));
  attempt((address) => element('div', { style: `background: url(${address})` }));
  attempt((address) => {
    element('div', {}).style.backgroundImage = `url(${address})`;
  });
  attempt((address) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      `body { border-image: url(${address}) 1 } @font-face { font-family: z; src: url(${address}) }`,
    );
    document.adoptedStyleSheets.push(sheet);
    element('div', { class: 'z' }).style.fontFamily = 'z';
  });
  attempt((address) => new FontFace('y', `url(${address})`).load());
  attempt((address) => new Worker(address));
  attempt((address) => new SharedWorker(address));
  // A page of file: that asks for one is ended by Chromium.
  if (location.protocol !== 'file:') attempt((address) => navigator.serviceWorker.register(address));
  attempt((address) => import(/* @vite-ignore */ address));
  attempt((address) => {
    const form = element('form', { action: address, method: 'post' });
    (form as HTMLFormElement).submit();
  });
  attempt((address) => window.open(address));
  attempt((address) => {
    element('a', { href: '#', ping: address }).click();
  });
  attempt((address) => element('meta', { 'http-equiv': 'refresh', content: `0;url=${address}` }));
  attempt((address) => {
    const frame = element('iframe', {
      srcdoc: `<img src="${address}"><meta http-equiv="refresh" content="0;url=${address}">`,
    });
    return frame;
  });
  attempt((address) => {
    const rules = element('script', { type: 'speculationrules' });
    rules.textContent = JSON.stringify({
      prefetch: [{ source: 'list', urls: [address] }],
      prerender: [{ source: 'list', urls: [address] }],
    });
  });
  attempt((address) => {
    const drawing = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
    image.setAttribute('href', address);
    drawing.append(image);
    document.body.append(drawing);
  });
  // Last: where it is let go, the page is gone.
  await new Promise((next) => setTimeout(next, 700));
  attempt((address) => {
    location.href = address;
  });
  await new Promise((next) => setTimeout(next, 300));
  return tried;
};
