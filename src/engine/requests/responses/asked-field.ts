// One field of what is asked, out of the text it is kept as where two sides say it differently.
import { AskedFacts } from '../../../shared/domain/request';
import { UserError } from '../../../shared/errors';

const BETWEEN = ' – ';

const valueOf = (field: string, text: string): unknown => {
  if (field === 'period') {
    const [from, to] = text.split(BETWEEN);
    return text === '' ? null : { from, to };
  }
  return (field === 'requestedOn' || field === 'dueOn') && text === '' ? null : text;
};

/** @throws UserError request.state, for a field there is not or a text that is none of its values */
export const withField = (asked: AskedFacts, field: string, text: string): AskedFacts => {
  const isField = field in AskedFacts.shape && field !== 'extra';
  const changed = AskedFacts.safeParse({ ...asked, [field]: valueOf(field, text) }).data;
  if (!isField || changed === undefined)
    throw new UserError('request.state', { what: 'What came back does not fit the field.' });
  return changed;
};
