// A package as the working file sees it, without one: what is marked, noted and answered is about its words alone. What
// real packages are like is asked elsewhere (test/cli/review.test.ts).
import type { OpenedReceived } from '../../../src/engine/review/opened-received';
import type { RecordKind } from '../../../src/shared/domain/review';
import type { VerifyReport } from '../../../src/shared/domain/package';
import type { Sha256 } from '../../../src/shared/ids';

export const digest = (of: string): Sha256 =>
  Buffer.from(of).toString('hex').padEnd(64, '0').slice(0, 64) as Sha256;

export const CLIENT = '00112233445566aa';
const KEY = `RWQ${'x'.repeat(53)}`;

export const REPORT = {
  verdict: 'verified-unknown-signer',
  findings: [],
  counts: { files: 214, bytes: 83_886_080 },
} as unknown as VerifyReport;

export interface Stub {
  readonly round: number;
  readonly report: VerifyReport | null;
  readonly client: string;
  readonly signerKey: string;
  /** Content by record; a record that is not here is not in the package. */
  readonly contents: Readonly<Record<string, string>>;
}

const CONTENTS = {
  'CC6.1': 'a',
  'CTL-001': 'a',
  'EVD-0001': 'a',
  'EVD-0002': 'a',
  'POP-01': 'a',
  'REQ-001': 'a',
  'REQ-002': 'a',
  'REQ-003': 'a',
};

const kindOf = (id: string): RecordKind => {
  const kinds = new Map<string, RecordKind>([
    ['CTL', 'control'],
    ['EVD', 'evidence'],
    ['POP', 'population'],
    ['REQ', 'request'],
  ]);
  return kinds.get(id.slice(0, 3)) ?? 'criterion';
};

export const stubReceived = (given: Partial<Stub> = {}): OpenedReceived => {
  const { round = 1, report = REPORT, client = CLIENT, signerKey = KEY, contents = CONTENTS } = given;
  const subjects = Object.keys(contents).map((id) => ({ kind: kindOf(id), id, title: `Title of ${id}` }));
  return {
    sealNumber: digest(`seal ${client} ${String(round)}`),
    packageId: 'PKG-2026-01',
    round,
    uuid: '00000000-0000-4000-8000-000000000001',
    client,
    organization: 'Quillmere AI',
    engagement: 'SOC 2 Type II, 2026-01-01 to 2026-12-31',
    builtAt: '2026-11-13T16:20:33Z',
    signerKey,
    manifestSha256: digest(`manifest ${String(round)}`),
    journal: { entries: 1204, head: digest(`head ${String(round)}`) },
    fileName: 'PKG-2026-01-r1.zip',
    report,
    json: {} as OpenedReceived['json'],
    omissions: {} as OpenedReceived['omissions'],
    subjects,
    subject: (id) => subjects.find((one) => one.id === id) ?? null,
    digestOf: (id) => {
      const content = contents[id as keyof typeof contents] as string | undefined;
      return content === undefined ? null : digest(`${id} ${content}`);
    },
    listOf: (id) =>
      id === 'POP-01' ? { sha256: digest('list'), rowCount: 40, columns: ['Ticket', 'Opened'] } : null,
  };
};

/** The round after it, in which one item of evidence was replaced and another one is new. */
export const nextRound = (given: Partial<Stub> = {}): OpenedReceived =>
  stubReceived({ round: 2, contents: { ...CONTENTS, 'EVD-0002': 'b', 'EVD-0003': 'a' }, ...given });
