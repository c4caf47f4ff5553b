import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { organizationKey, sampleContent } from '../fixtures/package-content';
import { withRequests } from '../fixtures/package-requests';
import { secondRound } from '../fixtures/package-round';
import type { Sha256 } from '../../src/shared/ids';
import { cryptoReady } from '../../src/engine/crypto/hash';
import { signerIdentity } from '../../src/engine/crypto/signer-identity';
import type { PackageContent } from '../../src/engine/export/package-content';
import { type PackageModel, packageModel } from '../../src/engine/export/package-model';
import { packagePages } from '../../src/engine/export/pages';

type Pages = ReadonlyMap<string, string>;

/** The second round as a delta: of its evidence the first 6 items are in round 1. */
const delta = (): PackageContent => {
  const content = secondRound();
  const held = content.evidence.slice(0, 6).flatMap((one) => one.files);
  return {
    ...content,
    kind: 'delta',
    base: {
      packageId: content.packageId,
      round: 1,
      sealNumber: '5e'.repeat(32) as Sha256,
      paths: new Map(
        held.map((file, index) => [file.sha256, `30_evidence/EVD-0000-0099/old-${String(index)}.csv`]),
      ),
    },
  };
};

let model: (content: PackageContent) => PackageModel;
let first: Pages;
let second: Pages;
let deltaPages: Pages;
beforeAll(async () => {
  await cryptoReady();
  const signer = signerIdentity(organizationKey().publicKey);
  model = (content) => packageModel(content, signer);
  first = new Map(packagePages(model(sampleContent())));
  second = new Map(packagePages(model(secondRound())));
  deltaPages = new Map(packagePages(model(delta())));
});

const html = (pages: Pages): [string, string][] => [...pages].filter(([path]) => path.endsWith('.html'));
const pageOf = (pages: Pages, path: string): string => pages.get(path) ?? '';

/** Links that lead nowhere in the package, or out of it. */
const deadLinks = (pages: Pages, carried: ReadonlySet<string>): string[] => {
  const ids = new Map(
    html(pages).map(([path, text]) => [path, [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)]),
  );
  const there = new Set([
    ...pages.keys(),
    ...carried,
    '01_index.xlsx',
    'omissions.json',
    '90_custody/entries.jsonl',
    '90_custody/roster.json',
    '90_custody/checkpoint.txt',
    '50_requests/requests.xlsx',
    '50_requests/response.json',
  ]);
  return html(pages).flatMap(([path, text]) =>
    [...text.matchAll(/(?:href|src)="([^"]*)"/g)].flatMap(([, to = '']) => {
      const [file = '', place] = to.split('#');
      const target = file === '' ? path : join(path, '..', file);
      const isThere = there.has(target) && (place === undefined || ids.get(target)?.includes(place) === true);
      return isThere && !/^[a-z]+:|^\//.test(to) ? [] : [`${path} → ${to}`];
    }),
  );
};

const carriedFiles = (one: PackageModel): ReadonlySet<string> =>
  new Set(
    one.files.filter((file) => !file.isAbsent && one.inBase(file.sha256) === null).map((file) => file.path),
  );

describe('links', () => {
  it('all lead to something in the package: of a first round, a second one, one day, and requests', () => {
    const contents = [sampleContent(), secondRound(), sampleContent({ type: 1 })];
    for (const content of [...contents, withRequests(secondRound())]) {
      const one = model(content);
      expect(deadLinks(new Map(packagePages(one)), carriedFiles(one))).toEqual([]);
    }
  });

  it('of a delta never lead to a file it does not carry: the page says where it is', () => {
    const one = model(delta());
    expect(deadLinks(deltaPages, carriedFiles(one))).toEqual([]);
    const records = pageOf(deltaPages, '02_index/evidence/EVD-0000-0099.html');
    expect(records).toContain('in PKG-2026-01 round 1: 30_evidence/EVD-0000-0099/old-0.csv');
    expect(pageOf(deltaPages, '02_index.html')).toContain('This is a delta.');
  });

  it('never lead to a file that could not be read', () => {
    const unreadable = secondRound().evidence.at(-1);
    const page = [...second.values()].find((text) => text.includes(`id="${unreadable?.ref ?? ''}"`)) ?? '';
    expect(page).toContain('could not be read');
  });

  it('stay whole when there is so much that registers are cut', () => {
    const content = sampleContent({ controls: 160, evidence: 620 });
    const one = model({ ...content, controls: content.controls });
    const pages = new Map(packagePages(one));
    expect(deadLinks(pages, carriedFiles(one))).toEqual([]);
    // The register names hundreds, and each page of records begins with its own table.
    expect(pageOf(pages, '02_index/evidence.html')).not.toContain('class="open"');
    expect(pageOf(pages, '02_index/evidence/EVD-0100-0199.html')).toContain('<table class="fx">');
    // Nothing grows beyond what a browser opens at once.
    for (const [, text] of html(pages)) expect(text.length).toBeLessThan(1_500_000);
  });
});

