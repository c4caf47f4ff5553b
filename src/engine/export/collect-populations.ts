// Populations as a package tells them: no more of each than the reader may know.
import type { ControlId, EvidenceId } from '../../shared/ids';
import type { HandedOverPopulation } from '../populations';
import type { PackagePopulation } from './package-content';

export const collectPopulations = (
  populations: readonly HandedOverPopulation[],
  controls: ReadonlySet<ControlId>,
  held: ReadonlySet<EvidenceId>,
): PackagePopulation[] => {
  const known = new Set(populations.map((one) => one.id));
  return populations.map((one) => ({
    id: one.id,
    title: one.title,
    state: one.state,
    stateNote: one.stateNote,
    controlIds: one.controlIds.filter((id) => controls.has(id)),
    replaces: one.replaces !== null && known.has(one.replaces) ? one.replaces : null,
    record: one.record,
    list: {
      evidenceId: one.evidence.evidenceId,
      ref: one.evidence.ref,
      position: one.evidence.position,
    },
    rowCount: one.rowCount,
    columns: one.columns.map(({ name, digest, blankCount }) => ({ name, digest, blankCount })),
    selections: one.selections.map(({ number, picker, method, seed, pickedOn, note, attributes }) => ({
      number,
      picker,
      method,
      seed,
      pickedOn,
      note,
      attributes,
    })),
    samples: one.samples.map(({ id, selection, row, cells, state, note, evidence }) => ({
      id,
      selection,
      row,
      cells,
      state,
      note,
      evidence: evidence.filter((link) => held.has(link.evidenceId)),
    })),
  }));
};
