// What a screen reader is told, read out of the browser's own accessibility tree: whatever can be used has a name,
// no two places have the same one, and headings come in order.
import type { CDPSession, Page } from '@playwright/test';

interface Value {
  readonly value?: unknown;
}
interface Node {
  readonly ignored: boolean;
  readonly role?: Value;
  readonly name?: Value;
  readonly backendDOMNodeId?: number;
  readonly properties?: readonly { readonly name: string; readonly value: Value }[];
}

/** Whatever one acts on, and whatever one asks for by its name. */
const NAMED: ReadonlySet<unknown> = new Set(
  [
    'button link textbox searchbox combobox checkbox radio tab menuitem menuitemcheckbox menuitemradio switch slider',
    'spinbutton option treeitem dialog alertdialog grid table treegrid tree listbox menu tablist radiogroup image',
    'region navigation complementary form progressbar meter',
  ].flatMap((line) => line.split(' ')),
);
const LANDMARKS: ReadonlySet<unknown> = new Set(
  'navigation main complementary banner contentinfo region form search'.split(' '),
);
/** Inside of a document or a preview, tables and pictures are what somebody wrote; ours to show, not to name. */
const WRITTEN = '[data-written], [translate=no]';

const propertyOf = (node: Node, name: string): unknown =>
  node.properties?.find((property) => property.name === name)?.value.value;

/** The start of the element's source, or null where it lies inside of what somebody wrote. */
const sourceOf = async (devTools: CDPSession, node: Node): Promise<string | null> => {
  if (node.backendDOMNodeId === undefined) return '';
  const { object } = await devTools.send('DOM.resolveNode', { backendNodeId: node.backendDOMNodeId });
  if (object.objectId === undefined) return '';
  const { result } = await devTools.send('Runtime.callFunctionOn', {
    objectId: object.objectId,
    functionDeclaration: `function () {
      const element = this instanceof Element ? this : this.parentElement;
      return element === null ? '' : element.closest('${WRITTEN}') !== null ? null : element.outerHTML.slice(0, 160);
    }`,
    returnByValue: true,
  });
  return result.value as string | null;
};

/** Each with its place; `where` says what was shown. */
export const treeFindings = async (page: Page, where: string): Promise<string[]> => {
  const devTools = await page.context().newCDPSession(page);
  const { nodes } = (await devTools.send('Accessibility.getFullAXTree')) as unknown as {
    readonly nodes: readonly Node[];
  };
  const found: string[] = [];
  const places = new Map<string, number>();
  let level: number | null = null;
  for (const node of nodes) {
    if (node.ignored) continue;
    const role = node.role?.value;
    const name = typeof node.name?.value === 'string' ? node.name.value.trim() : '';
    if (NAMED.has(role) && name === '') {
      const source = await sourceOf(devTools, node);
      if (source !== null) found.push(`${where}: ${String(role)} without a name: ${source}`);
    }
    if (LANDMARKS.has(role)) {
      const place = `${String(role)} “${name}”`;
      places.set(place, (places.get(place) ?? 0) + 1);
    }
    if (role === 'heading') {
      const here = Number(propertyOf(node, 'level'));
      // The rail's headings come before the screen's.
      if (level !== null && here > level + 1) found.push(`${where}: heading “${name}” skips a level`);
      level = here;
    }
  }
  for (const [place, count] of places)
    if (count > 1) found.push(`${where}: ${place} is there ${String(count)} times`);
  // A dialog hides the page below it from whoever listens.
  const isUnder = nodes.some((node) => !node.ignored && /^(alert)?dialog$/.test(String(node.role?.value)));
  const mains = [...places.keys()].filter((place) => place.startsWith('main ')).length;
  if (mains !== 1 && !isUnder) found.push(`${where}: ${String(mains)} main parts`);
  await devTools.detach();
  return found;
};
