// Screens that are read when they are first needed, and quietly before that once the window has nothing to do.
import type { ReactNode } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';

/** With properties or without. */
type Screen<Given extends readonly unknown[]> = (...given: Given) => ReactNode;

const unread: (() => Promise<unknown>)[] = [];

/** The component `name` of a module, read with it. */
export const screen = <Given extends readonly unknown[], Name extends string>(
  read: () => Promise<Readonly<Record<Name, Screen<Given>>>>,
  name: Name,
): Screen<Given> => {
  unread.push(read);
  return lazyRouteComponent(read, name) as unknown as Screen<Given>;
};

/** Reads the screens nobody has been to, one at a time, whenever the window rests. */
export const readScreensAhead = (): void => {
  const next = unread.shift();
  if (next === undefined) return;
  requestIdleCallback(() => {
    // Asked for again, and told of, where the screen itself is wanted.
    void next().then(readScreensAhead, readScreensAhead);
  });
};
