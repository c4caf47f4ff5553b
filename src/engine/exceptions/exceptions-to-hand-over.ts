// Which exceptions of an engagement go into a package: all that somebody confirmed and nobody withdrew.
import { controlId, type EngagementId, type ExceptionId, exceptionId, numberOf } from '../../shared/ids';
import type { OpenVault } from '../vault/open-vault';
import { CONTROL_TITLES } from './exception-queries';
import { type ExceptionRow, type StoredException, storedException } from './exception-rows';

type HandedOver = Omit<StoredException, 'engagementId'> & {
  readonly id: ExceptionId;
  readonly controlTitle: string;
};

/** By number. */
export const exceptionsToHandOver = (vault: OpenVault, engagement: EngagementId): HandedOver[] => {
  const titles = new Map(
    (vault.db.prepare(CONTROL_TITLES).all() as { number: number; title: string }[]).map((row) => [
      controlId(row.number),
      row.title,
    ]),
  );
  const rows = vault.db
    .prepare(
      `SELECT * FROM exception WHERE engagement = ? AND state <> 'draft' AND withdrawn IS NULL ORDER BY number`,
    )
    .all(numberOf(engagement)) as ExceptionRow[];
  return rows.map((row) => {
    const { engagementId: _, ...stated } = storedException(vault.db, row);
    return { ...stated, id: exceptionId(row.number), controlTitle: titles.get(stated.controlId) ?? '' };
  });
};
