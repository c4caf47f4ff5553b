// The register of those who receive packages, and of the keys packages are encrypted to.
export { readerWhoSigned, readSmallFile, type SigningReader, strictUtf8 } from './came-back';
export {
  addRecipient,
  addRecipientKey,
  changeRecipient,
  confirmRecipientKey,
  type KeyConfirmation,
  removeRecipientKey,
  retireRecipient,
  setReceiptKey,
} from './change-recipients';
export { keysToEncryptTo, requireRecipients } from './keys-to-encrypt-to';
export { getRecipient, listRecipients } from './recipient-rows';
