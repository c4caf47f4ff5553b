// What becomes of the chosen rows: a new item each, a new version of one that is there, or the next one like it.
import { useState } from 'react';
import type { EvidenceSummary } from '../../../shared/domain/evidence';
import type { Failure } from '../../../shared/errors';
import type { EvidenceId } from '../../../shared/ids';
import { failureOf } from '../../app/call-failed';
import { ObjectLink } from '../../app/ObjectLink';
import { intakePanel as text } from '../../messages/intake-panel';
import { Button } from '../../ui/Button';
import { FailureNotice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import type { Looks } from './assess-rows';
import type { RowPatch } from './CellEditor';
import { DraftField } from './DraftField';
import { makeNextLike, makeVersionOf } from './fill-from-item';
import styles from './intake.module.css';
import { ItemDialog } from './ItemDialog';
import type { AssessedRow } from './use-assessed-rows';

interface PanelBecomesProps {
  readonly chosen: readonly AssessedRow[];
  readonly looks: Looks;
  /** Items it may belong to. */
  readonly suggested: readonly EvidenceSummary[];
  readonly onChange: (patch: RowPatch) => void;
}

export const PanelBecomes = ({ chosen, looks, suggested, onChange }: PanelBecomesProps) => {
  const [asking, setAsking] = useState<'version' | 'like' | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const keys = new Set(chosen.map((one) => one.row.key));
  const only = chosen.length === 1 ? chosen[0] : undefined;
  const isVersion = only !== undefined && only.fate === 'version';
  const run = (work: Promise<void>) => {
    setFailure(null);
    work.catch((error: unknown) => {
      setFailure(failureOf(error));
    });
  };
  const take = (as: 'version' | 'like', id: EvidenceId) => {
    run(as === 'version' ? makeVersionOf(keys, id) : makeNextLike(keys, id));
  };
  return (
    <Section title={text.becomes}>
      <FailureNotice failure={failure} />
      {isVersion && only.row.itemId !== null ? (
        <div className={styles.stack}>
          <p>
            {text.newVersionOf} <ObjectLink id={only.row.itemId} />{' '}
            <span className="muted">{looks.items.get(only.row.itemId)?.title}</span>
          </p>
          <p className="help">{text.newVersionHelp}</p>
          <DraftField
            label={text.changeNote}
            value={only.row.changeNote}
            maxLength={2000}
            onChange={(changeNote) => {
              onChange({ changeNote });
            }}
          />
          <div className={styles.quick}>
            <Button
              kind="quiet"
              onPress={() => {
                onChange({ action: 'add', itemId: null });
              }}
            >
              {text.newItem}
            </Button>
          </div>
        </div>
      ) : (
        <>
          <p className="muted">{chosen.length === 1 ? text.newItem : text.newItems}</p>
          {suggested.map((item) => (
            <div key={item.id} className={styles.suggested}>
              <p className={styles.suggestedTitle} title={item.title}>
                <ObjectLink id={item.id} /> <bdi>{item.title}</bdi>
                {item.state === 'requested' && <span className="muted"> {text.requested}</span>}
              </p>
              <Button
                kind="quiet"
                aria-label={`${item.state === 'requested' ? text.answer : text.version}: ${item.id}`}
                onPress={() => {
                  take('version', item.id);
                }}
              >
                {item.state === 'requested' ? text.answer : text.version}
              </Button>
              {item.state !== 'requested' && (
                <Button
                  kind="quiet"
                  aria-label={`${text.next}: ${item.id}`}
                  onPress={() => {
                    take('like', item.id);
                  }}
                >
                  {text.next}
                </Button>
              )}
            </div>
          ))}
          <div className={styles.quick}>
            <Button
              kind="quiet"
              isDisabled={only === undefined}
              onPress={() => {
                setAsking('version');
              }}
            >
              {text.newVersion}
            </Button>
            <Button
              kind="quiet"
              onPress={() => {
                setAsking('like');
              }}
            >
              {text.sameAgain}
            </Button>
          </div>
        </>
      )}
      {asking !== null && (
        <ItemDialog
          title={asking === 'version' ? text.itemDialogVersion : text.itemDialogLike}
          withRequested={asking === 'version'}
          onTake={(id) => {
            take(asking, id);
          }}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </Section>
  );
};
