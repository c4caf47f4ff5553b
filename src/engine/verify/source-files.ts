// Small parts that zip and folder share.
import type { Findings } from './findings';

export interface TopFolder {
  readonly topFolder: string | null;
  /** A path without the top folder. */
  readonly inside: (path: string) => string;
}

/** A package has exactly one folder at the top and no file beside it. */
export const topFolderOf = (paths: readonly string[], findings: Findings): TopFolder => {
  const tops = new Set(paths.map((path) => path.slice(0, Math.max(0, path.indexOf('/')))));
  const [top] = tops;
  if (tops.size !== 1 || top === undefined || top === '') {
    findings.add('bag.top-folder', null, 'there must be one folder at the top and nothing beside it');
    return { topFolder: null, inside: (path) => path };
  }
  return { topFolder: top, inside: (path) => path.slice(top.length + 1) };
};
