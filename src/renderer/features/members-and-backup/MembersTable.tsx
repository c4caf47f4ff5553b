// Who may open the vault. A vault has tens of members at most, so all rows exist.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Member } from '../../../shared/domain/member';
import type { MemberId } from '../../../shared/ids';
import { access } from '../../messages/access';
import { dayText } from '../../messages/dates';
import { members as text } from '../../messages/members';
import { StateMark } from '../../ui/StateMark';
import styles from './members.module.css';

interface MembersTableProps {
  readonly members: readonly Member[];
  readonly label: string;
  readonly you: MemberId;
  readonly selectedId: MemberId | null;
  readonly onSelect: (id: MemberId) => void;
}

const PRESENT = [text.columnName, text.columnRole, text.columnSince, text.columnKey];
const FORMER = [text.columnName, text.columnRole, text.columnWas];

/** Of present members, or of former ones: then with the days until which they were. */
export const MembersTable = ({ members, label, you, selectedId, onSelect }: MembersTableProps) => {
  const isFormer = members[0]?.removedAt !== null;
  const [focused, setFocused] = useState(0);
  const body = useRef<HTMLDivElement>(null);
  const stop = Math.min(focused, members.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: members.length - 1,
    };
    const target = moves[event.key];
    const place = target === undefined ? stop : Math.min(members.length - 1, Math.max(0, target));
    const member = members[place];
    if (member === undefined) return;
    if (target !== undefined) {
      event.preventDefault();
      setFocused(place);
      body.current?.querySelector<HTMLElement>(`[data-place="${String(place)}"]`)?.focus();
      if (selectedId !== null) onSelect(member.id);
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onSelect(member.id);
    }
  };

  return (
    <div
      role="grid"
      aria-label={label}
      className={styles.table}
      data-former={isFormer}
      ref={body}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup">
        <div role="row" className={styles.head}>
          {(isFormer ? FORMER : PRESENT).map((title) => (
            <span key={title} role="columnheader">
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup">
        {members.map((member, place) => (
          <div
            key={member.id}
            role="row"
            className={styles.row}
            data-place={place}
            aria-selected={member.id === selectedId}
            aria-label={text.row(member.name, access.role(member.role))}
            tabIndex={place === stop ? 0 : -1}
            onFocus={() => {
              setFocused(place);
            }}
            onClick={() => {
              onSelect(member.id);
            }}
          >
            <span role="gridcell" className={styles.name}>
              <bdi title={member.name}>{member.name}</bdi>
              {member.id === you && <small>{text.you}</small>}
            </span>
            <span role="gridcell">{access.role(member.role)}</span>
            <span role="gridcell" className="num">
              {member.removedAt === null
                ? dayText(member.addedAt)
                : text.removedOn(dayText(member.addedAt), dayText(member.removedAt))}
            </span>
            {!isFormer && (
              <span role="gridcell">
                <KeyState member={member} isYou={member.id === you} />
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  );
};

interface KeyStateProps {
  readonly member: Member;
  readonly isYou: boolean;
  /** With what is still to be done about it. */
  readonly long?: boolean;
}

export const KeyState = ({ member, isYou, long = false }: KeyStateProps) => {
  if (!member.canOpen) return <StateMark state="late">{long ? text.noneYet : text.none}</StateMark>;
  if (member.passphraseGivenByOwner)
    return (
      <StateMark state="due" quiet>
        {long ? text.givenYet : text.given}
      </StateMark>
    );
  return <span className="muted">{isYou ? text.ownYours : text.own}</span>;
};
