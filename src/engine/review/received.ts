// A package on the auditor's side while it is open: what it says of itself in memory, its files to be read, and the
// check of all of them, which runs beside everything else. Outlives any vault; knows no working file.
import type { EngineProgress } from '../../shared/engine-messages';
import { type OpenedPackage, type SignerComparison } from '../../shared/domain/review';
import type { VerifyReport } from '../../shared/domain/package';
import { UserError } from '../../shared/errors';
import type { Sha256 } from '../../shared/ids';
import { type FindOpener, openInputs } from '../age';
import type { Job } from '../environment';
import { openPackage, type OpenPackage } from '../verify';
import type { OpenedReceived } from './opened-received';
import { indexPackage, type PackageIndex } from './package-index';
import { createPackagedFiles, type PackagedFiles } from './packaged-files';
import { createPopulationLists, type PopulationLists } from './population-list';
import { countIn, saidIn, textIn } from './said';

export interface Received extends OpenedReceived {
  readonly index: PackageIndex;
  readonly listed: OpenPackage['files'];
  readonly files: PackagedFiles;
  readonly lists: PopulationLists;
  /** What a file was called where it came from; a path below `data/` that is no evidence keeps its own name. */
  readonly nameOf: (path: string) => string;
  /** As the auditor said since it was opened; what a working file remembers is elsewhere. */
  comparison: SignerComparison;
  /** What it is, but for what a working file adds. */
  readonly facts: () => Promise<Omit<OpenedPackage, 'comparison' | 'keepsNotes'>>;
  /**
   * Reads everything; one check at a time, which a second asker waits for.
   * @throws UserError job.cancelled, use.no-package-open (it was closed meanwhile)
   */
  readonly check: (job: Job) => Promise<VerifyReport>;
  /** Ends what reads it, and lets go of the files. */
  readonly close: () => Promise<void>;
}

type CheckState = OpenedPackage['check']['state'];

interface Check {
  readonly state: () => Promise<{ readonly state: CheckState; readonly report: VerifyReport | null }>;
  readonly report: () => VerifyReport | null;
  readonly run: Received['check'];
  readonly stop: () => Promise<void>;
}

const createCheck = (opened: OpenPackage): Check => {
  const closing = new AbortController();
  const listeners = new Set<(progress: EngineProgress) => void>();
  let state: CheckState = 'not-begun';
  let report: VerifyReport | null = null;
  let stamp = '';
  let running: Promise<VerifyReport> | null = null;

  const begin = async (signal: AbortSignal): Promise<VerifyReport> => {
    state = 'reading';
    report = null;
    try {
      stamp = await opened.stamp();
      const progress = (one: EngineProgress): void => {
        for (const listen of listeners) listen(one);
      };
      report = await opened.verify({ signal: AbortSignal.any([signal, closing.signal]), progress });
      state = 'done';
      return report;
    } catch (error) {
      state = 'stopped';
      throw closing.signal.aborted ? new UserError('use.no-package-open', {}, { cause: error }) : error;
    } finally {
      running = null;
    }
  };

  return {
    report: () => report,
    state: async () => {
      // What was found is about bytes that may not be there any more.
      if (state === 'done' && (await opened.stamp().catch(() => 'unreadable')) !== stamp) {
        state = 'stopped';
        report = null;
      }
      return { state, report };
    },
    run: async (job) => {
      listeners.add(job.progress);
      try {
        running ??= begin(job.signal);
        return await running;
      } finally {
        listeners.delete(job.progress);
      }
    },
    stop: async () => {
      closing.abort();
      // It was stopped: how it ended is of no interest any more.
      await running?.catch(() => undefined);
    },
  };
};

const changesOf = (json: OpenPackage['json']): OpenedPackage['changes'] => {
  if (!('changes' in json)) return null;
  const counts = saidIn(saidIn(json, 'changes'), 'counts');
  const number = (name: string): number => countIn(counts, name) ?? 0;
  return { added: number('added'), replaced: number('replaced'), withdrawn: number('withdrawn') };
};

