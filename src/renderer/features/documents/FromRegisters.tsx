// What our text for a part would be now, beside the one that is being written, to take over by hand.
import { useMemo, useState } from 'react';
import type { DescriptionPart } from '../../../shared/domain/programme/document';
import type { RecordId } from '../../../shared/domain/programme/record-id';
import { parseMarkdown } from '../../../shared/document/parse-markdown';
import { useCall } from '../../app/use-call';
import { today } from '../../messages/dates';
import { documents as text } from '../../messages/documents';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { ComparedTexts } from '../../ui/ComparedTexts';
import { DocumentView } from '../../ui/DocumentView';
import { FailureNotice } from '../../ui/Notice';
import styles from './documents.module.css';

interface FromRegistersProps {
  readonly id: RecordId;
  readonly part: DescriptionPart;
  readonly value: string;
  readonly mayChange: boolean;
  readonly onTake: (value: string) => void;
}

export const FromRegisters = ({ id, part, value, mayChange, onTake }: FromRegistersProps) => {
  const { data, failure } = useCall('documents', 'suggestion', { id, part, today: today() });
  const [isCompared, setCompared] = useState(false);
  const suggested = data?.text ?? '';
  const blocks = useMemo(() => parseMarkdown(suggested), [suggested]);
  const isSame = data !== undefined && suggested.trim() === value.trim();
  return (
    <div className={styles.beside}>
      <div className={styles.besideHead}>
        <span className="help">{isSame ? text.suggestionSame : text.suggestionNote}</span>
        <Checkbox isSelected={isCompared} onChange={setCompared}>
          {text.differences}
        </Checkbox>
      </div>
      <div className={styles.besideText} role="region" aria-label={text.viewSuggestion} tabIndex={0}>
        <FailureNotice failure={failure} />
        {isCompared ? (
          <ComparedTexts before={value} after={suggested} same={text.suggestionSame} />
        ) : (
          <DocumentView blocks={blocks} />
        )}
      </div>
      {mayChange && (
        <div className={styles.besideFoot}>
          <Button
            isDisabled={data === undefined || isSame}
            onPress={() => {
              onTake(suggested);
            }}
          >
            {text.takeOver}
          </Button>
          <Button
            kind="quiet"
            isDisabled={data === undefined || isSame || suggested === ''}
            onPress={() => {
              onTake(`${value.trimEnd()}\n\n${suggested}`.trimStart());
            }}
          >
            {text.addBelow}
          </Button>
        </div>
      )}
    </div>
  );
};
