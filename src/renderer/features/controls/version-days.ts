// The days a version of a control was in force, in words.
import type { ControlVersion } from '../../../shared/domain/control';
import { history as text } from '../../messages/control-verbs';
import { dateText } from '../../messages/dates';

/** As far as anybody has stated them. */
export const versionDays = ({ validFrom, validTo }: Pick<ControlVersion, 'validFrom' | 'validTo'>): string =>
  validFrom === null
    ? validTo === null
      ? text.always
      : text.until(dateText(validTo))
    : validTo === null
      ? text.since(dateText(validFrom))
      : text.between(dateText(validFrom), dateText(validTo));
