// How large the packed app is, by part.
import fs from 'node:fs';
import path from 'node:path';

const sizeOf = (place) => {
  const stats = fs.lstatSync(place);
  if (!stats.isDirectory()) return stats.size;
  return fs.readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
};

const MB = 1_000_000;
const mb = (bytes) => `${(bytes / MB).toFixed(1)} MB`;

/** @returns {string[]} one line each */
export const sizesOf = ({ packed: { folder }, debs }) => {
  const resources = path.join(folder, 'resources');
  const at = (...names) => {
    const place = path.join(resources, ...names);
    return fs.existsSync(place) ? sizeOf(place) : 0;
  };
  const whole = sizeOf(folder);
  const standIn = at('stand-in');
  const scripts = at('app.asar') + at('app.asar.unpacked');
  return [
    ...debs.map(
      (deb) =>
        `download ${path.basename(deb)}: ${mb(fs.statSync(deb).size)} (a trial is packed quickly, not tightly)`,
    ),
    `installed: ${mb(whole)}, of which for the stand-in only ${mb(standIn)}`,
    `  Electron ${mb(whole - sizeOf(resources))}, the app ${mb(scripts)}, the command line ${mb(at('cli'))}, papers and verify.html ${mb(at('papers') + at('checker'))}`,
  ];
};
