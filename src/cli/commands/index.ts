// All commands, in the order help shows them.
import type { Command } from '../command';
import { catalogCommands } from './catalog';
import { controlCommands } from './control';
import { coverageCommands } from './coverage';
import { documentCommands } from './document';
import { engagementCommands } from './engagement';
import { evidenceCommands } from './evidence';
import { exceptionCommands } from './exception';
import { kitCommands } from './kit';
import { logCommands } from './log';
import { memberCommands } from './member';
import { packageHandoverCommands } from './package-handover';
import { packageKeygenCommands } from './package-keygen';
import { packageCommands } from './package';
import { packageBuildCommands } from './package-build';
import { packageDiffCommands } from './package-diff';
import { packageCheckerCommands } from './package-checker';
import { packageReceiptCommands } from './package-receipt';
import { packageVerifyCommands } from './package-verify';
import { policyCommands } from './policy';
import { policyAcknowledgeCommands } from './policy-acknowledge';
import { populationCommands } from './population';
import { populationSampleCommands } from './population-samples';
import { questionnaireCommands } from './questionnaire';
import { readinessCommands } from './readiness';
import { recipientCommands } from './recipient';
import { recipientKeyCommands } from './recipient-key';
import { registerCommands } from './register';
import { programmeCommands } from './programme';
import { registerEditCommands } from './register-edit';
import { registerTableCommands } from './register-table';
import { reportCommands } from './report';
import { requestRespondCommands } from './request-respond';
import { reviewAnswerCommands } from './review-answer';
import { reviewCommands } from './review';
import { requestCommands } from './request';
import { requestEditCommands } from './request-edit';
import { requestImportCommands } from './request-import';
import { roadmapCommands } from './roadmap';
import { taskCommands } from './tasks';
import { vaultCommands } from './vault';
import { vaultBackupCommands } from './vault-backup';
import { vaultCheckCommands } from './vault-check';
import { vaultCopyCommands } from './vault-copies';
import { vaultKeyCommands } from './vault-keys';
import { vaultSignerCommands } from './vault-signer';

export const COMMANDS: readonly Command[] = [
  ...vaultCommands,
  ...vaultCheckCommands,
  ...vaultBackupCommands,
  ...vaultCopyCommands,
  ...vaultKeyCommands,
  ...vaultSignerCommands,
  ...memberCommands,
  ...engagementCommands,
  ...catalogCommands,
  ...controlCommands,
  ...evidenceCommands,
  ...coverageCommands,
  ...populationCommands,
  ...populationSampleCommands,
  ...exceptionCommands,
  ...requestCommands,
  ...requestEditCommands,
  ...requestImportCommands,
  ...readinessCommands,
  ...taskCommands,
  ...roadmapCommands,
  ...registerCommands,
  ...registerEditCommands,
  ...registerTableCommands,
  ...programmeCommands,
  ...kitCommands,
  ...policyCommands,
  ...policyAcknowledgeCommands,
  ...questionnaireCommands,
  ...documentCommands,
  ...reportCommands,
  ...requestRespondCommands,
  ...recipientCommands,
  ...recipientKeyCommands,
  ...packageCommands,
  ...packageBuildCommands,
  ...packageDiffCommands,
  ...packageVerifyCommands,
  ...packageHandoverCommands,
  ...packageReceiptCommands,
  ...packageKeygenCommands,
  ...packageCheckerCommands,
  ...reviewCommands,
  ...reviewAnswerCommands,
  ...logCommands,
];
