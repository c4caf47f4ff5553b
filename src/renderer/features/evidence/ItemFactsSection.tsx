// What holds for the item whatever its version.
import type { EvidenceDetail } from '../../../shared/domain/evidence';
import { evidencePanel as text } from '../../messages/evidence-panel';
import { kindText } from '../../messages/evidence-words';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import styles from './evidence.module.css';

export const ItemFactsSection = ({ item }: { readonly item: EvidenceDetail }) => (
  <Section title={text.item}>
    <KeyValues
      facts={[
        [text.kind, kindText(item.kind)],
        [
          text.owner,
          item.owner === '' ? (
            <span key="owner" className="faint">
              {text.nobody}
            </span>
          ) : (
            <bdi key="owner">{item.owner}</bdi>
          ),
        ],
        [
          text.tags,
          item.tags.length === 0 ? (
            <span key="tags" className="faint">
              {text.none}
            </span>
          ) : (
            <span key="tags" className={styles.tags}>
              {item.tags.map((tag) => (
                <bdi key={tag} className={styles.tag}>
                  {tag}
                </bdi>
              ))}
            </span>
          ),
        ],
        ...(item.notes === ''
          ? []
          : [
              [
                text.notes,
                <span key="notes" className={styles.notes} dir="auto">
                  {item.notes}
                </span>,
              ] as const,
            ]),
      ]}
    />
  </Section>
);
