// The files a report of ours is kept as: those of the evidence it names, and of its bridge letters.
import { useQueries } from '@tanstack/react-query';
import type { OwnReport } from '../../../shared/domain/programme/own-report';
import { RecordId } from '../../../shared/domain/programme/record-id';
import type { EvidenceId } from '../../../shared/ids';
import { call, useCall } from '../../app/use-call';
import { today } from '../../messages/dates';

export interface ReportFile {
  /** Of this choice: the item and the place of the file in it. */
  readonly key: string;
  readonly evidenceId: EvidenceId;
  readonly position: number;
  readonly name: string;
  readonly title: string;
}

const isPdf = (mediaType: string, name: string): boolean =>
  mediaType === 'application/pdf' || name.toLowerCase().endsWith('.pdf');

/** PDFs only. Undefined until they are known; null where there is no such report. */
export const useReportFiles = (report: string): readonly ReportFile[] | null | undefined => {
  const id = RecordId.safeParse(report);
  const { data: record, failure } = useCall(
    'programme',
    'get',
    { id: id.data ?? 'RPT-00', today: today() },
    { enabled: id.success },
  );
  const facts = record?.facts as OwnReport | undefined;
  const ids = facts === undefined ? [] : [...new Set([...facts.files, ...facts.bridgeLetters])];
  const items = useQueries({
    queries: ids.map((one) => ({
      queryKey: ['evidence', 'get', { id: one }],
      queryFn: () => call('evidence', 'get', { id: one }),
    })),
    combine: (results) => ({
      isPending: results.some((result) => result.isPending),
      found: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
    }),
  });
  if (!id.success || failure !== null) return null;
  if (facts === undefined || items.isPending) return undefined;
  return items.found.flatMap((item) =>
    item.files
      .filter((file) => isPdf(file.mediaType, file.originalName))
      .map((file) => ({
        key: `${item.id} ${String(file.position)}`,
        evidenceId: item.id,
        position: file.position,
        name: file.originalName,
        title: `${item.id} ${item.title}`,
      })),
  );
};
