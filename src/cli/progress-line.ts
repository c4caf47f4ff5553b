// One line that says how far long work is.
import type { EngineProgress } from '../shared/engine-messages';
import { sizeText } from './size-text';

const PHASES: Readonly<Record<EngineProgress['phase'], string>> = {
  reading: 'Reading',
  sealing: 'Sealing',
  copying: 'Copying',
  checking: 'Checking',
  writing: 'Writing',
  verifying: 'Verifying',
  upgrading: 'Bringing the vault up to date',
};
const BAR_CELLS = 24;

const amount = (value: number, unit: EngineProgress['unit']): string =>
  unit === 'bytes' ? sizeText(value) : String(value);

/** Such as `Sealing ████████░░░░ 33 %  40.0 MB of 120 MB`. */
export const progressLine = ({ phase, done, total, unit }: EngineProgress): string => {
  if (total === null || total === 0) return `${PHASES[phase]} ${amount(done, unit)}`;
  const share = Math.min(1, done / total);
  const full = Math.round(share * BAR_CELLS);
  const cells = '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return `${PHASES[phase].padEnd(9)} ${cells} ${percent} %  ${amount(done, unit)} of ${amount(total, unit)}`;
};
