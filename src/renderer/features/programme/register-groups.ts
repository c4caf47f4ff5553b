// In which order and under which headings the registers stand on the programme's first screen.
import type { Register } from '../../../shared/domain/programme';
import type { programme } from '../../messages/programme';

export const REGISTER_GROUPS: readonly {
  readonly id: keyof typeof programme.groups;
  readonly registers: readonly Register[];
}[] = [
  { id: 'people', registers: ['policy', 'person'] },
  { id: 'vendors', registers: ['vendor', 'vendor-report', 'questionnaire'] },
  { id: 'ai', registers: ['ai-asset'] },
  { id: 'events', registers: ['risk', 'incident', 'change'] },
  { id: 'management', registers: ['document', 'own-report', 'share'] },
];
