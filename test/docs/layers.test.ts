// Proves that the walls stand: a small tree full of forbidden imports is checked with the real rules.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What is written where, and the rule that must object. */
const FORBIDDEN = [
  ['src/renderer/features/a.ts', "import type { A } from '../../engine/index';", 'window-shows-and-asks'],
  ['src/renderer/features/b.ts', "import fs from 'node:fs';", 'window-shows-and-asks'],
  ['src/renderer/features/c.ts', "import fs from 'fs';", 'window-shows-and-asks'],
  ['src/engine/controls/a.ts', "import { A } from '../../renderer/ui/target';", 'engine-knows-no-shell'],
  ['src/engine/controls/b.ts', "import type { App } from 'electron';", 'engine-knows-no-shell'],
  ['src/engine/controls/c.ts', "import type { A } from '../evidence/target';", 'use-cases-meet-at-the-door'],
  ['src/engine/verify/a.ts', "import { A } from '../vault/target';", 'verify-holds-no-secrets'],
  ['src/engine/crypto/a.ts', "import { A } from '../vault/target';", 'crypto-is-the-ground'],
  ['src/engine/vault/a.ts', "import { A } from '../evidence/target';", 'ground-knows-no-use-case'],
  ['src/engine/evidence/a.ts', "import Database from 'better-sqlite3';", 'only-db-opens-databases'],
  ['src/main/a.ts', "import { A } from '../engine/index';", 'main-is-a-thin-shell'],
  ['src/preload/a.ts', "import { A } from '../main/target';", 'preload-is-one-file'],
  ['src/cli/a.ts', "import { app } from 'electron';", 'cli-is-a-second-face'],
  ['src/cli/b.ts', "import { A } from '../engine/vault/target';", 'engine-has-one-door'],
  ['src/shared/a.ts', "import type { A } from '../engine/index';", 'shared-stands-alone'],
  ['src/shared/b.ts', "import path from 'node:path';", 'shared-runs-anywhere'],
  ['src/engine/evidence/b.ts', "import https from 'node:https';", 'no-network'],
  ['src/engine/evidence/c.ts', "import dns from 'dns/promises';", 'no-network'],
  ['src/main/b.ts', "import net from 'net';", 'no-network'],
] as const;

const TARGETS = [
  'src/engine/index.ts',
  'src/engine/vault/target.ts',
  'src/engine/evidence/target.ts',
  'src/main/target.ts',
  'src/renderer/ui/target.ts',
];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

describe('the import rules', () => {
  let folder: string;
  const reported = new Set<string>();

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muniment-layers-'));
    const write = (file: string, text: string) => {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), text);
    };
    for (const file of TARGETS) write(file, 'export interface A { readonly a: 1 }\nexport const A = 1;\n');
    for (const [file, line] of FORBIDDEN) write(file, `${line}\nexport {};\n`);
    fs.copyFileSync(path.join(ROOT, 'tsconfig.base.json'), path.join(folder, 'tsconfig.base.json'));
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
    const { stdout } = spawnSync(
      path.join(ROOT, 'node_modules/.bin/depcruise'),
      ['src', '--config', path.join(ROOT, '.dependency-cruiser.cjs'), '--output-type', 'json'],
      { cwd: folder, encoding: 'utf8' },
    );
    for (const { from, rule } of (JSON.parse(stdout) as Report).summary.violations) {
      reported.add(`${from}: ${rule.name}`);
    }
  });
  afterAll(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it.each(FORBIDDEN)('report in %s: %s', (file, _line, rule) => {
    expect([...reported]).toContain(`${file}: ${rule}`);
  });
});
