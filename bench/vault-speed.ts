// Measures the vault with real files, real keys and the real cost of a passphrase: opening, sealing one
// big file (seconds, peak memory), reading it back, a deep check; beside it, in the same run, `cp` and
// `sha256sum` of the same file, because only ratios mean something on another machine. Prints one JSON
// document: `npm exec -- node bench/run.mjs bench/vault-speed.ts [MEBIBYTES]`.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { realEnvironment, systemClock } from '../src/engine/process/real-environment';
import { checkVault } from '../src/engine/vault/check-vault';
import { createVault } from '../src/engine/vault/create-vault';
import { openVault } from '../src/engine/vault/open';
import { keepBlobRow } from '../src/engine/vault/blob-rows';

const timed = async <T>(step: () => Promise<T>): Promise<{ seconds: number; value: T }> => {
  const begin = performance.now();
  const value = await step();
  return { seconds: Math.round(performance.now() - begin) / 1000, value };
};
const residentMebibytes = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);

export const run = async ([size]: readonly string[]): Promise<void> => {
  const mebibytes = Number(size ?? '1024');
  const work = mkdtempSync(join(tmpdir(), 'muniment-speed-'));
  const environment = realEnvironment({ clock: systemClock, logger: { log: () => undefined } });
  const job = { signal: new AbortController().signal, progress: () => undefined };
  const passphrase = 'seven slow lanterns over a quiet harbour';

  const source = join(work, 'big.bin');
  const descriptor = openSync(source, 'w');
  const block = randomBytes(2 ** 20);
  for (let i = 0; i < mebibytes; i += 1) {
    block.writeUInt32BE(i);
    writeSync(descriptor, block);
  }
  closeSync(descriptor);

  try {
    const folder = join(work, 'speed.muniment');
    const input = { organization: 'Speed', member: 'Bench', passphrase };
    const created = await timed(() => createVault(folder, input, environment));
    created.value.vault.close();
    const opened = await timed(() => openVault(folder, { passphrase }, environment));
    const vault = opened.value;
    const before = residentMebibytes();
    let peak = before;
    const watch = setInterval(() => {
      peak = Math.max(peak, residentMebibytes());
    }, 20);
    const sealed = await timed(() => vault.blobs.put(source, job));
    clearInterval(watch);
    vault.write(({ db, record }) => {
      keepBlobRow(db, sealed.value.blob);
      record('evidence.added', 'EVD-0001', {});
    });
    const copied = await timed(() => Promise.resolve(execFileSync('cp', [source, join(work, 'copy.bin')])));
    const hashed = await timed(() => Promise.resolve(execFileSync('sha256sum', [source])));
    const read = await timed(async () => {
      let bytes = 0;
      for await (const chunk of vault.blobs.read(sealed.value.blob)) bytes += chunk.length;
      return bytes;
    });
    const deep = await timed(() => checkVault(vault, { deep: true }, job));
    vault.close();
    process.stdout.write(
      `${JSON.stringify(
        {
          mebibytes,
          createSeconds: created.seconds,
          openSeconds: opened.seconds,
          sealSeconds: sealed.seconds,
          sealMebibytesPerSecond: Math.round(mebibytes / sealed.seconds),
          copySeconds: copied.seconds,
          sha256sumSeconds: hashed.seconds,
          sealToCopyAndHash: Math.round((100 * sealed.seconds) / (copied.seconds + hashed.seconds)) / 100,
          residentBeforeMebibytes: before,
          residentPeakMebibytes: peak,
          readSeconds: read.seconds,
          deepCheckSeconds: deep.seconds,
          deepCheckVerdict: deep.value.verdict,
        },
        null,
        2,
      )}\n`,
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};
