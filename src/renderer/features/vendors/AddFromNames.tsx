// Vendors added by ticking names instead of typing them. The list holds names only, and no claims about anybody.
import { useState } from 'react';
import { ListPlus } from 'lucide-react';
import {
  factsOfName,
  isSameName,
  VENDOR_KINDS,
  VENDOR_NAMES,
  type VendorKind,
} from '../../../shared/domain/programme/vendor-names';
import { useMay } from '../../app/use-access';
import { useCommand } from '../../app/use-call';
import { today } from '../../messages/dates';
import { vendors as text } from '../../messages/vendors';
import { Button } from '../../ui/Button';
import { CheckList } from '../../ui/CheckList';
import { Dialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/Notice';
import { SearchField } from '../../ui/SearchField';
import { TextField } from '../../ui/TextField';
import { useRecordsOf } from './use-vendor-records';
import styles from './vendors.module.css';

const KINDS = Object.keys(VENDOR_KINDS) as VendorKind[];

export const AddFromNames = () => {
  const [isOpen, setOpen] = useState(false);
  const mayAdd = useMay('register.added');
  if (!mayAdd) return null;
  return (
    <>
      <Button
        icon={<ListPlus className="i" aria-hidden="true" />}
        onPress={() => {
          setOpen(true);
        }}
      >
        {text.pick}
      </Button>
      {isOpen && (
        <NamesDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
};

const NamesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const add = useCommand('programme', 'add');
  const there = useRecordsOf('vendor', null);
  const [query, setQuery] = useState('');
  const [owner, setOwner] = useState('');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const words = query.trim().toLowerCase();
  const isThere = (name: string): boolean => there?.some(({ title }) => isSameName(title, name)) ?? false;
  const groups = KINDS.map((kind) => ({
    id: kind,
    title: VENDOR_KINDS[kind],
    items: VENDOR_NAMES.filter((one) => one.kind === kind && one.name.toLowerCase().includes(words)).map(
      ({ name, isModelProvider }) => ({
        id: name,
        title: name,
        ...(isThere(name)
          ? { isDisabled: true, note: text.pickThere }
          : isModelProvider
            ? { note: text.pickModels }
            : {}),
      }),
    ),
  }));
  const take = async () => {
    const records = VENDOR_NAMES.filter(({ name }) => picked.has(name) && !isThere(name)).map((one) => ({
      facts: { ...factsOfName(one), owner: owner.trim() },
      state: null,
    }));
    const added = await add.run({ register: 'vendor', records, on: today(), note: '' });
    if (added !== null) onClose();
  };
  return (
    <Dialog
      title={text.pickTitle}
      width="wide"
      isOpen
      onClose={onClose}
      foot={
        <>
          <Button size={32} onPress={onClose}>
            {text.cancel}
          </Button>
          <Button
            size={32}
            kind="primary"
            isDisabled={picked.size === 0 || add.isRunning || there === undefined}
            onPress={() => {
              void take();
            }}
          >
            {text.pickAdd(picked.size)}
          </Button>
        </>
      }
    >
      <p className="muted">{text.pickText}</p>
      <div className={styles.names}>
        <SearchField label={text.pickSearch} value={query} onChange={setQuery} autoFocus />
        <CheckList<string>
          label={text.pickTitle}
          groups={groups}
          selected={picked}
          onChange={setPicked}
          empty={text.pickNone}
        />
      </div>
      <TextField
        label={text.pickOwner}
        help={text.pickOwnerHelp}
        value={owner}
        onChange={setOwner}
        maxLength={300}
      />
      <FailureNotice failure={add.failure} />
    </Dialog>
  );
};
