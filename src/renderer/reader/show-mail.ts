// Shows the HTML body of a mail: what is known to be harmless is copied into a new document, and that
// document is put into a frame that may do nothing at all. Remote pictures are not there to be loaded.

const HARMLESS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn ' +
    'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p ' +
    'pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'
  ).split(' '),
);
/** Their content is nothing to read. */
const DROPPED = new Set(
  'script style template noscript iframe object embed svg math head title link meta base'.split(' '),
);
const ATTRIBUTES = new Set(
  (
    'align alt bgcolor border cellpadding cellspacing color colspan dir face height lang rowspan size span start ' +
    'style title type valign width'
  ).split(' '),
);
/** Deeper than any letter; a hostile one could be deeper than the stack. */
const DEEPEST = 200;
const MOST_ELEMENTS = 50_000;

const PICTURE = /^data:image\/(png|jpeg|gif|webp);base64,/i;

/** Style that could fetch something or cover something; the frame's policy refuses it again. */
const isHarmlessStyle = (style: string): boolean => !/url\s*\(|image-set|@import|expression|\\/i.test(style);

interface Copying {
  readonly into: Document;
  left: number;
  blocked: number;
}

const copyAttributes = (from: Element, to: HTMLElement, copying: Copying): void => {
  for (const { name, value } of from.attributes) {
    if (name === 'style' && !isHarmlessStyle(value)) copying.blocked += 1;
    else if (ATTRIBUTES.has(name)) to.setAttribute(name, value);
  }
  const source = from.getAttribute('src');
  if (to.localName === 'img' && source !== null) {
    if (PICTURE.test(source)) to.setAttribute('src', source);
    else copying.blocked += 1;
  }
};

const copyInto = (from: Node, to: Node, copying: Copying, depth: number): void => {
  for (const child of from.childNodes) {
    copying.left -= 1;
    if (copying.left < 0 || depth > DEEPEST) return;
    if (child instanceof Text) to.appendChild(copying.into.createTextNode(child.data));
    if (!(child instanceof Element) || DROPPED.has(child.localName)) continue;
    if (!HARMLESS.has(child.localName)) {
      copyInto(child, to, copying, depth + 1);
      continue;
    }
    const copy = copying.into.createElement(child.localName);
    copyAttributes(child, copy, copying);
    to.appendChild(copy);
    copyInto(child, copy, copying, depth + 1);
  }
};

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** @returns how many pictures and styles from elsewhere were left out */
export const showMail = (html: string): { readonly blocked: number } => {
  // A parsed document that is in no window loads nothing and runs nothing.
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const shown = document.implementation.createHTMLDocument('');
  const policy = shown.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = POLICY;
  shown.head.append(policy);
  const style = shown.createElement('style');
  style.textContent =
    'body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#1d1b18;background:#fff;overflow-wrap:anywhere}' +
    'img{max-width:100%}a{color:#1f5a4a;text-decoration:underline}' +
    // A picture that is dragged out would become a file outside the vault.
    'img,a{-webkit-user-drag:none}';
  shown.head.append(style);
  const copying: Copying = { into: shown, left: MOST_ELEMENTS, blocked: 0 };
  copyInto(parsed.body, shown.body, copying, 0);
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', '');
  frame.title = 'Message';
  frame.srcdoc = `<!doctype html>${shown.documentElement.outerHTML}`;
  document.body.replaceChildren(frame);
  return { blocked: copying.blocked };
};
