// The files of a package that the auditor fills in and sends back: the list of requests as a workbook, and the empty
// response for whoever writes by hand or by program. Nothing where nothing was asked.
import { responseTemplate } from '../../shared/response';
import { requestsWorkbook } from '../requests';
import { sha256Hex } from '../crypto/hash';
import { utf8 } from '../crypto/bytes';
import type { PackageModel } from './package-model';
import { examinedText, reportName } from './pages/formats';
import { REQUESTS_WORKBOOK, RESPONSE_TEMPLATE } from './pages/request-words';

/** Number of the list: follows from that of the package, so that a round written again has the same bytes. */
export const sheetOf = (packageUuid: string): string =>
  sha256Hex(`muniment-requests-1 ${packageUuid}`).slice(0, 32);

export const requestFiles = (
  model: PackageModel,
): readonly (readonly [path: string, bytes: Uint8Array])[] => {
  const { content, requests, signer } = model;
  if (requests.length === 0) return [];
  const template = responseTemplate(
    { id: content.packageId, round: content.round, uuid: content.uuid, signer_key: signer.publicKey },
    requests.map((one) => one.id),
  );
  const workbook = requestsWorkbook({
    uuid: sheetOf(content.uuid),
    round: { packageId: content.packageId, round: content.round },
    organization: content.organization,
    engagement: `${content.systemName}, ${reportName(content.examined)}, ${examinedText(content.examined)}`,
    requests,
    populations: content.populations.flatMap(({ id, list }) => {
      const file = model.filesOf(list.evidenceId).find((one) => one.position === list.position);
      return file === undefined ? [] : [{ id, listSha256: file.sha256 }];
    }),
  });
  return [
    [REQUESTS_WORKBOOK, workbook],
    [RESPONSE_TEMPLATE, utf8(template)],
  ];
};
