// Builds elements of the page. Text is only ever set as text: what stands in a package is hostile input.

export type Child = Node | string | null | false;

/** `class`, `for` and so on as attributes; functions listen to the event of their name. */
export type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

const give = (node: Element, attributes: Attributes): void => {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false) node.setAttribute(name, value);
  }
};

const fill = (node: Element, children: readonly Child[]): void => {
  node.append(...children.filter((child): child is Node | string => child !== null && child !== false));
};

export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const node = document.createElement(name);
  give(node, attributes);
  fill(node, children);
  return node;
};

const SVG = 'http://www.w3.org/2000/svg';

export const drawing = (
  name: string,
  attributes: Attributes,
  ...children: readonly SVGElement[]
): SVGElement => {
  const node = document.createElementNS(SVG, name);
  give(node, attributes);
  fill(node, children);
  return node;
};

/** A text in which `**…**` is set bold. */
export const withBold = (text: string): readonly Child[] =>
  text.split('**').map((part, place) => (place % 2 === 1 ? element('strong', {}, part) : part));
