// Asks where the package is to go, builds it, and keeps what came out for the last step of the assistant.
// One build at a time, followed from wherever one is in the window.
import type { FileRef } from '../../../shared/contract';
import type { Engagement } from '../../../shared/domain/engagement';
import type { PackagePlan } from '../../../shared/domain/package';
import type { Envelope, PackageSummary } from '../../../shared/domain/package-round';
import type { VaultInfo } from '../../../shared/domain/vault';
import { type JobId, packageRoundRef } from '../../../shared/ids';
import { bridge } from '../../app/bridge';
import { failureOf } from '../../app/call-failed';
import { onBridgeEvent } from '../../app/events';
import { call } from '../../app/use-call';
import { buildWork, setBuildWork } from './assistant-store';
import { rememberBuiltFiles } from './built-files';
import {
  nextRound,
  omissionsOf,
  type PackageDraft,
  partBytesOf,
  type Reasons,
  selectionOf,
  suggestedZipName,
} from './package-draft';

let job: JobId | null = null;

interface BuildOrder {
  readonly draft: PackageDraft;
  readonly plan: PackagePlan;
  readonly reasons: Reasons;
  readonly isDraft: boolean;
  /** Null unless it is encrypted to one; never kept. */
  readonly passphrase: string | null;
  readonly engagement: Engagement;
  readonly vault: VaultInfo;
  readonly built: readonly PackageSummary[];
}

const envelopeOf = ({ draft, passphrase }: BuildOrder): Envelope =>
  draft.encryption === 'passphrase'
    ? { kind: 'passphrase', passphrase: passphrase ?? '' }
    : { kind: draft.encryption };

const askWhere = async ({
  draft,
  isDraft,
  engagement,
  vault,
  built,
}: BuildOrder): Promise<FileRef | null> => {
  const { round } = draft;
  const [chosen] = await call('app', 'choose', {
    what: 'new-package-file',
    suggestedName: suggestedZipName(vault.organization, engagement, {
      isDraft,
      isEncrypted: draft.encryption !== 'none',
      isDelta: draft.deltaFrom !== null,
      roundRef: round.kind === 'new-package' ? null : packageRoundRef(round.of, nextRound(round, built)),
    }),
  });
  return chosen ?? null;
};

/** @returns true when something was built; what went wrong stands in the work */
export const runBuild = async (order: BuildOrder): Promise<boolean> => {
  if (buildWork().state === 'running' || buildWork().state === 'choosing') return false;
  setBuildWork({ state: 'choosing' });
  const stop = onBridgeEvent((event) => {
    const work = buildWork();
    if (event.type !== 'progress' || event.progress.job !== job || work.state !== 'running') return;
    const { phase, done, total, unit } = event.progress;
    const startedAt = work.progress?.phase === phase ? work.progress.startedAt : performance.now();
    setBuildWork({ ...work, progress: { phase, done, total, unit, startedAt } });
  });
  const { draft, plan, reasons, isDraft } = order;
  try {
    const file = await askWhere(order);
    // Cancelled, or the vault was locked while the dialog stood open.
    if (file === null || buildWork().state !== 'choosing') {
      if (buildWork().state === 'choosing') setBuildWork({ state: 'idle' });
      return false;
    }
    job = `job-${crypto.randomUUID()}` as JobId;
    setBuildWork({ state: 'running', progress: null, isCancelling: false });
    const { summary, files } = await call(
      'package',
      'build',
      {
        engagementId: draft.engagementId,
        target: file.token,
        omissions: omissionsOf(plan.gaps, reasons, draft.leftFiles),
        allowDraft: isDraft,
        selection: selectionOf(draft),
        round: draft.round,
        recipientIds: [...draft.recipientIds],
        envelope: envelopeOf(order),
        deltaFrom: draft.deltaFrom,
        partBytes: partBytesOf(draft),
      },
      job,
    );
    const names = files.map(({ name }) => name);
    const refs = await call('app', 'writtenBeside', { target: file.token, names });
    rememberBuiltFiles(summary, refs);
    if (buildWork().state !== 'running') return false;
    setBuildWork({ state: 'done', summary, files, refs, isEncrypted: draft.encryption !== 'none' });
    return true;
  } catch (error) {
    const failure = failureOf(error);
    const isLate = buildWork().state === 'idle';
    if (!isLate)
      setBuildWork(failure.code === 'job.cancelled' ? { state: 'idle' } : { state: 'failed', failure });
    return false;
  } finally {
    stop();
    job = null;
  }
};

export const cancelBuild = (): void => {
  const work = buildWork();
  if (work.state !== 'running' || job === null) return;
  setBuildWork({ ...work, isCancelling: true });
  bridge.cancel(job);
};
