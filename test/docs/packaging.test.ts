// What the configuration of packing must keep, whoever changes it. The packed app itself is tried by
// `npm run check:package` (docs/releasing.md).
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import YAML from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '../..');
const textOf = (...names: string[]): string => readFileSync(path.join(ROOT, ...names), 'utf8');

interface Builder {
  readonly publish: unknown;
  readonly asarUnpack: readonly string[];
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly nsis: { readonly deleteAppDataOnUninstall: boolean };
  readonly win: { readonly forceCodeSigning: boolean };
  readonly mac: {
    readonly forceCodeSigning: boolean;
    readonly hardenedRuntime: boolean;
    readonly notarize: boolean;
    readonly fileAssociations: readonly { readonly ext: string; readonly rank: string }[];
  };
}

const builder = YAML.parse(textOf('electron-builder.yml')) as Builder;

describe('the configuration of packing', () => {
  it('sets every fuse, and closes each way to run something else', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  it('leaves only native modules outside the archive, and knows nothing of the stand-in', () => {
    expect(builder.asarUnpack).toEqual(['**/*.node']);
    expect(textOf('electron-builder.yml')).not.toMatch(/stand-?in|development/i);
  });

  it('has no updater, keeps settings on removal, and packs nothing unsigned for Windows and macOS', () => {
    expect(builder.publish).toBeNull();
    expect(builder.nsis.deleteAppDataOnUninstall).toBe(false);
    expect(builder.win.forceCodeSigning && builder.mac.forceCodeSigning).toBe(true);
    expect(builder.mac.hardenedRuntime && builder.mac.notarize).toBe(true);
  });

  it('asks macOS for nothing but what V8 needs to run', () => {
    for (const name of ['entitlements.mac.plist', 'entitlements.mac.inherit.plist']) {
      const keys = [...textOf('resources', 'packaging', name).matchAll(/<key>(.*?)<\/key>/g)].map(
        ([, key]) => key,
      );
      expect(keys).toEqual(['com.apple.security.cs.allow-jit']);
    }
  });

  it('becomes the default for no type that is not its own', () => {
    const types =
      /^MimeType=(.*)$/m.exec(textOf('resources', 'linux', 'muniment-desktop.desktop'))?.[1] ?? '';
    const claimed = types.split(';').filter((type) => type !== '');
    expect(claimed.length).toBeGreaterThan(0);
    for (const type of claimed) {
      expect(type).toMatch(/^application\/vnd\.muniment\./);
      expect(textOf('resources', 'linux', 'muniment.xml')).toContain(`type="${type}"`);
    }
    for (const { ext, rank } of builder.mac.fileAssociations) {
      expect(rank).toBe(ext === 'muniment' ? 'Owner' : 'Alternate');
    }
  });

  it('takes the packers by digest, from no named host, and lets none of them run scripts', () => {
    const lock = JSON.parse(textOf('tools', 'package', 'package-lock.json')) as {
      readonly packages: Readonly<
        Record<string, { readonly integrity?: string; readonly resolved?: string }>
      >;
    };
    const packages = Object.entries(lock.packages).filter(([name]) => name !== '');
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, one]) => !/^sha512-/.test(one.integrity ?? '')).map(([name]) => name)).toEqual(
      [],
    );
    expect(packages.filter(([, one]) => one.resolved !== undefined)).toEqual([]);
    expect(textOf('tools', 'package', '.npmrc')).toContain('ignore-scripts=true');
  });
});
