// Asks where the package is to go, builds it, and keeps what came out for the last step of the assistant.
import { useState } from 'react';
import type { FileRef } from '../../../shared/contract';
import type { Engagement } from '../../../shared/domain/engagement';
import { type PackagePlan, WHOLE_SCOPE } from '../../../shared/domain/package';
import type { PackageSummary } from '../../../shared/domain/package-round';
import type { VaultInfo } from '../../../shared/domain/vault';
import type { Failure } from '../../../shared/errors';
import { useCommand } from '../../app/use-call';
import { type JobProgress, useJob } from '../../app/use-job';
import { rememberBuiltFile } from './built-files';
import { omissionsOf, type Reasons, suggestedZipName } from './package-draft';

export interface BuildWork {
  /** False when nothing was built: the dialog was cancelled, the build cancelled, or it failed. */
  readonly start: (plan: PackagePlan, reasons: Reasons, isDraft: boolean) => Promise<boolean>;
  readonly cancel: () => void;
  readonly isRunning: boolean;
  readonly isCancelling: boolean;
  readonly progress: JobProgress | null;
  readonly failure: Failure | null;
  readonly built: { readonly summary: PackageSummary; readonly file: FileRef } | null;
}

export const useBuild = (engagement: Engagement, vault: VaultInfo): BuildWork => {
  const choose = useCommand('app', 'choose');
  const job = useJob('package', 'build');
  const [built, setBuilt] = useState<BuildWork['built']>(null);

  const start: BuildWork['start'] = async (plan, reasons, isDraft) => {
    const chosen = await choose.run({
      what: 'new-package-file',
      suggestedName: suggestedZipName(vault.organization, engagement, isDraft),
    });
    const file = chosen?.[0];
    if (file === undefined) return false;
    const answer = await job.start({
      engagementId: engagement.id,
      target: file.token,
      omissions: omissionsOf(plan.gaps, reasons),
      allowDraft: isDraft,
      selection: WHOLE_SCOPE,
      round: { kind: 'new-package' },
      recipientIds: [],
      envelope: { kind: 'none' },
      deltaFrom: null,
      partBytes: null,
    });
    if (answer === null) return false;
    const { summary } = answer;
    rememberBuiltFile(summary.id, file);
    setBuilt({ summary, file });
    return true;
  };

  return {
    start,
    cancel: job.cancel,
    isRunning: job.isRunning,
    isCancelling: job.isCancelling,
    progress: job.progress,
    failure: job.failure ?? choose.failure,
    built,
  };
};
