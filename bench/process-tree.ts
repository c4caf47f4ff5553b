// A process and its children as Linux tells of them: processor time and the memory that is theirs.
import fs from 'node:fs';

/** Clock ticks in a second; 100 on every Linux that Electron runs on. */
const TICKS = 100;

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly command: string;
}

const read = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const processes = (): Process[] =>
  fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(`/proc/${name}/stat`);
      // The name, in brackets, may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields.length < 14) return [];
      const command = read(`/proc/${name}/cmdline`).replaceAll('\0', ' ');
      return [
        {
          pid: Number(name),
          parent: Number(fields[1]),
          ticks: Number(fields[11]) + Number(fields[12]),
          command,
        },
      ];
    });

/** The process and everything it started that is still there. */
export const treeOf = (root: number): Process[] => {
  const all = processes();
  const found = all.filter(({ pid }) => pid === root);
  for (const one of found) found.push(...all.filter(({ parent }) => parent === one.pid));
  return found;
};

/** Seconds of the processor used so far by the processes that are there now. */
export const processorSeconds = (root: number): number =>
  treeOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS;

/** Mebibytes of one process: what it shares with others counts by its part. */
export const mebibytesOf = (pid: number): number => {
  const pss = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${String(pid)}/smaps_rollup`))?.[1];
  return Number(pss ?? NaN) / 1024;
};
