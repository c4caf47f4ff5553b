export { deliver } from './deliveries';
export { writeDeliveryNote } from './delivery-note';
export { copyFlat, type FlatCopied, type FlatCopy } from './flat-copy';
export { type LetterForm, writeKeyCard } from './key-card';
export { type Letter, type LetterPart, letterPdf } from './letter-pdf';
export { letterText } from './letter-text';
export { packageDetails } from './package-details';
export { recallPackage } from './recall';
export { keepReceipt, receiptsOf, type ReceiptFiles } from './receipts';
