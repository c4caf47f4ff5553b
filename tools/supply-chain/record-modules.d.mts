import type { Plugin } from 'vite';

export const recordModules: (part: string) => Plugin;
