// The frame of an engagement: type, dates, system, firm, categories with what each asks, and its state.
import { useNavigate } from '@tanstack/react-router';
import { CATEGORY_HELP } from '../../../shared/domain/category-help';
import type { Engagement } from '../../../shared/domain/engagement';
import { useCall } from '../../app/use-call';
import { engagement as text } from '../../messages/engagement';
import { scope as words } from '../../messages/engagement-scope';
import { Button } from '../../ui/Button';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { timeText } from './EngagementsList';
import { addedBy } from './engagement-draft';
import styles from './scope.module.css';
import { StateTrack } from './StateTrack';

export const FrameSection = ({ engagement }: { readonly engagement: Engagement }) => {
  const navigate = useNavigate();
  const catalog = useCall('catalog', 'get', {}).data;
  return (
    <div className={styles.frame}>
      <Section
        title={words.frame}
        action={
          <Button kind="quiet" onPress={() => void navigate({ to: '/engagement', search: { form: 'edit' } })}>
            {words.change}
          </Button>
        }
      >
        <KeyValues
          wide
          facts={[
            [words.number, engagement.id],
            [text.type, words.typeOf(engagement.type)],
            [words.time, timeText(engagement)],
            [text.system, <bdi key="system">{engagement.systemName}</bdi>],
            [text.firm, <bdi key="firm">{engagement.firm === '' ? text.firmHelp : engagement.firm}</bdi>],
            [words.catalog, engagement.catalogVersion],
            ...(engagement.rolledForwardFrom === null
              ? []
              : ([[words.madeFrom, engagement.rolledForwardFrom]] as const)),
          ]}
        />
      </Section>
      <Section title={text.categories}>
        <ul className={styles.categories}>
          {engagement.categories.map((id) => (
            <li key={id}>
              <b>{text.categoryName(id)}</b>
              <span className="muted">{CATEGORY_HELP.find((help) => help.id === id)?.asks}</span>
              {catalog !== undefined && (
                <span className="help">
                  {text.adds(id === 'security', addedBy(catalog, id, engagement.categories))}
                </span>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <div className={styles.whole}>
        <Section title={words.stateTitle}>
          <StateTrack engagement={engagement} />
        </Section>
      </div>
    </div>
  );
};
