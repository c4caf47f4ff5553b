// The areas as a list: for whoever does not see the page, and to find one again.
import { X } from 'lucide-react';
import { redaction as text } from '../../messages/redaction';
import { Button } from '../../ui/Button';
import { IconButton } from '../../ui/IconButton';
import type { Area } from './areas';
import styles from './redaction.module.css';

interface AreaListProps {
  readonly areas: readonly Area[];
  readonly page: number;
  readonly pages: number;
  readonly selected: number | null;
  readonly onShow: (area: Area) => void;
  readonly onChange: (area: Area) => void;
  readonly onRemove: (key: number) => void;
}

export const AreaList = ({ areas, page, pages, selected, onShow, onChange, onRemove }: AreaListProps) => {
  if (areas.length === 0) return <p className="muted">{text.noAreas}</p>;
  return (
    <ol className={styles.areas} aria-label={text.areas}>
      {areas.map((area, at) => {
        const name = text.areaName(at + 1, area.page);
        return (
          <li key={area.key} aria-current={area.key === selected ? 'true' : undefined}>
            <span className={styles.areaHead}>
              <Button
                kind="quiet"
                aria-label={text.show(name)}
                onPress={() => {
                  onShow(area);
                }}
              >
                {name}
              </Button>
              <IconButton
                label={text.remove(name)}
                icon={<X className="i i--14" aria-hidden="true" />}
                onPress={() => {
                  onRemove(area.key);
                }}
              />
            </span>
            <small className="faint">{text.areaPlace(area)}</small>
            {pages > 1 && (
              <Button
                kind="quiet"
                onPress={() => {
                  onChange({ ...area, page: area.page === null ? page : null });
                }}
              >
                {area.page === null ? text.onThisPage : text.onAllPages}
              </Button>
            )}
          </li>
        );
      })}
    </ol>
  );
};