const factsOf = (
  opened: OpenPackage,
  index: PackageIndex,
): Omit<OpenedPackage, 'comparison' | 'keepsNotes' | 'check'> => {
  const { json, scope } = opened;
  return {
    sealNumber: opened.sealNumber,
    packageId: scope.packageId,
    round: scope.round,
    kind: opened.kind,
    fileNames: [...opened.fileNames],
    organization: scope.organization,
    system: scope.system,
    engagement: scope.engagement,
    firm: textIn(json.engagement, 'firm'),
    builtAt: scope.builtAt,
    builtBy: textIn(json.package.built_by, 'name'),
    verdict: scope.verdict,
    signer: opened.signer,
    keyChanges: opened.keyChanges,
    manifestSha256: opened.manifestSha256,
    journal: { entries: json.custody.size, head: json.custody.head as Sha256 },
    counts: {
      criteria: index.ofKind('criterion').length,
      controls: json.controls.length,
      evidence: json.evidence.length,
      files: json.files.length,
      bytes: json.files.reduce((sum, file) => sum + file.size, 0),
      populations: index.ofKind('population').length,
      requests: index.ofKind('request').length,
      exceptions: index.ofKind('exception').length,
      records: index.ofKind('record').length,
      omissions: index.ofKind('omission').length,
    },
    changes: changesOf(json),
    baseNeeded: opened.baseNeeded,
  };
};

const listOf = (opened: OpenPackage, index: PackageIndex): OpenedReceived['listOf'] => {
  const populations = new Map((opened.json.populations ?? []).map((one) => [one.id, one]));
  return (id) => {
    const population = populations.get(id);
    const evidence = opened.json.evidence.find((one) => one.ref === population?.list.evidence);
    const file = evidence?.files.find((one) => one.position === population?.list.position);
    if (population === undefined || file === undefined || index.find(id) === null) return null;
    return {
      sha256: file.sha256 as Sha256,
      rowCount: population.row_count,
      columns: population.columns.map((column) => column.name),
    };
  };
};

const namesOf = (json: OpenPackage['json']): Received['nameOf'] => {
  const names = new Map(
    json.evidence.flatMap((one) => one.files).map((file) => [file.path ?? '', textIn(file, 'original_name')]),
  );
  return (path) => names.get(path) ?? path.split('/').at(-1) ?? path;
};

/**
 * Opens what lies at `paths` (a zip, its parts, a folder; of one part the others are looked for beside it), with the
 * full package a delta goes with.
 * @throws UserError package.not-verified, package.not-found, package.not-a-package, package.encrypted,
 * package.wrong-identity, package.not-an-identity, package.encryption-damaged, package.encryption-refused,
 * disk.no-access, job.cancelled
 */
export const openReceived = async (
  {
    paths,
    base,
    find,
  }: { readonly paths: readonly string[]; readonly base: string | null; readonly find: FindOpener },
  job: Job,
): Promise<Received> => {
  const { inputs, close } = await openInputs(base === null ? [paths] : [paths, [base]], find);
  try {
    const [what = [], full = null] = inputs;
    const opened = await openPackage(what, full, job);
    try {
      return receivedOf(opened, close);
    } catch (error) {
      await opened.close();
      throw error;
    }
  } catch (error) {
    await close();
    throw error;
  }
};

const receivedOf = (opened: OpenPackage, closeInputs: () => Promise<void>): Received => {
  const index = indexPackage(opened.json, opened.omissions);
  const facts = factsOf(opened, index);
  const check = createCheck(opened);
  const files = createPackagedFiles(opened.files);
  return {
    sealNumber: opened.sealNumber,
    packageId: facts.packageId,
    round: facts.round,
    uuid: opened.json.package.uuid,
    client: opened.json.custody.vault,
    organization: facts.organization,
    engagement: facts.engagement,
    builtAt: facts.builtAt,
    signerKey: opened.signer.publicKey,
    manifestSha256: facts.manifestSha256,
    journal: facts.journal,
    fileName: facts.fileNames[0] ?? '',
    get report() {
      return check.report();
    },
    json: opened.json,
    omissions: opened.omissions,
    subjects: index.subjects,
    subject: index.find,
    digestOf: index.digestOf,
    listOf: listOf(opened, index),
    index,
    listed: opened.files,
    files,
    lists: createPopulationLists(opened.json, files),
    nameOf: namesOf(opened.json),
    comparison: { state: 'not-compared', channel: '', on: null },
    facts: async () => {
      const { state, report } = await check.state();
      return { ...facts, check: { state, findings: report?.findings ?? [], report } };
    },
    check: check.run,
    close: async () => {
      files.close();
      await check.stop();
      await opened.close();
      await closeInputs();
    },
  };
};
