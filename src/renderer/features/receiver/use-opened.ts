// The package that is open on the auditor's side; undefined until it is known, null without one.
import type { OpenedPackage } from '../../../shared/domain/review';
import { useCall } from '../../app/use-call';

export const useOpened = (): OpenedPackage | null | undefined => useCall('review', 'current', {}).data;
