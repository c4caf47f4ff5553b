// The register itself, or what changed in it within some days.
import { register as text } from '../../messages/programme';
import { ViewTabs } from '../../ui/ViewTabs';
import type { PagePartProps } from './register-part';
import styles from './programme.module.css';

export const RegisterViews = ({ search, onSearch }: PagePartProps) => (
  <div className={styles.views}>
    <ViewTabs<'list' | 'changes'>
      label={text.views}
      tabs={[
        { id: 'list', label: text.viewList },
        { id: 'changes', label: text.viewChanges },
      ]}
      value={search.view ?? 'list'}
      onChange={(view) => {
        onSearch(
          view === 'changes'
            ? { view, ...(search.from && { from: search.from }), ...(search.to && { to: search.to }) }
            : {},
        );
      }}
    />
  </div>
);
