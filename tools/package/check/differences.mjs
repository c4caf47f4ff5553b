// Which files of two folders differ, for whoever looks for the reason.
import fs from 'node:fs';
import path from 'node:path';

const filesIn = (folder) =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

const firstDifference = (one, other) => {
  const left = fs.readFileSync(one);
  const right = fs.readFileSync(other);
  const at = left.findIndex((byte, index) => byte !== right[index]);
  if (at < 0 && left.length === right.length) return null;
  return `${String(left.length)} and ${String(right.length)} bytes, the first difference at ${String(at < 0 ? right.length : at)}`;
};

/** One line for each file that differs or is in one of them alone. */
export const differences = (one, other) => {
  const names = [...new Set([...filesIn(one), ...filesIn(other)])];
  return names
    .flatMap((name) => {
      const both = [one, other].map((folder) => path.join(folder, name));
      const alone = both.find((file) => !fs.existsSync(file));
      if (alone !== undefined) return [`${name}: in one of them only`];
      const difference = firstDifference(...both);
      return difference === null ? [] : [`${name}: ${difference}`];
    })
    .join('\n');
};
