// Goes to the screen and panel of anything that has a number.
import { useCallback } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { partsOf, RecordId } from '../../shared/domain/programme/record-id';
import {
  ControlId,
  CriterionId,
  EvidenceId,
  EvidenceVersionRef,
  ExceptionId,
  MemberId,
  PackageId,
  PackageRoundRef,
  PointOfFocusId,
  PopulationId,
  RecipientId,
  RemediationTaskId,
  RequestId,
  SampleItemId,
} from '../../shared/ids';
import { numberedKind, PLACES } from '../features/receiver/receiver-places';
import { useCall } from './use-call';

/** @returns what opens the object, or null when the number names nothing that has a screen */
export const useOpenObject = (): ((id: string) => (() => void) | null) => {
  const navigate = useNavigate();
  const { data: vault } = useCall('vault', 'current', {});
  const isWorkingFile = vault?.kind === 'working-file';
  return useCallback(
    (id: string) => {
      // There a number is one of the package that is open.
      if (isWorkingFile) {
        const kind = numberedKind(id);
        return kind === null
          ? null
          : () => void navigate({ to: PLACES[kind], search: { shown: { kind, id } } });
      }
      const control = ControlId.safeParse(id);
      if (control.success) return () => void navigate({ to: '/controls', search: { id: control.data } });
      const evidence = EvidenceId.safeParse(
        EvidenceVersionRef.safeParse(id).success ? id.slice(0, id.indexOf('.')) : id,
      );
      if (evidence.success) return () => void navigate({ to: '/evidence', search: { id: evidence.data } });
      const point = PointOfFocusId.safeParse(id);
      if (point.success) {
        const criterion = CriterionId.parse(point.data.slice(0, point.data.lastIndexOf('-')));
        return () => void navigate({ to: '/criteria', search: { id: criterion, point: point.data } });
      }
      const criterion = CriterionId.safeParse(id);
      if (criterion.success) return () => void navigate({ to: '/criteria', search: { id: criterion.data } });
      const record = RecordId.safeParse(id);
      if (record.success)
        return () =>
          void navigate({
            to: '/programme/$register',
            params: { register: partsOf(record.data).register },
            search: { id: record.data },
          });
      const exception = ExceptionId.safeParse(id);
      if (exception.success)
        return () => void navigate({ to: '/exceptions', search: { id: exception.data } });
      const task = RemediationTaskId.safeParse(id);
      if (task.success) return () => void navigate({ to: '/readiness', search: { task: task.data } });
      const request = RequestId.safeParse(id);
      if (request.success) return () => void navigate({ to: '/requests', search: { id: request.data } });
      const population = PopulationId.safeParse(id);
      if (population.success)
        return () => void navigate({ to: '/populations', search: { id: population.data } });
      const sample = SampleItemId.safeParse(id);
      if (sample.success)
        return () =>
          void navigate({
            to: '/populations',
            search: {
              id: PopulationId.parse(id.slice(0, id.indexOf('.'))),
              view: 'samples',
              sample: sample.data,
            },
          });
      const built = PackageId.safeParse(id);
      if (built.success) return () => void navigate({ to: '/packages', search: { id: built.data } });
      if (PackageRoundRef.safeParse(id).success) {
        const at = id.lastIndexOf('-r');
        const search = { id: PackageId.parse(id.slice(0, at)), round: Number(id.slice(at + 2)) };
        return () => void navigate({ to: '/packages', search });
      }
      const recipient = RecipientId.safeParse(id);
      if (recipient.success)
        return () => void navigate({ to: '/packages/recipients', search: { id: recipient.data } });
      const member = MemberId.safeParse(id);
      if (member.success) return () => void navigate({ to: '/vault', search: { member: member.data } });
      return null;
    },
    [navigate, isWorkingFile],
  );
};
