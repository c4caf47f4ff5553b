// Screens that are read when they are first needed, and quietly before that once the window has nothing to do.
import type { ReactNode } from 'react';
import { lazyRouteComponent } from '@tanstack/react-router';

type Screen = () => ReactNode;

const unread: (() => Promise<unknown>)[] = [];

/**
 * The component `name` of a module, read with it. To be a route's own component: inside of another one nobody waits
 * for it, and what is around it is gone until it is there.
 */
export const screen = <Name extends string>(
  read: () => Promise<Readonly<Record<Name, Screen>>>,
  name: Name,
): Screen => {
  unread.push(read);
  return lazyRouteComponent(read, name) as unknown as Screen;
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
