// Only for what must be answered before going on, or cannot be undone.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { classNames } from './class-names';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Escape, or a press beside it; left out when it must be answered. */
  readonly onClose?: () => void;
  readonly children: ReactNode;
  readonly foot: ReactNode;
  /** `page` fills the window. */
  readonly width?: 'narrow' | 'wide' | 'page';
  readonly role?: 'dialog' | 'alertdialog';
}

export const Dialog = ({
  title,
  isOpen,
  onClose,
  children,
  foot,
  width = 'narrow',
  role = 'dialog',
}: DialogProps) => (
  <ModalOverlay
    className={classNames('scrim', styles.overlay)}
    isOpen={isOpen}
    isDismissable={onClose !== undefined}
    isKeyboardDismissDisabled={onClose === undefined}
    onOpenChange={(open) => {
      if (!open) onClose?.();
    }}
  >
    <Modal className={classNames('dialog', styles[width])}>
      <AriaDialog role={role} className={styles.inside ?? ''}>
        <div className={classNames('dialog__body', styles.body)}>
          <Heading slot="title" className="panel__title">
            {title}
          </Heading>
          {children}
        </div>
        <div className="dialog__foot">{foot}</div>
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
