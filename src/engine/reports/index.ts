// The door of reports: when they go stale, and copies of ours with a recipient's name on them.
export { reportRenewals } from './renewals';
export { type CopyAsked, saveWatermarkedCopy } from './watermarked-copy';
