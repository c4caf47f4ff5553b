// Several zips that are parts of one package, read as one. What a part is called is the only place that says
// which part it is; everything in it is checked as if the package were whole.
import { clashes } from './entry-names';
import type { Findings } from './findings';
import type { PackageSource, SourceFile } from './package-source';

export interface PartName {
  readonly stem: string;
  readonly number: number;
  readonly of: number;
  /** Behind the numbers: `.zip`, or `.zip.age`. */
  readonly ending: string;
}

const PART = /^(.+)\.part-([1-9]\d{0,3})-of-([1-9]\d{0,3})(\.zip(?:\.age)?)$/;

/** Null for the name of a package in one piece. */
export const readPartName = (name: string): PartName | null => {
  const [, stem, number, of, ending] = PART.exec(name) ?? [];
  if (stem === undefined || ending === undefined || Number(number) > Number(of)) return null;
  return { stem, number: Number(number), of: Number(of), ending };
};

export const partFile = ({ stem, of, ending }: PartName, number: number): string =>
  `${stem}.part-${String(number)}-of-${String(of)}${ending}`;

export interface OpenedPart {
  readonly name: string;
  readonly source: PackageSource;
}

/** Which parts of the announced number are not among these; nothing where no name announces any. */
const checkNumbers = (parts: readonly OpenedPart[], findings: Findings): void => {
  const names = parts.map((part) => readPartName(part.name)).filter((name) => name !== null);
  const [first] = names;
  if (first === undefined) return;
  if (names.some((name) => name.of !== first.of))
    findings.add('part.other-package', null, 'the names tell of different numbers of parts');
  const here = new Set(names.map((name) => name.number));
  if (here.size !== names.length)
    findings.add('part.contradictory', null, 'two files are called the same part');
  for (let number = 1; number <= first.of; number += 1) {
    if (!here.has(number)) findings.add('part.missing', partFile(first, number), 'this part is not here');
  }
};

const tagFilesOf = ({ source }: OpenedPart): string =>
  source.files
    .map((file) => file.path)
    .filter((path) => !path.startsWith('data/'))
    .sort()
    .join('\n');

/**
 * All of them as one source; also of one part alone. Files that stand in several parts become copies of the
 * first, and are compared when they are read.
 */
export const mergeParts = (parts: readonly OpenedPart[], findings: Findings): PackageSource => {
  checkNumbers(parts, findings);
  // What is damaged so that nothing could be read of it is told already.
  const readable = parts.filter((part) => part.source.files.length > 0);
  const [first] = readable;
  const own = readable.filter((part) => part.source.topFolder === first?.source.topFolder);
  for (const part of readable) {
    if (!own.includes(part))
      findings.add('part.other-package', part.name, 'its top folder is that of another package or round');
    else if (first !== undefined && tagFilesOf(part) !== tagFilesOf(first))
      findings.add('part.contradictory', part.name, 'does not carry the same files outside data/');
  }
  const files = new Map<string, { readonly file: SourceFile; readonly copies: SourceFile[] }>();
  for (const { source } of own) {
    const inThisPart = new Set<string>();
    for (const file of source.files) {
      const before = files.get(file.path);
      if (before === undefined) files.set(file.path, { file, copies: [] });
      // Twice in the same zip is told by the zip itself.
      else if (!inThisPart.has(file.path)) {
        before.copies.push(file);
        if (file.path.startsWith('data/'))
          findings.add('part.contradictory', file.path, 'stands in more than one part');
      }
      inThisPart.add(file.path);
    }
  }
  if (parts.length > 1) {
    for (const { code, path, detail } of clashes([...files.keys()])) {
      if (!findings.has(code)) findings.add(code, path, detail);
    }
  }
  return {
    topFolder: first?.source.topFolder ?? null,
    files: [...files.values()].map(({ file, copies }) => ({ ...file, copies })),
    checkOwnForm: (builtAt) => {
      for (const { source } of own) source.checkOwnForm(builtAt);
    },
  };
};
