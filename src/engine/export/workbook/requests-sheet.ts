// The sheet of what the auditor asked, for reading; the list to fill in is a workbook of its own
// (50_requests/requests.xlsx). Left out where nothing was asked.
import type { PackageModel } from '../package-model';
import { AUDITOR_STATUS_NAME, REQUEST_KIND_NAME, REQUESTS_PATH, toldText } from '../pages/request-words';
import { column, firstFileCell } from './columns';
import type { WorkbookSheet } from './write-workbook';

export const requestsSheets = (model: PackageModel): WorkbookSheet[] =>
  model.requests.length === 0
    ? []
    : [
        {
          name: 'Requests',
          columns: [
            column('Request', 11),
            column('Reference', 14),
            column('Area', 24),
            column('Title', 34),
            column('The auditor’s words', 70),
            column('Kind', 12),
            column('Named', 20),
            column('About from', 12),
            column('About to', 12),
            column('Asked on', 12),
            column('Due on', 12),
            column('Status, as the auditor told', 18),
            column('Why returned', 40),
            column('Told', 30),
            column('Answered with this round', 14),
            column('Evidence', 30),
            column('First file', 62),
            column('Controls', 18),
            column('Populations and picks', 24),
            column('Comments', 60),
          ],
          rows: model.requests.map((one) => {
            const first = one.evidence[0];
            return [
              { text: one.id, opens: `${REQUESTS_PATH}#${one.id}` },
              one.reference,
              one.area,
              one.title,
              one.wording,
              REQUEST_KIND_NAME[one.kind],
              one.named,
              one.period?.from ?? '',
              one.period?.to ?? '',
              one.requestedOn ?? '',
              one.dueOn ?? '',
              AUDITOR_STATUS_NAME[one.status],
              one.returnReason,
              toldText(one),
              one.isAnswered ? 'yes' : 'no',
              one.evidence.map(({ ref }) => ref).join(', '),
              first === undefined ? '' : firstFileCell(model, model.evidenceItem(first.evidenceId)),
              one.controlIds.join(', '),
              [...one.populationIds, ...one.sampleIds].join(', '),
              one.comments
                .map(({ at, author, side, text }) => `${at.slice(0, 10)} ${author} (${side}): ${text}`)
                .join('\n\n'),
            ];
          }),
        },
      ];