describe('a page', () => {
  it('has one heading, one main part, a language, a title and a way around the navigation', () => {
    for (const [path, text] of html(second)) {
      expect.soft(text.match(/<h1[ >]/g), path).toHaveLength(1);
      expect.soft(text.match(/<main /g), path).toHaveLength(1);
      expect(text).toMatch(/^<!doctype html>\n<html lang="en">/);
      expect(text).toMatch(/<title>[^<]+<\/title>/);
      expect(text).toContain('<a class="skip" href="#main">');
    }
  });

  it('heads each column of each table, and uses no id twice', () => {
    for (const [path, text] of html(second)) {
      for (const [table] of text.matchAll(/<table.*?<\/table>/gs)) {
        expect.soft(table, path).toMatch(/<th scope="col(group)?"/);
        for (const [head] of table.matchAll(/<th(?: [^>]*)?>/g)) expect.soft(head, path).toContain('scope=');
      }
      const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect.soft(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it('allows nothing of a network, and only the one script and the two sheets beside it', () => {
    for (const [path, text] of html(second)) {
      expect(text).toContain(
        "default-src 'none'; style-src 'self' file:; script-src 'self' file:; font-src data:; img-src data:; base-uri 'none'; form-action 'none'",
      );
      expect(text.match(/<script[^>]*>/g), path).toEqual([
        expect.stringMatching(/^<script src="(\.\.\/)*(02_index\/)?assets\/search\.js" defer>$/),
      ]);
      expect(text, path).not.toMatch(/\son[a-z]+="|\sstyle="|<iframe|<form/);
    }
    const script = pageOf(second, '02_index/assets/search.js');
    expect(script).not.toMatch(/fetch\(|XMLHttpRequest|https?:|eval\(/);
  });

  it('holds nothing of an auditor, whose cells are empty', () => {
    for (const [path, text] of html(second)) {
      expect(text, path).not.toMatch(/class="aud blank[^>]*>[^<]/);
      expect(text, path).not.toMatch(/\b(compliant|passed|effective control|deficien|unqualified|score)\b/i);
    }
  });

  it('tells every state of an occurrence by a word, never by its colour or shape alone', () => {
    for (const [path, text] of html(second)) {
      for (const [, inside = ''] of text.matchAll(/<span class="st [a-z-]+">(.*?)<\/span>/gs)) {
        expect(inside.replace(/<[^>]+>/g, '').trim(), path).toMatch(/[A-Za-z]{3}/);
      }
    }
  });

  it('shows hidden characters of names and never takes markup from them', () => {
    for (const [path, text] of html(second)) expect(text, path).not.toMatch(/\u202e|<img|<b>a late review/);
  });
});

describe('what pages tell', () => {
  it('the cover names what was missed and late, with the exception', () => {
    const cover = pageOf(second, '02_index.html');
    const panel = cover.slice(cover.indexOf('What was missed or late'));
    expect(panel).toMatch(/CTL-001.*1 missed.*1 Apr – 30 Jun 2026.*EXC-02/s);
  });

  it('a sheet names for each occurrence the wording it ran under', () => {
    const sheet = pageOf(second, '20_controls/CTL-001.html');
    expect(sheet).toMatch(/1 Oct – 31 Dec 2025.*?wording\s+1/s);
    expect(sheet).toMatch(/1 Jul – 30 Sep 2026.*?wording\s+2/s);
    expect(sheet).toContain('Two people look now');
  });

  it('picked rows show what they say, what was asked for and what is not here', () => {
    const picks = pageOf(second, '41_samples/POP-01.html');
    expect(picks).toContain('E-104');
    expect(picks).toMatch(/id="S-03".*Account closed:.*not here/s);
    expect(pageOf(second, '40_populations/POP-01.html')).toContain('1'.repeat(64));
  });

  it('what is withheld is named with its hash, what was not asked for only counted', () => {
    const page = pageOf(second, '02_index/omissions.html');
    expect(page).toContain('ab'.repeat(32));
    expect(page).toContain('1 criterion, 3 controls, 14 evidence items, 1 population');
  });

  it('changes are told only of a later round', () => {
    expect(first.has('02_index/changes.html')).toBe(false);
    const page = pageOf(second, '02_index/changes.html');
    expect(page).toMatch(/Withdrawn.*EVD-0077\.03.*Taken in by mistake/s);
    expect(page).toContain('The export of May had lost its last page &amp; &lt;columns&gt;');
  });

  it('a package about one day has no coverage', () => {
    const pages = new Map(packagePages(model(sampleContent({ type: 1 }))));
    expect(pages.has('02_index/coverage.html')).toBe(false);
    expect(pageOf(pages, '02_index.html')).not.toContain('scheduled occurrence');
  });

  it('the search finds numbers, titles and original names', () => {
    const line = pageOf(second, '02_index/assets/search-index.js');
    expect(line).toMatch(/^[\x20-\x7e\n]+$/);
    const entries = JSON.parse(line.slice(line.indexOf('['), line.lastIndexOf(';'))) as [
      string,
      string,
      string,
    ][];
    const found = entries.find(([, text]) => text.includes('invoice\\u{202E}fdp.exe'));
    expect(found?.[2]).toMatch(/^02_index\/evidence\/.*#EVD-/);
    for (const [, , path] of entries) expect(second.has(path.split('#')[0] ?? '')).toBe(true);
  });

  it('are the same for the same content', () => {
    expect(new Map(packagePages(model(secondRound())))).toEqual(second);
  });
});

describe('requests', () => {
  const drawn = (content: PackageContent): Pages => new Map(packagePages(model(content)));

  it('stand in the auditor’s words and order, with what answers each and what both sides wrote', () => {
    const page = pageOf(drawn(withRequests(sampleContent())), '50_requests/requests.html');
    expect(page).toContain('2 of 8 requests of the auditor are not answered with this round.');
    expect(page).toContain('1 open, 2 submitted, 1 in review, 1 returned, 1 accepted');
    expect(page).toContain('Please provide the access reviews of each quarter.</p><p>All of them.');
    expect(page).toContain('Access &lt;b&gt;reviews&lt;/b&gt;');
    expect(page).toContain('restricted\\u{202E}?');
    expect(page).toContain('Noor Oakes (firm)');
    expect(page).toContain('href="../41_samples/POP-01.html#S-01"');
    expect(page).toContain('The approvals are not legible &amp; cut');
    expect(page).toContain('told by Noor &lt;Oakes&gt; in a response, 9 Oct 2026');
    expect([...page.matchAll(/not answered yet/g)]).toHaveLength(2);
    expect([...page.matchAll(/<h2>(.*?) <span/g)].map(([, area]) => area)).toEqual([
      'Access control',
      'Change &lt;management&gt;',
    ]);
  });

  it('are led to from the cover, the navigation, the evidence that answers them, and the control they are about', () => {
    const pages = drawn(withRequests(sampleContent()));
    expect(pageOf(pages, '02_index.html')).toContain('2 of 8 requests of the auditor are not answered');
    expect(pageOf(pages, '02_index/scope.html')).toContain('href="../50_requests/requests.html"');
    const records = pageOf(pages, '02_index/evidence/EVD-0000-0099.html');
    expect(records).toContain('href="../../50_requests/requests.html#REQ-001">REQ-001 (PBC-1)');
    const sheet = pageOf(pages, '20_controls/CTL-001.html');
    expect(sheet).toContain('href="../50_requests/requests.html#REQ-001"');
    expect(pages.get('02_index/assets/search-index.js')).toContain('50_requests/requests.html#REQ-005');
  });

  it('leave no trace where nothing was asked', () => {
    const plain = drawn(sampleContent());
    expect([...plain.values()].filter((text) => text.includes('50_requests'))).toEqual([]);
    expect([...drawn({ ...sampleContent(), requests: [] })]).toEqual([...plain]);
  });
});
