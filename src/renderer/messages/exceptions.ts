// Texts of the Exceptions screen. The response is management's; nothing here is the auditor's result.
import type { ExceptionState } from '../../shared/domain/exception';

const STATES = {
  draft: 'Draft',
  confirmed: 'Confirmed',
  responded: 'Responded',
  remediating: 'Remediating',
  fixed: 'Fixed',
  retested: 'Retested',
  closed: 'Closed',
  accepted: 'Risk accepted',
} as const satisfies Record<ExceptionState, string>;

export const exceptions = {
  title: 'Exceptions',
  state: (state: ExceptionState): string => STATES[state],
} as const;
